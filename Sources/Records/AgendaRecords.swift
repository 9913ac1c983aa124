import Database
import Meetings

extension SQLLedger {
    func cases(of forum: ForumID) throws -> [Case] {
        try session.query(
            "SELECT * FROM cases WHERE network = \(network) AND forum = \(forum) ORDER BY added, id"
        ).map(Case.init)
    }

    func save(_ agendaCase: Case) throws {
        try session.save(
            in: "cases", key: [("network", network), ("id", agendaCase.id)],
            [
                ("forum", agendaCase.forum), ("title", agendaCase.title), ("kind", agendaCase.kind),
                ("presenter", agendaCase.presenter), ("minutes", agendaCase.minutes),
                ("number", agendaCase.number?.number), ("year", agendaCase.number?.year),
                ("meeting", agendaCase.meeting), ("state", agendaCase.state), ("added", agendaCase.added),
                ("exempt", agendaCase.exempt),
            ])
        try index(agendaCase)
    }

    func lastCaseNumber(of forum: ForumID, year: Int) throws -> Int {
        let row = try session.queryOne(
            """
            SELECT COALESCE(MAX(number), 0) AS last FROM case_numbers
            WHERE network = \(network) AND forum = \(forum) AND year = \(year)
            """)
        return try row?.decode("last") ?? 0
    }

    func take(_ number: CaseNumber, of forum: ForumID) throws {
        try session.insert(
            into: "case_numbers",
            [("network", network), ("forum", forum), ("year", number.year), ("number", number.number)])
    }

    func agenda(of meeting: MeetingID) throws -> AgendaRecord? {
        try session.queryOne("SELECT * FROM agendas WHERE network = \(network) AND meeting = \(meeting)")
            .map(AgendaRecord.init)
    }

    func save(_ agenda: AgendaRecord) throws {
        try session.save(
            in: "agendas", key: [("network", network), ("meeting", agenda.meeting)],
            [
                ("drafted", agenda.drafted), ("saved", agenda.saved), ("sent", try JSONText(agenda.sent)),
                ("cleared", try agenda.cleared.map { try JSONText($0) }),
                ("version", agenda.version),
            ])
        try index(agenda)
    }

    func presentations(in forum: ForumID) throws -> [Presentation] {
        try session.query(
            """
            SELECT * FROM presentations WHERE network = \(network) AND forum = \(forum) ORDER BY date, organisation
            """
        ).map(Presentation.init)
    }

    func save(_ presentation: Presentation) throws {
        _ = try session.add(
            to: "presentations",
            key: [
                ("network", network), ("forum", presentation.forum), ("organisation", presentation.organisation),
                ("date", presentation.date),
            ])
    }

    func contributions(to forum: ForumID, since date: CalendarDate) throws -> [Contribution] {
        try session.query(
            """
            SELECT * FROM contributions WHERE network = \(network) AND forum = \(forum) AND date >= \(date)
            ORDER BY date, number
            """
        ).map(Contribution.init)
    }

    func replace(_ contribution: Contribution, since date: CalendarDate) throws {
        if let organisation = contribution.organisation, let heading = contribution.heading {
            try session.execute(
                """
                DELETE FROM contributions WHERE network = \(network) AND forum = \(contribution.forum)
                    AND organisation = \(organisation) AND heading = \(heading) AND date >= \(date)
                """)
        }
        try save(contribution)
    }

    /// The same contribution given again is still one.
    func save(_ contribution: Contribution) throws {
        let given = try contributions(to: contribution.forum, since: contribution.date)
        guard !given.contains(contribution) else { return }
        try session.insert(
            into: "contributions",
            [
                ("network", network), ("forum", contribution.forum), ("date", contribution.date),
                ("sender", contribution.from), ("organisation", contribution.organisation),
                ("heading", contribution.heading), ("text", contribution.text),
            ])
    }
}

extension Case {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.decode("id"), forum: try row.decode("forum"), title: try row.decode("title"),
            kind: try row.decode("kind"), presenter: try row.decode("presenter"),
            minutes: try row.decode("minutes"), added: try row.decode("added"), exempt: try row.decode("exempt"))
        if let given: Int = try row.decode("number") {
            number = CaseNumber(number: given, year: try row.decode("year"))
        }
        meeting = try row.decode("meeting")
        state = try row.decode("state")
    }
}

extension AgendaRecord {
    fileprivate init(_ row: Row) throws {
        self.init(meeting: try row.decode("meeting"), drafted: try row.decode("drafted"))
        saved = try row.decode("saved")
        cleared = try row.jsonIfPresent("cleared")
        sent = try row.json("sent")
        version = try row.decode("version")
    }
}

extension Presentation {
    fileprivate init(_ row: Row) throws {
        self.init(
            forum: try row.decode("forum"), organisation: try row.decode("organisation"),
            date: try row.decode("date"))
    }
}

extension Contribution {
    fileprivate init(_ row: Row) throws {
        self.init(
            forum: try row.decode("forum"), date: try row.decode("date"), from: try row.decode("sender"),
            organisation: try row.decode("organisation"), heading: try row.decode("heading"),
            text: try row.decode("text"))
    }
}
