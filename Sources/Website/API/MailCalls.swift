import Meetings

/// The outbox and the inbox.
enum MailCalls {
    static let all: [Call] = [outbox, inbox, one, accept, reject, assign]

    private static let mailPath = "/networks/{network}/inbox/{number}"

    private static let outbox = Call.list(
        "/networks/{network}/mail", .coordinateNetwork,
        "The outbox: the newest 1,000 letters, the newest last, and what became of them.",
        query: [
            .init(
                name: "state", schema: .words(LetterReport.Shown.allCases.map(\.rawValue)),
                about: "Which; all when left out."),
            .init(
                name: "skip", schema: .number(0...10_000_000),
                about: "So many of the newest are left out; none when left out."),
        ], of: .named("Letter")
    ) { call in
        let workflow = OutboxWorkflow(call.environment)
        let isClosed = try await workflow.closedSince() != nil
        let state = call.text("state").flatMap(LetterReport.Shown.init)
        let letters = try await workflow.letters(
            in: call.network, states: state?.states(isClosed: isClosed) ?? OutboxLetter.State.allCases,
            skipping: max(call.number("skip") ?? 0, 0), limit: mostLetters)
        return letters.reversed().map { LetterReport($0, isClosed: isClosed) }
    }

    private static let mostLetters = 1_000

    private static let inbox = Call.list(
        "/networks/{network}/inbox", .coordinateNetwork, "What waits for the coordinator; or every mail that came.",
        query: [.init(name: "all", schema: .flag, about: "Every mail, not only what waits.")], of: .named("Mail")
    ) { call in
        let workflow = InboxWorkflow(call.environment)
        let lines =
            try await call.flag("all") ? workflow.all(in: call.network) : workflow.waiting(in: call.network)
        return lines.map { call.report($0) }
    }

    private static let one = Call.get(mailPath, .coordinateNetwork, "One mail.", .named("Mail")) { call in
        let (line, letter) = try await InboxWorkflow(call.environment).mail(call.mail, in: call.network)
        var report = call.report(line)
        report.text = letter.text(in: call.language)
        return report
    }

    private static let accept = Call.change(
        .post, "\(mailPath)/accept", .coordinateNetwork, scope: .send, "Does what a waiting mail asks for.",
        body: .body(.may("as", .line(longest: 300), "Whose wish it is: id, name or address.")), .named("Mail")
    ) { call in
        call.report(
            try await InboxWorkflow(call.environment).accept(
                call.mail, as: call.text("as"), by: call.by, in: call.network))
    }

    private static let reject = Call.change(
        .post, "\(mailPath)/reject", .coordinateNetwork, scope: .send,
        "Lets a waiting mail lie. Who proposed something is told so.",
        body: .body(.may("reason", .line(longest: 1_000), "Why, in a line.")), .named("Mail")
    ) { call in
        call.report(
            try await InboxWorkflow(call.environment).reject(
                call.mail, reason: call.text("reason"), by: call.by, in: call.network))
    }

    private static let assign = Call.change(
        .post, "\(mailPath)/assign", .coordinateNetwork, scope: .send,
        "Says whose a waiting mail is, and deals with it as that person’s.",
        body: .body(.needed("person", .line(longest: 300), "Id, name or address.")), .named("Mail")
    ) { call in
        call.report(
            try await InboxWorkflow(call.environment).assign(
                call.mail, to: call.text("person") ?? "", by: call.by, in: call.network))
    }
}

extension APIVisit {
    fileprivate var mail: Int { number("number") ?? 0 }

    fileprivate func report(_ line: InboxLine) -> InboxReport {
        InboxReport(line, visit.register.flatMap { Zone(identifier: $0.network.timezone) }, language)
    }
}
