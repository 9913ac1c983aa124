/// Reads who a promise belongs to, who was there, or who presents, and looks them up in the register on the
/// meeting's date (`domain.md` §3.6.3). A name is found or refused; likeness only ever suggests.
public struct PartyReader: Sendable {
    let register: Register
    let date: CalendarDate
    let forum: ForumID
    let names: NameIndex
    let roles: [String: Role]
    let seats: RoleSeats
    /// Who had left the register before the meeting, and when.
    let ended: [NameIndex.Named: CalendarDate]
    private let steeringRoles: Set<RoleID>
    private let topForum: ForumID?

    public init(context: ResolutionContext) {
        register = context.register
        date = context.date
        forum = context.forum.id
        names = NameIndex(
            organisations: register.organisations, forums: register.forums, people: register.people)
        roles = PartyReader.spellings(of: register.roles)
        seats = RoleSeats(context)
        ended = names.ended(before: date)
        steeringRoles = Set(register.roles.filter(PartyReader.isSteering).map(\.id))
        topForum = PartyReader.top(of: register.forums.filter { $0.ended.map { $0 >= context.date } ?? true })
    }

    /// A list parted by semicolons, `helseleiar, Hareid; Oddvar`.
    public func read(_ text: String, line: Int) -> Reading<[Party]> {
        var (parties, problems, warnings): ([Party], [Problem], [Problem]) = ([], [], [])
        for piece in text.semicolonPieces where !piece.isEmpty {
            let reading = readOne(piece, line: line)
            if let party = reading.value { parties.append(party) }
            problems += reading.problems
            warnings += reading.warnings
        }
        if parties.isEmpty && problems.isEmpty { problems = [noParty.problem(line: line)] }
        return Reading(value: problems.isEmpty ? parties : nil, problems: problems, warnings: warnings)
    }

    /// Exactly one party, `Dagrun Kyrkjebø, samhandlingssjef, Helse Førde`.
    public func readOne(_ text: String, line: Int) -> Reading<Party> { readOne(text[...].bare, line: line) }

    private func readOne(_ text: Substring, line: Int) -> Reading<Party> {
        do throws(Misreading) {
            guard text.utf8.count <= longestPhraseBytes else { throw unknown(text) }
            let party = try party(text)
            return Reading(value: party, warnings: warnings(party, line: line))
        } catch {
            return Reading(problems: [advised(error, in: text).problem(line: line)])
        }
    }

    func party(_ text: Substring) throws(Misreading) -> Party {
        var (known, confirmed) = (text, true)
        while known.utf8.last == 0x3F {
            known = known[..<known.utf8.index(before: known.endIndex)].bare
            confirmed = false
        }
        guard !known.isEmpty else {
            guard !text.isEmpty else { throw noParty }
            return Party(kind: .unresolved, text: String(text), confirmed: false)
        }
        var party = try lookUp(known)
        party.text = String(text)
        party.confirmed = confirmed
        return party
    }

    /// A small first letter means a role, a capital a name, and «alle» all of them.
    private func lookUp(_ text: Substring) throws(Misreading) -> Party {
        let (head, tail) = text.atComma
        if head.startsSmall {
            if let role = roles[head.nameKey] { return try seat(role, at: tail, text) }
        } else if let party = try named(head, tail) {
            return party
        }
        if tail == nil, let everyone = PartyReader.everyone[text.nameKey] {
            return Party(kind: .everyone, text: "", everyone: everyone)
        }
        // A name with a comma in it, or one that is registered with a small letter (`eHelse`).
        if let whole = try entry(text), !text.startsSmall || whole.written == text { return party(whole.named) }
        throw unknown(head)
    }

    private static let everyone: [String: Party.Everyone] = [
        "alle": .members, "alle medlemmer": .members, "alle medlemer": .members,
        "alle kommunar": .municipalities, "alle kommuner": .municipalities,
    ]

