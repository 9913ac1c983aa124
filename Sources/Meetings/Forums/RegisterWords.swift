/// What a change of the register comes to, in words.
extension RegisterDifference {
    public struct Line: Hashable, Sendable {
        public enum Kind: String, Sendable { case added, changed, ended }

        public var kind: Kind
        public var text: Trilingual
    }

    /// One for each thing that is added, changed or ended.
    public var lines: [Line] {
        let words = register.wordsByKey
        func lines(_ kind: Line.Kind, _ keys: [String]) -> [Line] {
            keys.map { Line(kind: kind, text: words[$0] ?? Trilingual($0, $0, $0)) }
        }
        return lines(.added, added) + lines(.changed, changed) + lines(.ended, ended)
    }
}

extension Register {
    fileprivate var wordsByKey: [String: Trilingual] {
        var words = [RegisterKey.key(network): Trilingual("nettverket", "nettverket", "the network")]
        func name(_ key: String, _ name: String) { words[key] = Trilingual(name, name, name) }
        organisations.forEach { name(RegisterKey.key($0), $0.name) }
        people.forEach { name(RegisterKey.key($0), "\($0.name) <\($0.email)>") }
        forums.forEach { name(RegisterKey.key($0), $0.name) }
        for role in roles {
            words[RegisterKey.key(role)] = Trilingual(role.name(in: .nn), role.name(in: .nb), role.name(in: .en))
        }
        for appointment in appointments { words[RegisterKey.key(appointment)] = self.words(for: appointment) }
        return words
    }

    /// `Kari Nes: helseleiar, Hareid, i Sjustjerna, frå 1. august 2023`.
    public func words(for appointment: Appointment) -> Trilingual {
        let who = appointment.person.map { person($0)?.name ?? $0.rawValue }
        func line(_ language: Language, _ vacant: String, _ joiner: String, _ from: String, _ until: String) -> String {
            let role = role(appointment.role)?.name(in: language) ?? appointment.role.rawValue
            let organisation = appointment.organisation.map { self.organisation($0)?.name ?? $0.rawValue }
            let forum = self.forum(appointment.forum)?.name ?? appointment.forum.rawValue
            let seat = [role, organisation].compactMap { $0 }.joined(separator: ", ")
            let words = DateWords(language)
            let end = appointment.until.map { " \(until) \(words.long($0))" } ?? ""
            return "\(who ?? vacant): \(seat), \(joiner) \(forum), \(from) \(words.long(appointment.from))\(end)"
        }
        return Trilingual(
            line(.nn, "ledig", "i", "frå", "til og med"), line(.nb, "ledig", "i", "fra", "til og med"),
            line(.en, "vacant", "in", "from", "to"))
    }
}
