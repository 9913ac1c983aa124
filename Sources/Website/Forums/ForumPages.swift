import Meetings

/// The forums of a network, each forum's own page, and who holds which role in it.
enum ForumPages {
    static let routes: [Route] = [
        .get("/n/{network}/forums", .seeNetwork, showForums),
        .get("/n/{network}/f/{forum}", .seeForum, showForum),
        .get("/n/{network}/f/{forum}/roster", .seeForum, showRoster),
    ]

    private static func showForums(_ visit: Visit) async throws -> Reply {
        let tree = ForumTree(try visit.registerHere, on: try visit.todayHere)
        return visit.page(
            "forums", title: Trilingual("Forum", "Forum", "Forums"),
            ["forums": forumRows(tree, visit), "network": try visit.registerHere.network.name])
    }

    /// As a flat list with depths, for pages that indent.
    static func forumRows(_ tree: ForumTree, _ visit: Visit) -> [[String: Any]] {
        tree.rows.map { row in
            var values = visit.values(for: row.forum)
            values["depth"] = min(row.depth, 4)
            values["subtitle"] = row.forum.subtitle ?? ""
            values["members"] = row.members
            values["isOne"] = row.members == 1
            return values
        }
    }

    private static func showForum(_ visit: Visit) async throws -> Reply {
        let (forum, register, today) = (try visit.forumHere, try visit.registerHere, try visit.todayHere)
        let meetings = try await PlanningWorkflow(visit.site.environment).meetings(
            of: forum.id.rawValue, in: visit.network)
        let coming = meetings.filter { $0.meeting.date >= today && !$0.meeting.isCancelled }
        let past = meetings.filter { $0.meeting.date < today && !$0.meeting.isCancelled }
        let roster = Roster(register, of: forum.id, on: today)
        let coordinators = register.coordinators(of: forum.id, on: today).map(\.name)
        return visit.page(
            "forum", title: Trilingual(forum.name, forum.name, forum.name),
            [
                "forum": visit.values(for: forum), "subtitle": forum.subtitle ?? "",
                "above": forum.reportsTo.flatMap(register.forum).map { [visit.values(for: $0)] } ?? [],
                "below": register.forums.filter { $0.reportsTo == forum.id && $0.ended == nil }.map(visit.values(for:)),
                "rules": forum.rules.words[visit.language], "cadence": forum.cadence?.words[visit.language] ?? "",
                "place": forum.place, "coordinators": coordinators.joined(separator: ", "),
                "coordinates": visit.reader.may(.coordinate),
                "ended": forum.ended.map(visit.dateWords.long) ?? "",
                "coming": coming.prefix(6).map { meetingRow($0.meeting, visit) },
                "more": coming.count > 6 ? "\(coming.count - 6)" : "",
                "past": past.suffix(4).reversed().map { meetingRow($0.meeting, visit) },
                "members": roster.members.map { ["name": $0.person.name, "seat": $0.seat(in: visit.language)] },
                "vacancies": roster.vacancies.map { ["seat": $0.seat(in: visit.language)] },
            ])
    }

    private static func meetingRow(_ meeting: Meeting, _ visit: Visit) -> [String: Any] {
        let zone = visit.register.flatMap { Zone(identifier: $0.network.timezone) } ?? .utc
        let isOver = zone.instant(meeting.date, meeting.end) <= visit.now
        return [
            "path": "\(visit.path(of: meeting.forum))/m/\(meeting.date)", "date": visit.dateWords.full(meeting.date),
            "span": visit.dateWords.span(meeting.start, meeting.end), "place": meeting.place,
            "state": YearWheel.Mark(of: meeting, isOver: isOver).state.words[visit.language],
        ]
    }

    private static func showRoster(_ visit: Visit) async throws -> Reply {
        let (forum, register) = (try visit.forumHere, try visit.registerHere)
        let date = try visit.date("on", in: visit.query) ?? visit.todayHere
        let roster = Roster(register, of: forum.id, on: date)
        let changes = register.appointments.filter { appointment in
            appointment.forum == forum.id && appointment.until.map { appointment.from <= $0 } ?? true
                && (appointment.from > date || appointment.until.map { $0 >= date } ?? false)
        }.sorted { max($0.from, date) < max($1.from, date) }
        return visit.page(
            "roster", title: .heading(Trilingual("Roller", "Roller", "Roles"), forum),
            [
                "forum": visit.values(for: forum), "on": date.description, "date": visit.dateWords.long(date),
                "isToday": date == (try visit.todayHere), "registers": visit.reader.may(.coordinateNetwork),
                "base": visit.networkPath, "rows": roster.rows.map { rosterRow($0, visit) },
                "vacant": roster.vacancies.isEmpty ? "" : "\(roster.vacancies.count)",
                "isOneVacant": roster.vacancies.count == 1,
                "changes": changes.prefix(40).map { ["text": register.words(for: $0)[visit.language]] },
            ])
    }

    private static func rosterRow(_ row: Roster.Row, _ visit: Visit) -> [String: Any] {
        let words = visit.dateWords
        return [
            "role": row.role.name(in: visit.language), "organisation": row.organisation?.name ?? "",
            "person": row.person?.name ?? "", "from": words.short(row.appointment.from),
            "until": row.appointment.until.map(words.short) ?? "", "isContact": row.appointment.contact,
            "rights": row.appointment.rights.map { $0.words[visit.language] }.joined(separator: ", "),
            "edit": AppointmentAddress.path(row.appointment.key, in: visit.networkPath),
        ]
    }
}

extension Forum.Rules {
    var words: Trilingual {
        switch self {
        case .network: Trilingual("nettverk", "nettverk", "network")
        case .cooperation: Trilingual("samarbeidsorgan", "samarbeidsorgan", "cooperation body")
        case .statutory: Trilingual("lovfesta organ", "lovfestet organ", "statutory body")
        }
    }
}

extension Appointment.Right {
    var words: Trilingual {
        switch self {
        case .speak: Trilingual("tale", "tale", "speak")
        case .propose: Trilingual("framlegg", "forslag", "propose")
        case .vote: Trilingual("røyst", "stemme", "vote")
        }
    }
}

extension Trilingual {
    /// For headings of pages about one forum.
    static func heading(_ what: Trilingual, _ forum: Forum) -> Trilingual {
        Trilingual(
            "\(what.nn) – \(forum.shortName)", "\(what.nb) – \(forum.shortName)", "\(what.en) – \(forum.shortName)")
    }
}
