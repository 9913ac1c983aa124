/// Why a party can't be taken as it stands.
extension PartyReader {
    var noParty: Misreading {
        Misreading(
            "missing-party",
            Trilingual(
                "Namnet manglar; skriv «?» når det ikkje er avklart",
                "Navnet mangler; skriv «?» når det ikke er avklart",
                "The name is missing; write “?” while it is not known"),
            suggestion: "?")
    }

    func unknown(_ name: Substring) -> Misreading {
        if name.startsSmall { return unknownRole(name) }
        return Misreading(
            "unknown-party",
            Trilingual(
                "Fann ikkje \(name.echo) i registeret.", "Fant ikke \(name.echo) i registeret.",
                "Found no \(name.echo) in the register."),
            unknown: name)
    }

    func unknownRole(_ name: Substring) -> Misreading {
        Misreading(
            "unknown-role",
            Trilingual(
                "Fann inga rolle \(name.echo) i registeret (namn skal ha stor forbokstav).",
                "Fant ingen rolle \(name.echo) i registeret (navn skal ha stor forbokstav).",
                "Found no role \(name.echo) in the register (names begin with a capital)."),
            unknown: name)
    }

    func ambiguousName(_ name: Substring, _ found: [NameIndex.Entry]) -> Misreading {
        let all = found.map { describe($0.named) }.joined(separator: ", ")
        return Misreading(
            "ambiguous-party",
            Trilingual(
                "Fleire heiter \(name.echo): \(all). Skriv det fulle namnet.",
                "Flere heter \(name.echo): \(all). Skriv det fulle navnet.",
                "Several go by \(name.echo): \(all). Write the full name."))
    }

    private func describe(_ named: NameIndex.Named) -> String {
        switch named {
        case .organisation(let id): register.organisation(id)?.name ?? id.rawValue
        case .forum(let id): register.forum(id)?.name ?? id.rawValue
        case .person(let id): register.person(id)?.name ?? id.rawValue
        }
    }

    /// Refuses a role that two people hold, or that several organisations have: a promise is one's own. The
    /// secretariat is one body, however many work in it.
    func requireOne(_ role: Role, among appointments: [Appointment], _ text: Substring) throws(Misreading) {
        guard role.id != Role.secretariat, appointments.count > 1 else { return }
        let people = appointments.people.count
        // One person may hold it for several organisations, as long as that is all of them.
        let oneForAll = people == 1 && !appointments.contains { $0.person == nil }
        guard people > 1 || (appointments.organisations.count > 1 && !oneForAll) else { return }
        throw severalHold(role, appointments.map { ($0.person, $0.organisation) }, text)
    }

    func requireOne(_ role: Role, among stoodIn: [Party], _ text: Substring) throws(Misreading) {
        guard role.id != Role.secretariat, Set(stoodIn.map(\.person)).count > 1 else { return }
        throw severalHold(role, stoodIn.map { ($0.person, $0.organisation) }, text)
    }

    private func severalHold(
        _ role: Role, _ holders: [(person: PersonID?, organisation: OrganisationID?)], _ text: Substring
    ) -> Misreading {
        let written = text.atComma.head
        var (described, suggestions): ([String], [String]) = ([], [])
        let parted = Set(holders.map(\.organisation)).count == holders.count
        for holder in holders {
            let person = holder.person.flatMap(register.person)?.name
            let organisation = holder.organisation.flatMap(register.organisation)?.name
            switch (person, organisation) {
            case (let person?, let organisation?): described.append("\(person) (\(organisation))")
            case (let name?, nil), (nil, let name?): described.append(name)
            case (nil, nil): continue
            }
            if parted, let organisation {
                suggestions.append("\(written), \(organisation)")
            } else if let person {
                suggestions.append(person)
            }
        }
        let all = described.prefix(10).joined(separator: ", ") + (described.count > 10 ? " …" : "")
        let question = Suggestions.question(Array(suggestions.prefix(3)))
        return Misreading(
            "ambiguous-role",
            Trilingual(
                "Fleire er \(written.echo): \(all). Skriv kven.\(question.nn)",
                "Flere er \(written.echo): \(all). Skriv hvem.\(question.nb)",
                "Several are \(written.echo): \(all). Write who.\(question.en)"),
            suggestion: suggestions.first)
    }

    /// Someone named who had left the register before the meeting; the name still stands.
    func warnings(_ party: Party, line: Int) -> [Problem] {
        guard !ended.isEmpty else { return [] }
        let named: [NameIndex.Named?] = [
            party.person.map { .person($0) }, party.organisation.map { .organisation($0) },
            party.forum.map { .forum($0) },
        ]
        return named.compactMap(\.self).compactMap { named in
            guard let day = ended[named] else { return nil }
            let (name, short) = (describe(named), DateWords(.nn).short(day))
            return Problem(
                line: line, code: "ended",
                Trilingual(
                    "\(name) gjekk ut av registeret \(short)", "\(name) gikk ut av registeret \(short)",
                    "\(name) left the register on \(short)"))
        }
    }
}
