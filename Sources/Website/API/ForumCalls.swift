import Meetings

/// Networks, forums, who sits in them, and their plans.
enum ForumCalls {
    static let all: [Call] = [networks, forums, roster, plan, acceptPlan, calendar]

    static let forumPath = "/networks/{network}/forums/{forum}"

    private struct NetworkReport: Encodable, Sendable {
        var id: NetworkID
        var name: String
        var language: Language
        var timezone: String
    }

    private static let networks = Call.get(
        "/networks", .signedIn, "The network that the token opens.", .list(.named("Network"))
    ) { call in
        try await AccessWorkflow(call.environment).networks(of: call.visit.reader.identity).map { network, _ in
            NetworkReport(id: network.id, name: network.name, language: network.language, timezone: network.timezone)
        }
    }

    private static let forums = Call.get(
        "/networks/{network}/forums", .seeNetwork, "The forums, and who reports to whom.", .list(.named("Forum"))
    ) { call in
        try await ForumWorkflow(call.environment).forums(of: call.network).rows.map(ForumReport.init)
    }

    private static let roster = Call.get(
        "\(forumPath)/roster", .seeForum, "Who holds which role on a date, vacancies included.",
        query: [.init(name: "on", schema: .date, about: "The date; today when left out.")], .list(.named("Seat"))
    ) { call in
        try await ForumWorkflow(call.environment).roster(call.forum, on: call.date("on"), in: call.network)
            .rows.map(SeatReport.init)
    }

    private static let plan = Call.get(
        "\(forumPath)/plan", .coordinate, "Proposes dates, with a reason for every one that was passed over.",
        query: [
            .init(name: "until", schema: .date, isRequired: true, about: "The last day a meeting may be on."),
            .init(name: "from", schema: .date, about: "The first; today when left out."),
        ], .named("Plan")
    ) { call in
        let (forum, plan) = try await PlanningWorkflow(call.environment).propose(
            call.forum, from: call.date("from"), until: try call.until, in: call.network)
        return PlanReport(plan, forum: forum.id, language: call.language)
    }

    private static let acceptPlan = Call.change(
        .post, "\(forumPath)/plan", .coordinate, "Makes meetings of the proposals. No letter is sent by this.",
        body: .body(.needed("until", .date), .may("from", .date)), .named("Plan")
    ) { call in
        let (forum, plan, _) = try await PlanningWorkflow(call.environment).accept(
            call.forum, from: call.date("from"), until: try call.until, in: call.network)
        return PlanReport(plan, forum: forum.id, language: call.language)
    }

    private static let calendar = Call.file(
        "\(forumPath)/calendar", .seeForum, "The forum’s calendar feed as iCalendar.", type: "text/calendar"
    ) { call in
        Bytes(
            type: "text/calendar; charset=utf-8",
            bytes: try await FeedWorkflow(call.environment).calendar(of: call.forum, in: call.network).bytes)
    }
}

extension APIVisit {
    fileprivate var until: CalendarDate {
        get throws {
            guard let until = date("until") else { throw Refusal.notAsDescribed("until must be a date, 2023-08-18") }
            return until
        }
    }
}
