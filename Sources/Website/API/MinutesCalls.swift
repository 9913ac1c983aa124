import Meetings

/// Minutes: the empty form, checked, imported, sent and approved.
enum MinutesCalls {
    static let all: [Call] = [new, check, take, preview, send, approve]

    private static let text = Schema.body(.needed("markdown", .lines(longest: 1_000_000)))

    private static let new = Call.get(
        "\(MeetingCalls.meetingPath)/minutes/new", .coordinate,
        "New minutes with agenda, roster and answers filled in.",
        .named("Markdown")
    ) { call in
        MarkdownReport(markdown: try await call.visit.site.minutes.skeleton(try call.meeting, in: call.network))
    }

    private static let check = Call.change(
        .post, "\(ForumCalls.forumPath)/minutes/check", .coordinate, scope: .read,
        "Reads minutes and looks up everyone and every date in them. Nothing is changed; faults stand in `errors`.",
        body: text, .named("Minutes")
    ) { call in
        let checked = try await call.visit.site.minutes.check(call.bytes, preferred: call.network)
        try call.refuseOtherForum(checked.result)
        return MinutesReport(checked.result, language: call.language)
    }

    private static let take = Call.change(
        .post, "\(ForumCalls.forumPath)/minutes/import", .coordinate,
        "Takes the minutes in, all or nothing. The answer has them with the items’ numbers in `markdown`.",
        body: .body(.needed("markdown", .lines(longest: 1_000_000)), .may("dryRun", .flag)), .named("MinutesImport")
    ) { call in
        let minutes = call.visit.site.minutes
        let checked = try await minutes.check(call.bytes, preferred: call.network)
        try call.refuseOtherForum(checked.result)
        let imported = try await minutes.importMinutes(
            call.bytes, isRehearsal: call.flag("dryRun"), in: call.network)
        var report = MinutesImportReport(imported, call.language)
        report.markdown = imported.text
        return report
    }

    private static let preview = Call.get(
        "\(MeetingCalls.meetingPath)/minutes/send", .coordinate, "Who would get the minutes. Nothing is sent.",
        .named("MinutesRound")
    ) { call in
        MinutesRoundReport(try await call.visit.site.minutes.previewSend(try call.meeting, in: call.network))
    }

    private static let send = Call.change(
        .post, "\(MeetingCalls.meetingPath)/minutes/send", .coordinate, scope: .send,
        "Sends the minutes to all, each reader’s own items first.", .named("MinutesRound")
    ) { call in
        MinutesRoundReport(try await call.visit.site.minutes.send(try call.meeting, in: call.network))
    }

    private static let approve = Call.change(
        .post, "\(MeetingCalls.meetingPath)/minutes/approve", .lead,
        "Approves the minutes as they were last imported; from then on their text is frozen.",
        body: .body(.may("by", .line(longest: 300), "Who approved them; the token’s person when left out.")),
        .named("Approval")
    ) { call in
        ApprovalReport(
            try await call.visit.site.minutes.approve(
                try call.meeting, by: call.text("by") ?? call.by, in: call.network))
    }
}

extension APIVisit {
    fileprivate var bytes: [UInt8] { Array((text("markdown") ?? "").utf8) }

    /// Rights are of the forum in the address: minutes of another aren't looked at by them.
    fileprivate func refuseOtherForum(_ result: MinutesResult) throws {
        if let minutes = result.minutes, minutes.forum.rawValue != forum { throw Refusal.otherForum }
    }
}
