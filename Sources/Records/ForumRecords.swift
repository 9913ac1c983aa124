import Database
import Meetings

extension SQLLedger {
    func registeredNetwork() throws -> Network? {
        try session.queryOne("SELECT * FROM networks WHERE id = \(network)").map(Network.init)
    }

    func register() throws -> Register? {
        guard let network = try registeredNetwork() else { return nil }
        let columns = RegisterColumns()
        return Register(
            network: network, organisations: try rows(of: "organisations").map { try Organisation($0, columns) },
            roles: try rows(of: "roles").map(Role.init), people: try rows(of: "people").map { try Person($0, columns) },
            forums: try rows(of: "forums").map { try Forum($0, columns) },
            appointments: try rows(of: "appointments", then: "forum, role, organisation, person, from_date")
                .map { try Appointment($0, columns) })
    }

    /// In the register's order. Rows that are not in the register any more may have a place that another has now.
    private func rows(of table: StaticString, then key: StaticString = "id") throws -> [Row] {
        try session.query("SELECT * FROM \(raw: table) WHERE network = \(network) ORDER BY place, \(raw: key)")
    }

    func save(_ register: Register) throws {
        let network = register.network
        let zone = try registeredNetwork()?.timezone
        try session.save(
            in: "networks", key: [("id", self.network)],
            [
                ("name", network.name), ("language", network.language), ("timezone", network.timezone),
                ("mailbox", network.mailbox), ("county", network.county),
            ])
        for (place, organisation) in register.organisations.enumerated() { try save(organisation, place) }
        for (place, role) in register.roles.enumerated() { try save(role, place) }
        for (place, person) in register.people.enumerated() { try save(person, place) }
        for (place, forum) in register.forums.enumerated() { try save(forum, place) }
        for (place, appointment) in register.appointments.enumerated() { try save(appointment, place) }
        // What follows from the books of a network that is new is made by this program from the first.
        _ = try session.add(
            to: "search_state", key: [("network", self.network)], [("version", SQLLedger.searchVersion)])
        _ = try session.add(
            to: "item_standings_state", key: [("network", self.network)],
            [("version", SQLLedger.standingsVersion)])
        if let zone, zone != network.timezone { try rebuildStandings() }
    }

    private func save(_ organisation: Organisation, _ place: Int) throws {
        try session.save(
            in: "organisations", key: [("network", network), ("id", organisation.id)],
            [
                ("place", place), ("name", organisation.name), ("aliases", try JSONText(organisation.aliases)),
                ("kind", organisation.kind), ("ended", organisation.ended),
            ])
    }

    private func save(_ role: Role, _ place: Int) throws {
        try session.save(
            in: "roles", key: [("network", network), ("id", role.id)],
            [
                ("place", place), ("names", try JSONText(role.names)), ("holders", role.holders),
                ("ended", role.ended),
            ])
    }

    private func save(_ person: Person, _ place: Int) throws {
        try session.save(
            in: "people", key: [("network", network), ("id", person.id)],
            [
                ("place", place), ("name", person.name), ("email", person.email), ("language", person.language),
                ("aliases", try JSONText(person.aliases)), ("ended", person.ended),
            ])
    }

    private func save(_ forum: Forum, _ place: Int) throws {
        try session.save(
            in: "forums", key: [("network", network), ("id", forum.id)],
            [
                ("place", place), ("name", forum.name), ("subtitle", forum.subtitle),
                ("aliases", try JSONText(forum.aliases)), ("reports_to", forum.reportsTo), ("rules", forum.rules),
                ("case_numbers", forum.caseNumbers), ("cadence", try forum.cadence.map { try JSONText($0) }),
                ("meeting_place", forum.place), ("invitations", try JSONText(forum.invitations)),
                ("standing", try JSONText(forum.standing)), ("ended", forum.ended), ("is_public", forum.isPublic),
            ])
    }

    /// The key holds an empty text for no organisation and no person: nulls are never the same as each other.
    private func save(_ appointment: Appointment, _ place: Int) throws {
        try session.save(
            in: "appointments",
            key: [
                ("network", network), ("forum", appointment.forum), ("role", appointment.role),
                ("organisation", appointment.organisation ?? ""), ("person", appointment.person ?? ""),
                ("from_date", appointment.from),
            ],
            [
                ("place", place), ("until_date", appointment.until), ("rights", try JSONText(appointment.rights)),
                ("contact", appointment.contact),
            ])
    }
}

private struct RegisterColumns {
    let aliases = JSONColumn<[String]>("aliases")
    let cadence = JSONColumn<Cadence>("cadence")
    let invitations = JSONColumn<InvitationPolicy>("invitations")
    let standing = JSONColumn<[StandingItem]>("standing")
    let rights = JSONColumn<[Appointment.Right]>("rights")
}

extension Network {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.decode("id"), name: try row.decode("name"), language: try row.decode("language"),
            timezone: try row.decode("timezone"), mailbox: try row.decode("mailbox"),
            county: try row.decode("county"))
    }
}

extension Organisation {
    fileprivate init(_ row: Row, _ columns: RegisterColumns) throws {
        self.init(
            id: try row.decode("id"), name: try row.decode("name"), aliases: try columns.aliases.content(in: row),
            kind: try row.decode("kind"), ended: try row.decode("ended"))
    }
}

extension Role {
    fileprivate init(_ row: Row) throws {
        self.init(
            names: try row.json("names"), holders: try row.decode("holders", as: Holders.self),
            ended: try row.decode("ended"))
    }
}

extension Person {
    fileprivate init(_ row: Row, _ columns: RegisterColumns) throws {
        self.init(
            id: try row.decode("id"), name: try row.decode("name"), email: try row.decode("email"),
            language: try row.decode("language"), aliases: try columns.aliases.content(in: row),
            ended: try row.decode("ended"))
    }
}

extension Forum {
    fileprivate init(_ row: Row, _ columns: RegisterColumns) throws {
        self.init(
            id: try row.decode("id"), name: try row.decode("name"), subtitle: try row.decode("subtitle"),
            aliases: try columns.aliases.content(in: row), reportsTo: try row.decode("reports_to"),
            rules: try row.decode("rules"), caseNumbers: try row.decode("case_numbers"),
            cadence: try columns.cadence.contentIfPresent(in: row), place: try row.decode("meeting_place"),
            invitations: try columns.invitations.content(in: row), standing: try columns.standing.content(in: row),
            ended: try row.decode("ended"), isPublic: try row.decode("is_public"))
    }
}

extension Appointment {
    fileprivate init(_ row: Row, _ columns: RegisterColumns) throws {
        let organisation: OrganisationID = try row.decode("organisation")
        let person: PersonID = try row.decode("person")
        self.init(
            forum: try row.decode("forum"), role: try row.decode("role"),
            organisation: organisation == "" ? nil : organisation, person: person == "" ? nil : person,
            from: try row.decode("from_date"), until: try row.decode("until_date"),
            rights: try columns.rights.content(in: row), contact: try row.decode("contact"))
    }
}
