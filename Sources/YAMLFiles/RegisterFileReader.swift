import Meetings
import Yams

/// Builds a register of the file's document, part by part.
struct RegisterFileReader {
    private var fields = RegisterFileFields()
    private var lines = RegisterLines()
    /// Every name of a role, in either language, to its key.
    private var roleKeys: [String: RoleID] = [:]

    mutating func read(_ document: Node) throws(Refusal) -> RegisterDraft {
        let register = self.register(document)
        guard let register, fields.problems.isEmpty else {
            throw .register(fields.problems.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
        }
        return RegisterDraft(register: register, lines: lines)
    }

    /// All five parts must be there, if only as an empty list: a file that was cut short would end what it lost.
    private mutating func register(_ document: Node) -> Register? {
        let keys = ["network", "organisations", "roles", "people", "forums"]
        guard let top = fields.mapping(document, keys: keys) else { return nil }
        let network = fields.required("network", top).flatMap { self.network($0) }
        let organisations = elements("organisations", of: top).enumerated().compactMap { organisation($1, at: $0) }
        let roles = elements("roles", of: top).enumerated().compactMap { role($1, at: $0) }
        for role in roles { for name in role.names where roleKeys[name] == nil { roleKeys[name] = role.id } }
        let language = network?.language ?? .nn
        let people = elements("people", of: top).enumerated().compactMap {
            person($1, at: $0, otherwise: language)
        }
        var forums: [Forum] = []
        var appointments: [Appointment] = []
        for (index, node) in elements("forums", of: top).enumerated() {
            guard let (forum, its) = self.forum(node, at: index, firstAppointment: appointments.count) else { continue }
            forums.append(forum)
            appointments += its
        }
        guard let network else { return nil }
        return Register(
            network: network, organisations: organisations, roles: roles, people: people, forums: forums,
            appointments: appointments)
    }

    private mutating func elements(_ key: String, of top: RegisterFileMapping) -> [Node] {
        fields.required(key, top).map { fields.list($0, key) } ?? []
    }

    private mutating func network(_ node: Node) -> Network? {
        let keys = ["id", "name", "language", "timezone", "mailbox", "county"]
        guard let mapping = mapping(node, .network, keys: keys) else { return nil }
        let id = text("id", mapping)
        let name = text("name", mapping)
        let language = fields.required("language", mapping).flatMap {
            fields.choice($0, "language", among: Language.allCases)
        }
        let timezone = text("timezone", mapping)
        let mailbox = text("mailbox", mapping)
        let county = text("county", mapping)
        guard let id, let name, let language, let timezone, let mailbox, let county else { return nil }
        return Network(
            id: NetworkID(id), name: name, language: language, timezone: timezone, mailbox: mailbox, county: county)
    }

    private mutating func organisation(_ node: Node, at index: Int) -> Organisation? {
        let keys = ["id", "name", "aliases", "kind", "ended"]
        guard let mapping = mapping(node, .organisation(index), keys: keys) else { return nil }
        let id = text("id", mapping)
        let name = text("name", mapping)
        let kind = fields.required("kind", mapping).flatMap {
            fields.choice($0, "kind", among: Organisation.Kind.allCases)
        }
        let aliases = texts("aliases", mapping)
        let ended = date("ended", mapping)
        guard let id, let name, let kind else { return nil }
        return Organisation(id: OrganisationID(id), name: name, aliases: aliases, kind: kind, ended: ended)
    }

    /// `leiar/leder`, or `{names: [leiar, leder], holders: one}` where what is usual for the name isn't meant.
    private mutating func role(_ node: Node, at index: Int) -> Role? {
        lines.set(node.line, of: .role(index))
        guard node.mapping != nil else {
            return fields.text(node, "roles").map { Role(names: RegisterFileReader.names(of: $0)) }
        }
        guard let mapping = mapping(node, .role(index), keys: ["names", "holders", "ended"]) else { return nil }
        let names = fields.required("names", mapping).map { fields.texts($0, "names") }
        let holders = mapping.value("holders").flatMap {
            fields.choice($0, "holders", among: [Role.Holders.one, .many])
        }
        let ended = date("ended", mapping)
        guard let names else { return nil }
        guard !names.isEmpty else {
            fields.report(.missingKey("names", line: mapping.line(of: "names")))
            return nil
        }
        return Role(names: names, holders: holders, ended: ended)
    }

    private static func names(of written: String) -> [String] {
        written.split(separator: "/", omittingEmptySubsequences: false).map { name in
            String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }

    private mutating func person(_ node: Node, at index: Int, otherwise language: Language) -> Person? {
        let keys = ["id", "name", "email", "language", "aliases", "ended"]
        guard let mapping = mapping(node, .person(index), keys: keys) else { return nil }
        let id = text("id", mapping)
        let name = text("name", mapping)
        let email = text("email", mapping)
        let written = mapping.value("language").flatMap {
            fields.choice($0, "language", among: Language.allCases)
        }
        let aliases = texts("aliases", mapping)
        let ended = date("ended", mapping)
        guard let id, let name, let email else { return nil }
        return Person(
            id: PersonID(id), name: name, email: email, language: written ?? language, aliases: aliases, ended: ended)
    }
}

extension RegisterFileReader {
    private mutating func forum(
        _ node: Node, at index: Int, firstAppointment: Int
    ) -> (Forum, [Appointment])? {
        let keys = [
            "id", "name", "subtitle", "aliases", "reportsTo", "rules", "caseNumbers", "cadence", "place",
            "invitations", "standing", "public", "appointments", "ended",
        ]
        let subject = RegisterLines.Subject.forum(index)
        guard let mapping = mapping(node, subject, keys: keys) else { return nil }
        let id = text("id", mapping)
        let name = text("name", mapping)
        var forum = Forum(id: ForumID(id ?? ""), name: name ?? "", aliases: texts("aliases", mapping))
        forum.subtitle = mapping.value("subtitle").flatMap { fields.text($0, "subtitle") }
        forum.reportsTo = mapping.value("reportsTo").flatMap { fields.text($0, "reportsTo") }.map { ForumID($0) }
        if let written = mapping.value("rules") {
            forum.rules = fields.choice(written, "rules", among: Forum.Rules.allCases) ?? forum.rules
        }
        if let written = mapping.value("caseNumbers") {
            forum.caseNumbers = fields.truth(written, "caseNumbers") ?? forum.caseNumbers
        }
        if let written = mapping.value("place") { forum.place = fields.text(written, "place") ?? forum.place }
        forum.cadence = mapping.value("cadence").flatMap { self.cadence($0, subject) }
        if let written = mapping.value("invitations") {
            forum.invitations = invitations(written, subject) ?? forum.invitations
        }
        if let written = mapping.value("standing") {
            forum.standing = fields.choices(written, "standing", among: StandingItem.allCases)
        }
        if let written = mapping.value("public") {
            forum.isPublic = fields.truth(written, "public") ?? forum.isPublic
        }
        forum.ended = date("ended", mapping)
        let nodes = mapping.value("appointments").map { fields.list($0, "appointments") } ?? []
        let appointments = nodes.enumerated().compactMap {
            appointment($1, at: firstAppointment + $0, in: forum.id)
        }
        return id == nil || name == nil ? nil : (forum, appointments)
    }

    private mutating func cadence(_ node: Node, _ subject: RegisterLines.Subject) -> Cadence? {
        let keys = ["everyWeeks", "weekday", "start", "end", "mode", "last", "minimumGapDays"]
        guard let mapping = mapping(node, subject, keys: keys, isPart: true) else { return nil }
        let everyWeeks = fields.required("everyWeeks", mapping).flatMap { fields.number($0, "everyWeeks") }
        let weekday = fields.required("weekday", mapping).flatMap {
            fields.choice($0, "weekday", among: Weekday.allCases)
        }
        let start = fields.required("start", mapping).flatMap { fields.time($0, "start") }
        let end = fields.required("end", mapping).flatMap { fields.time($0, "end") }
        let mode = mapping.value("mode").map { fields.choice($0, "mode", among: Cadence.Mode.allCases) } ?? .floating
        let last = date("last", mapping)
        let gap = mapping.value("minimumGapDays").flatMap { fields.number($0, "minimumGapDays") }
        guard let everyWeeks, let weekday, let start, let end, let mode else { return nil }
        return Cadence(
            everyWeeks: everyWeeks, weekday: weekday, start: start, end: end, mode: mode, last: last,
            minimumGapDays: gap)
    }

    private mutating func invitations(_ node: Node, _ subject: RegisterLines.Subject) -> InvitationPolicy? {
        guard let mapping = mapping(node, subject, keys: ["mode", "horizon"], isPart: true) else { return nil }
        var policy = InvitationPolicy()
        if let written = mapping.value("mode") {
            policy.mode = fields.choice(written, "mode", among: [.automatic, .manual]) ?? policy.mode
        }
        if let written = mapping.value("horizon") {
            policy.horizon = fields.number(written, "horizon") ?? policy.horizon
        }
        return policy
    }

    private mutating func appointment(_ node: Node, at index: Int, in forum: ForumID) -> Appointment? {
        let keys = ["role", "organisation", "person", "from", "until", "rights", "contact"]
        guard let mapping = mapping(node, .appointment(index), keys: keys) else { return nil }
        let role = text("role", mapping)
        let organisation = mapping.value("organisation").flatMap { fields.text($0, "organisation") }
        let person = mapping.value("person").flatMap { fields.text($0, "person") }
        let from = fields.required("from", mapping).flatMap { fields.date($0, "from") }
        let until = date("until", mapping)
        let rights = mapping.value("rights").map {
            fields.choices($0, "rights", among: Appointment.Right.allCases)
        }
        let contact = mapping.value("contact").flatMap { fields.truth($0, "contact") }
        guard let role, let from else { return nil }
        return Appointment(
            forum: forum, role: roleKeys[role] ?? RoleID(role), organisation: organisation.map { OrganisationID($0) },
            person: person.map { PersonID($0) }, from: from, until: until, rights: rights ?? [.speak],
            contact: contact ?? false)
    }
}

extension RegisterFileReader {
    /// A mapping, with the lines of its values noted; a part's lines are noted with those of the thing it is part of.
    private mutating func mapping(
        _ node: Node, _ subject: RegisterLines.Subject, keys: [String], isPart: Bool = false
    ) -> RegisterFileMapping? {
        if !isPart { lines.set(node.line, of: subject) }
        guard let mapping = fields.mapping(node, keys: keys) else { return nil }
        for (key, value) in mapping.values {
            lines.set(value.line, of: subject, key)
            guard let sequence = value.sequence else { continue }
            for (index, element) in sequence.enumerated() { lines.set(element.line, of: subject, key, at: index) }
        }
        return mapping
    }

    private mutating func text(_ key: String, _ mapping: RegisterFileMapping) -> String? {
        fields.required(key, mapping).flatMap { fields.text($0, key) }
    }

    private mutating func texts(_ key: String, _ mapping: RegisterFileMapping) -> [String] {
        mapping.value(key).map { fields.texts($0, key) } ?? []
    }

    private mutating func date(_ key: String, _ mapping: RegisterFileMapping) -> CalendarDate? {
        mapping.value(key).flatMap { fields.date($0, key) }
    }
}
