import Meetings

/// The year wheel (*årshjul*) of a forum and of the network, with the table that says the same.
enum WheelPages {
    static let routes: [Route] = [
        .get("/n/{network}/wheel", .seeNetwork) { visit in try await show(visit, forum: nil) },
        .get("/n/{network}/f/{forum}/wheel", .seeForum) { visit in try await show(visit, forum: visit.forumHere) },
    ]

    private static func show(_ visit: Visit, forum: Forum?) async throws -> Reply {
        let asked = visit.query.text("year")
        if let asked, Int(asked) == nil { throw Refusal.noPage }
        let wheel = try await PlanningWorkflow(visit.site.environment).wheel(
            of: forum?.id.rawValue, year: asked.flatMap { Int($0) }, in: visit.network)
        let name = try forum?.name ?? visit.registerHere.network.name
        let path = forum.map { visit.path(of: $0.id) } ?? visit.networkPath
        let title = Trilingual(
            "Årshjul \(wheel.year) – \(name)", "Årshjul \(wheel.year) – \(name)", "Year wheel \(wheel.year) – \(name)")
        let writing = WheelValues(wheel, name: name, visit.language)
        return visit.page(
            "wheel", title: title,
            [
                "name": name, "year": wheel.year, "path": path,
                "forum": forum.map { [visit.values(for: $0)] } ?? [],
                "before": YearWheel.years.contains(wheel.year - 1) ? [wheel.year - 1] : [],
                "after": YearWheel.years.contains(wheel.year + 1) ? [wheel.year + 1] : [],
                "wheels": writing.wheels, "isEmpty": wheel.rings.isEmpty,
                "hasClashes": wheel.rings.contains { $0.marks.contains { !$0.clashes.isEmpty } },
                "hasDeadlines": wheel.rings.contains { !$0.deadlines.isEmpty },
                "states": YearWheel.Mark.State.allCases.map { state in
                    ["words": state.words[visit.language], "is-\(state.rawValue)": true] as [String: Any]
                },
                "hasToday": wheel.today != nil, "today": wheel.today.map(visit.dateWords.full) ?? "",
                "rows": writing.rows(visit, isOfNetwork: forum == nil), "isOfNetwork": forum == nil,
                "empty": wheel.empty.map(visit.values(for:)),
                "coordinates": forum != nil && visit.reader.may(.coordinate),
            ])
    }
}
