import Meetings

/// What waits, and what is looked for, over all forums that the token's person sits in.
enum DeskCalls {
    static let all: [Call] = [desk, search]

    private static let mostAnswers = 500

    private static let desk = Call.get(
        "/networks/{network}/desk", .seeNetwork,
        "What waits for the coordinator, over the forums that the token’s person coordinates, the most urgent first.",
        .list(.named("DeskLine"))
    ) { call in
        let found = try await DeskWorkflow(call.environment).desk(
            of: call.visit.forums(with: .coordinate), in: call.network)
        return found.lines.map { DeskReport($0, found, call.language) }
    }

    private static let search = Call.list(
        "/networks/{network}/search", .seeNetwork,
        "Finds decisions, cases, action items, minutes, meetings, people and forums.",
        query: [
            .init(name: "text", schema: .line(longest: 300), isRequired: true, about: "Words, a number, a question."),
            .init(name: "forum", schema: .line(longest: 200), about: "Only what is of this forum."),
        ], of: .named("Finding")
    ) { call -> [FindingReport] in
        let reach = call.visit.searchReach
        if let forum = call.text("forum"), !reach.sees(ForumID(forum)) { return [] }
        let found = try await SearchWorkflow(call.environment).search(
            call.text("text") ?? "", forum: call.text("forum"), reach: reach, limit: mostAnswers,
            language: call.language, in: call.network)
        return found.map { FindingReport($0, call.network) }
    }
}
