extension RegisterRules {
    private struct Owner {
        var key: String
        var written: String
        var line: Int?
    }

    /// Names and aliases that belong to two: minutes name bodies, people and roles by them, and whom a name means
    /// must never be guessed (`domain.md` §3.6.3). Capitals don't count; what has left the register doesn't either.
    func nameCollisions() -> [Problem] {
        var owners: [String: Owner] = [:]
        var problems: [Problem] = []
        for candidate in namesInUse() {
            guard let first = owners[candidate.written.nameKey] else {
                owners[candidate.written.nameKey] = candidate
                continue
            }
            guard first.key != candidate.key else { continue }
            problems.append(
                .nameCollision(
                    candidate.written, of: candidate.key, with: first.key, first: first.line, line: candidate.line))
        }
        return problems
    }

    private func namesInUse() -> [Owner] {
        var owners: [Owner] = []
        func add(_ names: [String], _ field: String, _ key: String, _ subject: RegisterLines.Subject) {
            for (index, name) in names.enumerated() where !name.isEmpty {
                let line = lines.line(of: subject, field, at: index)
                owners.append(Owner(key: key, written: name, line: line))
            }
        }
        for (index, one) in register.organisations.enumerated() where one.stands(on: date) {
            add([one.name], "name", RegisterKey.key(one), .organisation(index))
            add(one.aliases, "aliases", RegisterKey.key(one), .organisation(index))
        }
        for (index, one) in register.roles.enumerated() where one.stands(on: date) {
            add(one.names, "names", RegisterKey.key(one), .role(index))
        }
        for (index, one) in register.forums.enumerated() where one.stands(on: date) {
            add([one.name], "name", RegisterKey.key(one), .forum(index))
            add(one.aliases, "aliases", RegisterKey.key(one), .forum(index))
        }
        for (index, one) in register.people.enumerated() where one.stands(on: date) {
            add([one.name], "name", RegisterKey.key(one), .person(index))
            add(one.aliases, "aliases", RegisterKey.key(one), .person(index))
        }
        return owners
    }
}
