import Meetings

/// The links in letters: what one is good for, which there are, and taking them back.
enum LinkCalls {
    static let all: [Call] = [list, verify, revoke, revokeOfPerson, revokeOfLetter]

    private static let path = "/networks/{network}/links"

    private static let list = Call.list(
        path, .coordinateNetwork,
        "The links that have gone out: what each is for, and whether it still holds. Tokens nobody knows.",
        query: [
            .init(name: "person", schema: .line(longest: 300), about: "Only this person’s: id, name or address."),
            .init(name: "letter", schema: .line(longest: 100), about: "Only those in this letter, by its id."),
        ], of: .named("ListedLink")
    ) { call in
        try await LinkWorkflow(call.environment).list(
            of: call.text("person"), letter: call.text("letter").map { LetterID($0) }, in: call.network
        ).map(ListedLinkReport.init)
    }

    /// In the body: what a link is stays out of addresses, and so out of logs.
    private static let verify = Call.change(
        .post, "\(path)/verify", .coordinateNetwork, scope: .read,
        "Says whether a link is good, for what and for whom. Nothing is changed.",
        body: .body(.needed("link", .line(longest: 2_000), "Its token, or the whole address.")), .named("Link")
    ) { call in
        LinkReport(try await LinkWorkflow(call.environment).look(call.text("link") ?? "", in: call.network))
    }

    private static let revoke = Call.change(
        .post, "\(path)/revoke", .coordinateNetwork, "Takes a link back for good.",
        body: .body(.needed("link", .line(longest: 2_000), "Its id, its token, or the whole address.")),
        .named("Revoked")
    ) { call in try await call.revoke(.written(call.text("link") ?? "")) }

    private static let revokeOfPerson = Call.change(
        .delete, "/networks/{network}/people/{person}/links", .coordinateNetwork,
        "Takes all links of a person back, as when a mailbox has come into the wrong hands.", .named("Revoked")
    ) { call in try await call.revoke(.person(call.text("person") ?? "")) }

    private static let revokeOfLetter = Call.change(
        .delete, "/networks/{network}/mail/{letter}/links", .coordinateNetwork, "Takes all links in a letter back.",
        .named("Revoked")
    ) { call in try await call.revoke(.letter(LetterID(call.text("letter") ?? ""))) }
}

extension APIVisit {
    fileprivate func revoke(_ selection: LinkWorkflow.Selection) async throws -> RevokedReport {
        RevokedReport(revoked: try await LinkWorkflow(environment).revoke(selection, in: [network]))
    }
}