    private func named(_ head: Substring, _ tail: Substring?) throws(Misreading) -> Party? {
        guard let found = try entry(head) else { return nil }
        guard let tail else { return party(found.named) }
        guard case .person = found.named else { return nil }
        var party = party(found.named)
        var place: Substring? = tail
        if tail.startsSmall {
            let (written, rest) = tail.atComma
            if let role = roles[written.nameKey] {
                party.role = role.id
                place = rest
            } else if try entry(tail) == nil {
                throw unknownRole(written)
            }
        }
        guard let place else { return party }
        switch try entry(place)?.named {
        case .organisation(let id): party.organisation = id
        case .forum(let id): party.forum = id
        case .person, nil: throw unknown(place)
        }
        return party
    }

    private func party(_ named: NameIndex.Named) -> Party {
        switch named {
        case .organisation(let id): Party(kind: .organisation, text: "", organisation: id)
        case .forum(let id): Party(kind: .forum, text: "", forum: id)
        case .person(let id): Party(kind: .person, text: "", person: id)
        }
    }

    private func entry(_ name: Substring) throws(Misreading) -> NameIndex.Entry? {
        let found = names.find(name, on: date)
        guard found.count > 1 else { return found.first }
        throw ambiguousName(name, found)
    }

    private func seat(_ role: Role, at place: Substring?, _ text: Substring) throws(Misreading) -> Party {
        guard let place else { return try seat(role, in: forum, named: false, text) }
        switch try entry(place)?.named {
        case .organisation(let id): return try seat(role, for: id, text)
        case .forum(let id): return try seat(role, in: id, named: true, text)
        case .person, nil: throw unknown(place)
        }
    }

    private func seat(
        _ role: Role, in forum: ForumID, named: Bool, _ text: Substring
    ) throws(Misreading) -> Party {
        if steeringRoles.contains(role.id), let above = steeringForum(of: forum) {
            return Party(kind: .forum, text: "", forum: above)
        }
        let appointments = seats.appointments(to: role.id, in: forum)
        let held = appointments.contains { $0.person != nil }
        let stoodIn = held ? [] : seats.stoodIn(as: role.id, in: forum)
        try requireOne(role, among: appointments, text)
        try requireOne(role, among: stoodIn, text)
        return Party(
            kind: .role, text: "", role: role.id, forum: named ? forum : nil,
            vacant: !held && stoodIn.isEmpty)
    }

    private func seat(_ role: Role, for organisation: OrganisationID, _ text: Substring) throws(Misreading) -> Party {
        let appointments = seats.appointments(to: role.id, for: organisation)
        try requireOne(role, among: appointments, text)
        let vacant =
            !appointments.contains { $0.person != nil } && seats.stoodIn(as: role.id, for: organisation).isEmpty
            && !seats.answers(for: organisation)
        return Party(kind: .role, text: "", role: role.id, organisation: organisation, vacant: vacant)
    }
}

extension PartyReader {
    fileprivate static func spellings(of roles: [Role]) -> [String: Role] {
        var spellings: [String: Role] = [:]
        for role in roles {
            let names = isSteering(role) ? role.names + Array(steeringNames) : role.names
            for name in names where spellings[name.nameKey] == nil { spellings[name.nameKey] = role }
        }
        return spellings
    }

    private static let steeringNames: Set<String> = ["styringsgruppe", "styringsgruppa"]

    /// A steering group isn't a person's role but another forum's.
    fileprivate static func isSteering(_ role: Role) -> Bool {
        role.names.contains { steeringNames.contains($0.nameKey) }
    }

    /// The forum it reports to; for one that reports to none, the forum that the network's others report to.
    fileprivate func steeringForum(of forum: ForumID) -> ForumID? {
        register.forum(forum)?.reportsTo ?? topForum
    }

    /// The one forum that others report to and that reports to none itself; nil when there are several.
    fileprivate static func top(of forums: [Forum]) -> ForumID? {
        let above = Set(forums.compactMap(\.reportsTo))
        let tops = forums.filter { $0.reportsTo == nil && above.contains($0.id) }
        return tops.count == 1 ? tops[0].id : nil
    }
}
