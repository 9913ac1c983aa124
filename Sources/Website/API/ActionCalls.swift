import Meetings

/// What was promised, and how it goes.
enum ActionCalls {
    static let all: [Call] = [ofNetwork, ofForum, done, extend, drop, assign]

    private static let itemPath = "\(ForumCalls.forumPath)/actions/{number}"
    private static let reason = Schema.Property.may("reason", .line(longest: 1_000), "Why, in a line.")
    private static let state = Call.Parameter(
        name: "state", schema: .words(FollowUpWorkflow.Selection.allCases.map(\.rawValue)),
        about: "Which; the open ones when left out.")

    private static let ofNetwork = Call.pages(
        "/networks/{network}/actions", .seeNetwork,
        "Action items of the forums that the token’s person sits in.", query: [state], of: .named("Action")
    ) { call, offset, limit in
        try await FollowUpWorkflow(call.environment).actions(
            call.selection, visible: call.visibleForums, skipping: offset, limit: limit, in: call.network
        ).map(ActionReport.init)
    }

    private static let ofForum = Call.pages(
        "\(ForumCalls.forumPath)/actions", .seeForum, "The forum’s action items.", query: [state], of: .named("Action")
    ) { call, offset, limit in
        try await FollowUpWorkflow(call.environment).actions(
            of: call.forum, call.selection, skipping: offset, limit: limit, in: call.network
        ).map(ActionReport.init)
    }

    private static let done = Call.change(
        .post, "\(itemPath)/done", .coordinate, "Closes an item, or one party’s part of what everyone has.",
        body: .body(
            .may("for", .line(longest: 300), "Only this municipality’s or person’s part."),
            .may("result", .line(longest: 1_000), "What came of it, in a line.")),
        .named("Action")
    ) { call in
        ActionReport(
            try await FollowUpWorkflow(call.environment).done(
                call.forum, call.item, for: call.text("for"), result: call.text("result"), by: call.by,
                in: call.network))
    }

    private static let extend = Call.change(
        .post, "\(itemPath)/extend", .coordinate, "Gives an item another deadline, written as in the minutes.",
        body: .body(.needed("to", .line(longest: 200), "A date, or in words: til neste samling."), reason),
        .named("Action")
    ) { call in
        ActionReport(
            try await FollowUpWorkflow(call.environment).extend(
                call.forum, call.item, to: call.text("to") ?? "", reason: call.text("reason"), by: call.by,
                in: call.network))
    }

    private static let drop = Call.change(
        .post, "\(itemPath)/drop", .coordinate, "Gives an item up.", body: .body(reason), .named("Action")
    ) { call in
        ActionReport(
            try await FollowUpWorkflow(call.environment).drop(
                call.forum, call.item, reason: call.text("reason"), by: call.by, in: call.network))
    }

    private static let assign = Call.change(
        .post, "\(itemPath)/assign", .coordinate, scope: .send,
        "Gives an item to others, written as in the minutes. They are told by mail.",
        body: .body(.needed("to", .line(longest: 300), "Roles, municipalities, names; parted by semicolons."), reason),
        .named("Action")
    ) { call in
        ActionReport(
            try await FollowUpWorkflow(call.environment).assign(
                call.forum, call.item, to: call.text("to") ?? "", reason: call.text("reason"), by: call.by,
                in: call.network))
    }
}

extension APIVisit {
    fileprivate var item: Int { number("number") ?? 0 }

    fileprivate var visibleForums: Set<ForumID> {
        Set(visit.register?.forums.map(\.id).filter(mayLookInto) ?? [])
    }

    fileprivate var selection: FollowUpWorkflow.Selection {
        text("state").flatMap(FollowUpWorkflow.Selection.init) ?? .open
    }
}
