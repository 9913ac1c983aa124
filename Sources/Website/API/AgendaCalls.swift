import Meetings

/// The agenda and the case list.
enum AgendaCalls {
    static let all: [Call] = [draft, saved, save, preview, send, cases, addCase, withdraw, contribute]

    private static let draft = Call.change(
        .post, "\(MeetingCalls.meetingPath)/agenda/draft", .coordinate,
        "The draft, every line with why it is there. Asked again it keeps what was edited by hand.", .named("Agenda")
    ) { call in
        AgendaReport(try await AgendaWorkflow(call.environment).draft(try call.meeting, in: call.network))
    }

    private static let saved = Call.get(
        "\(MeetingCalls.meetingPath)/agenda", .coordinate,
        "The agenda as it stands: what was saved last, or a fresh draft where nothing was, which isn’t kept by this.",
        .named("Agenda")
    ) { call in
        AgendaReport(try await AgendaEditing(call.environment).view(try call.meeting, in: call.network))
    }

    private static let save = Call.change(
        .put, "\(MeetingCalls.meetingPath)/agenda", .coordinate, "Stores an edited draft.",
        body: .body(.needed("markdown", .lines(longest: 1_000_000))), .named("Agenda")
    ) { call in
        AgendaReport(
            try await AgendaWorkflow(call.environment).save(
                try call.meeting, text: call.text("markdown") ?? "", in: call.network))
    }

    private static let preview = Call.get(
        "\(MeetingCalls.meetingPath)/agenda/send", .coordinate, "Who would get the agenda. Nothing is sent.",
        .named("Agenda")
    ) { call in
        AgendaReport(try await AgendaWorkflow(call.environment).previewSend(try call.meeting, in: call.network))
    }

    private static let send = Call.change(
        .post, "\(MeetingCalls.meetingPath)/agenda/send", .coordinate, scope: .send,
        "Sends the agenda to every member; a second time sends nothing unless it has changed.", .named("Agenda")
    ) { call in
        AgendaReport(try await AgendaWorkflow(call.environment).send(try call.meeting, in: call.network))
    }

    private static let cases = Call.list(
        "\(ForumCalls.forumPath)/cases", .seeForum, "The case list.", of: .named("Case")
    ) { call in
        try await CaseWorkflow(call.environment).list(call.forum, in: call.network).map(CaseListReport.init)
    }

    private static let addCase = Call.change(
        .post, "\(ForumCalls.forumPath)/cases", .coordinate, "Puts a case on the list.",
        body: .body(
            .needed("title", .line(longest: 300)),
            .may("kind", .words(CaseKind.allCases.map(\.rawValue))),
            .may("presenter", .line(longest: 300)), .may("minutes", .number(1...600)),
            .may("exempt", .line(longest: 200), "It is exempt from public disclosure, on this ground.")),
        .named("Case")
    ) { call in
        CaseListReport(
            try await CaseWorkflow(call.environment).add(
                to: call.forum, title: call.text("title") ?? "", kind: call.text("kind"),
                presenter: call.text("presenter"), minutes: call.number("minutes"), exempt: call.text("exempt"),
                in: call.network))
    }

    private static let withdraw = Call.change(
        .delete, "\(ForumCalls.forumPath)/cases/{case}", .coordinate,
        "Takes a case off the list, by its id. Its number is never given to another.", .named("Case")
    ) { call in
        CaseListReport(
            try await CaseWorkflow(call.environment).withdraw(
                call.text("case") ?? "", of: call.forum, in: call.network))
    }

    private static let contribute = Call.change(
        .post, "\(ForumCalls.forumPath)/contributions", .coordinate,
        "A link or a note for «nytt sidan sist» in the next draft, with the name of who sent it.",
        body: .body(
            .needed("text", .line(longest: 300)),
            .may("from", .line(longest: 300), "Id, name or address; the token’s person when left out.")),
        .named("Contribution")
    ) { call in
        try await CaseWorkflow(call.environment).contribute(
            call.text("text") ?? "", to: call.forum, from: try call.text("from") ?? call.person.rawValue,
            in: call.network)
    }
}
