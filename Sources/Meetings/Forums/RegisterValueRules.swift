extension RegisterRules {
    /// What is wrong with a value whatever stands around it.
    func values() -> [Problem] {
        networkValues() + organisationValues() + roleValues() + personValues() + forumValues() + appointmentValues()
    }

    private func networkValues() -> [Problem] {
        let network = register.network
        let owner = RegisterKey.key(network)
        var problems = id(network.id.rawValue, of: .network)
        problems += text(network.name, "name", of: .network, owner)
        problems += text(network.county, "county", of: .network, owner)
        problems += address(network.mailbox, "mailbox", of: .network, owner)
        if !isTimeZone(network.timezone) {
            problems.append(.unknownTimeZone(network.timezone, line: lines.line(of: .network, "timezone")))
        }
        return problems
    }

    private func isTimeZone(_ name: String) -> Bool {
        let isPlain = name.utf8.allSatisfy {
            (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "/_+-".utf8.contains($0)
        }
        return isPlain && !name.isEmpty && Zone(identifier: name) != nil
    }

    private func organisationValues() -> [Problem] {
        register.organisations.enumerated().flatMap { index, organisation in
            let (subject, owner) = (RegisterLines.Subject.organisation(index), RegisterKey.key(organisation))
            return id(organisation.id.rawValue, of: subject)
                + text(organisation.name, "name", of: subject, owner)
                + texts(organisation.aliases, "aliases", of: subject, owner)
        }
    }

    private func roleValues() -> [Problem] {
        register.roles.enumerated().flatMap { index, role in
            texts(role.names, "names", of: .role(index), RegisterKey.key(role))
        }
    }

    private func personValues() -> [Problem] {
        register.people.enumerated().flatMap { index, person in
            let (subject, owner) = (RegisterLines.Subject.person(index), RegisterKey.key(person))
            return id(person.id.rawValue, of: subject) + text(person.name, "name", of: subject, owner)
                + address(person.email, "email", of: subject, owner)
                + texts(person.aliases, "aliases", of: subject, owner)
        }
    }

    private func forumValues() -> [Problem] {
        register.forums.enumerated().flatMap { index, forum in
            let (subject, owner) = (RegisterLines.Subject.forum(index), RegisterKey.key(forum))
            var problems = id(forum.id.rawValue, of: subject) + text(forum.name, "name", of: subject, owner)
            problems += texts(forum.aliases, "aliases", of: subject, owner)
            if let subtitle = forum.subtitle { problems += text(subtitle, "subtitle", of: subject, owner) }
            if !forum.place.isEmpty { problems += text(forum.place, "place", of: subject, owner) }
            let horizon = forum.invitations.horizon
            problems += range(horizon, 0...20, "horizon", of: subject, owner)
            if let cadence = forum.cadence { problems += values(of: cadence, subject, owner) }
            return problems
        }
    }

    private func values(of cadence: Cadence, _ subject: RegisterLines.Subject, _ owner: String) -> [Problem] {
        var problems = range(cadence.everyWeeks, 1...52, "everyWeeks", of: subject, owner)
        if problems.isEmpty {  // The gap follows from the interval where it isn't given.
            problems += range(cadence.minimumGapDays, 0...366, "minimumGapDays", of: subject, owner)
        }
        if cadence.start >= cadence.end {
            problems.append(.startNotBeforeEnd(cadence, owner, line: lines.line(of: subject, "end")))
        }
        return problems
    }

    private func appointmentValues() -> [Problem] {
        let ends = LastDays(register)
        return register.appointments.enumerated().flatMap { index, appointment in
            var problems: [Problem] = []
            if let until = appointment.until, until < appointment.from {
                let line = lines.line(of: .appointment(index), "until")
                problems.append(.fromAfterUntil(appointment, until: until, line: line))
            }
            if let (owner, last) = ends.first(for: appointment), appointment.until.map({ $0 > last }) ?? true {
                let line = lines.line(of: .appointment(index), "until")
                problems.append(.outlivesItsOwner(appointment, owner: owner, last: last, line: line))
            }
            return problems
        }
    }
}

extension RegisterRules {
    private func id(_ id: String, of subject: RegisterLines.Subject) -> [Problem] {
        let isGood =
            id.utf8.count <= 64 && id.utf8.first.map { $0 != UInt8(ascii: "-") } ?? false
            && id.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
            }
        return isGood ? [] : [.badID(id, line: lines.line(of: subject, "id"))]
    }

    private func texts(
        _ texts: [String], _ field: String, of subject: RegisterLines.Subject, _ owner: String
    ) -> [Problem] {
        texts.enumerated().flatMap { text($1, field, at: $0, of: subject, owner) }
    }

    /// Names go into headers, subjects and calendars.
    private func text(
        _ text: String, _ field: String, at index: Int? = nil, of subject: RegisterLines.Subject, _ owner: String
    ) -> [Problem] {
        let line = lines.line(of: subject, field, at: index)
        if text.allSatisfy(\.isWhitespace) { return [.emptyText(field, owner, line: line)] }
        if text.unicodeScalars.contains(where: isControl) { return [.controlCharacter(field, owner, line: line)] }
        if text.first?.isWhitespace ?? false || text.last?.isWhitespace ?? false {
            return [.spaceAround(field, owner, line: line)]
        }
        return text.unicodeScalars.count <= 200 ? [] : [.tooLong(field, owner, line: line)]
    }

    /// Line breaks, other controls, and marks that nobody sees: two names that look the same must be the same.
    /// The joiners stay, which letters and signs are put together with.
    private func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        case .format: !(0x200C...0x200D).contains(scalar.value)
        default: scalar.properties.isNoncharacterCodePoint
        }
    }

    private func address(
        _ address: String, _ field: String, of subject: RegisterLines.Subject, _ owner: String
    ) -> [Problem] {
        AddressRule.accepts(address)
            ? [] : [.badAddress(address, field, owner, line: lines.line(of: subject, field))]
    }

    private func range(
        _ number: Int, _ range: ClosedRange<Int>, _ field: String, of subject: RegisterLines.Subject, _ owner: String
    ) -> [Problem] {
        range.contains(number)
            ? [] : [.outOfRange(number, range, field, owner, line: lines.line(of: subject, field))]
    }
}
