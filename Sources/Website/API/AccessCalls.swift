import Meetings

/// What programs sign in with, and who is signed in on the website.
enum AccessCalls {
    static let all: [Call] = [tokens, makeToken, revokeToken, sessions, endSession, endSessions]

    private static let tokensPath = "/networks/{network}/tokens"

    private static let tokens = Call.list(
        tokensPath, .coordinateNetwork,
        "The network’s tokens: whose, for what, until when. What they are nobody knows.", of: .named("Token")
    ) { call in
        try await TokenWorkflow(call.environment).list(in: call.network).map { TokenReport($0, in: call.zone) }
    }

    private static let makeToken = Call.change(
        .post, tokensPath, .coordinateNetwork,
        "Makes a token of the same person, and tells it this once. It has no scope that the one it is made with "
            + "hasn’t, and holds no longer than that one.",
        body: .body(
            .needed("name", .line(longest: 100), "What the program is called."),
            .may("scopes", scopes, "Only to read when left out."),
            .may("days", .number(1...APIToken.mostDays), "\(APIToken.usualDays) when left out.")),
        .named("Token")
    ) { call in
        guard let token = call.visit.reader.token else { throw Forbidden() }
        let chosen = Set(call.texts("scopes").compactMap(APIToken.Scope.init))
        let order = TokenWorkflow.Order(
            name: call.text("name") ?? "", scopes: chosen.isEmpty ? [.read] : chosen,
            days: call.number("days") ?? APIToken.usualDays, person: token.person.rawValue)
        let made = try await TokenWorkflow(call.environment).create(order, within: .within(token), in: call.network)
        return TokenReport(made.record, token: made.token, in: call.zone)
    }

    private static let scopes = Schema.some(
        .words(APIToken.Scope.allCases.map(\.rawValue)), most: APIToken.Scope.allCases.count)

    private static let revokeToken = Call.change(
        .delete, "\(tokensPath)/{token}", .coordinateNetwork, "Takes a token back for good, by its id.",
        .named("Token")
    ) { call in
        TokenReport(
            try await TokenWorkflow(call.environment).revoke(call.text("token") ?? "", in: call.network), in: call.zone)
    }

    private static let sessions = Call.list(
        "/sessions", .administer, "Those who are signed in, newest first.",
        query: [.init(name: "address", schema: .line(longest: 300), about: "Only those of this address.")],
        of: .named("Session")
    ) { call in
        try await AccessWorkflow(call.environment).sessions(of: call.text("address")).map(SessionReport.init)
    }

    private static let endSession = Call.change(
        .delete, "/sessions/{session}", .administer, "Ends a session.", .named("Revoked")
    ) { call in
        try await AccessWorkflow(call.environment).endSession(call.text("session") ?? "", of: nil)
        return RevokedReport(revoked: 1)
    }

    private static let endSessions = Call.change(
        .post, "/sessions/end", .administer, "Ends all sessions of an address, as when a machine was lost.",
        body: .body(.needed("address", .line(longest: 300))), .named("Revoked")
    ) { call in
        RevokedReport(
            revoked: try await AccessWorkflow(call.environment).endSessions(of: call.text("address") ?? ""))
    }
}
