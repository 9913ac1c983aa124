/// What applying a register changes: what the file names is added or changed, what it no longer names is ended,
/// and nothing is deleted. Applied again, it changes nothing.
public struct RegisterDifference: Hashable, Sendable {
    /// Keys such as `person:kari`, in the register's order.
    public private(set) var added: [String] = []
    public private(set) var changed: [String] = []
    public private(set) var ended: [String] = []
    /// The register as it then stands, what has ended included. What the file names comes first, in its order.
    public private(set) var register: Register

    public var isEmpty: Bool { added.isEmpty && changed.isEmpty && ended.isEmpty }

    /// - Parameters:
    ///   - stored: the register as it stands; nil before the first.
    ///   - date: the day of applying, which is the first day on which what has ended no longer stands.
    /// - Throws: a refusal with every fault of the file, or of the file and the register together.
    public init(from stored: Register?, to draft: RegisterDraft, on date: CalendarDate) throws(Refusal) {
        let faults = RegisterRules.check(draft, on: date)
        guard faults.isEmpty else { throw Refusal.register(faults) }
        register = draft.register
        guard let stored else {
            addAll()
            return
        }
        if stored.network != register.network { changed.append(RegisterKey.key(register.network)) }
        let file = draft.register
        register.organisations = merge(file.organisations, into: stored.organisations, on: date) {
            RegisterKey.key($0)
        }
        register.roles = merge(file.roles, into: stored.roles, on: date) { RegisterKey.key($0) }
        register.people = merge(file.people, into: stored.people, on: date) { RegisterKey.key($0) }
        register.forums = merge(file.forums, into: stored.forums, on: date) { RegisterKey.key($0) }
        merge(file, into: stored, on: date)
        let conflicts = RegisterRules.check(draft, mergedInto: register, on: date)
        guard conflicts.isEmpty else { throw Refusal.register(conflicts) }
    }

    private mutating func addAll() {
        added.append(RegisterKey.key(register.network))
        added += register.organisations.map { RegisterKey.key($0) }
        added += register.roles.map { RegisterKey.key($0) }
        added += register.people.map { RegisterKey.key($0) }
        added += register.forums.map { RegisterKey.key($0) }
        added += register.appointments.map { RegisterKey.key($0) }
    }

    private mutating func merge<Thing: RegisterThing>(
        _ named: [Thing], into stored: [Thing], on date: CalendarDate, key: (Thing) -> String
    ) -> [Thing] {
        let before = Dictionary(stored.map { ($0.id, $0) }) { first, _ in first }
        for thing in named {
            guard let old = before[thing.id] else {
                added.append(key(thing))
                continue
            }
            if old == thing { continue }
            if old.ended == nil && thing.ended != nil { ended.append(key(thing)) } else { changed.append(key(thing)) }
        }
        let names = Set(named.map(\.id))
        let others = stored.filter { !names.contains($0.id) }.map { thing in
            guard thing.stands(on: date) else { return thing }
            var gone = thing
            gone.ended = date
            ended.append(key(gone))
            return gone
        }
        return named + others
    }

    private mutating func merge(_ file: Register, into stored: Register, on date: CalendarDate) {
        let before = Dictionary(stored.appointments.map { ($0.key, $0) }) { first, _ in first }
        for appointment in file.appointments {
            guard let old = before[appointment.key] else {
                added.append(RegisterKey.key(appointment))
                continue
            }
            if old != appointment { changed.append(RegisterKey.key(appointment)) }
        }
        let closing = ClosingAppointments(file: file, stored: stored, date: date)
        for appointment in closing.unnamed {
            let closed = closing.closed(appointment)
            register.appointments.append(closed)
            guard closed != appointment else { continue }
            let wasOver = appointment.until.map { $0 < date } ?? false
            if wasOver { changed.append(RegisterKey.key(closed)) } else { ended.append(RegisterKey.key(closed)) }
        }
    }
}

extension RegisterDifference: Encodable {
    private enum CodingKeys: String, CodingKey {
        case added, changed, ended
    }
}
