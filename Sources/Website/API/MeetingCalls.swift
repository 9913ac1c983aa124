import Meetings

/// Meetings, the calls to them, and the answers.
enum MeetingCalls {
    static let all: [Call] = [
        ofNetwork, ofForum, add, one, preview, invite, move, cancel, answer,
    ]

    static let meetingPath = "\(ForumCalls.forumPath)/meetings/{date}"

    private static let ofNetwork = Call.list(
        "/networks/{network}/meetings", .seeNetwork, "The meetings of the forums that the token’s person sits in.",
        of: .named("Meeting")
    ) { call in
        try await PlanningWorkflow(call.environment).meetings(of: nil, in: call.network)
            .filter { call.mayLookInto($0.meeting.forum) }.map { MeetingReport($0.meeting, $0.answers) }
    }

    private static let ofForum = Call.list(
        "\(ForumCalls.forumPath)/meetings", .seeForum, "The forum’s meetings, how far each has come, and the answers.",
        of: .named("Meeting")
    ) { call in
        try await PlanningWorkflow(call.environment).meetings(of: call.forum, in: call.network)
            .map { MeetingReport($0.meeting, $0.answers) }
    }

    private static let add = Call.change(
        .post, "\(ForumCalls.forumPath)/meetings", .coordinate,
        "Adds one meeting outside the plan. No letter is sent by this.",
        body: .body(
            .needed("date", .date), .may("start", .time, "The cadence’s when left out."), .may("end", .time),
            .may("place", .line(longest: 200), "The forum’s own when left out.")),
        .named("Meeting")
    ) { call in
        guard let date = call.date("date") else { throw Refusal.notAsDescribed("date must be a date, 2023-08-18") }
        let meeting = try await PlanningWorkflow(call.environment).add(
            call.forum, on: date, start: call.time("start"), end: call.time("end"), place: call.text("place"),
            in: call.network)
        return MeetingReport(meeting, AnswerCount([]))
    }

    private static let one = Call.get(meetingPath, .seeForum, "One meeting.", .named("Meeting")) { call in
        let name = try call.meeting
        return try await call.environment.reading(call.network) { books in
            let meeting = try books.meeting(name)
            return MeetingReport(meeting, AnswerCount(try books.ledger.invitations(to: meeting.id)))
        }
    }

    private static let preview = Call.get(
        "\(meetingPath)/invitations", .coordinate, "Who would get a calendar invitation. Nothing is sent.",
        .named("Round")
    ) { call in
        RoundReport(
            try await InvitationWorkflow(call.environment).preview(try call.meeting, in: call.network), call.language)
    }

    private static let invite = Call.change(
        .post, "\(meetingPath)/invitations", .coordinate, scope: .send,
        "Sends the invitation to those who haven’t got it; a second time sends to nobody.", .named("Round")
    ) { call in
        RoundReport(
            try await InvitationWorkflow(call.environment).invite(try call.meeting, in: call.network), call.language)
    }

    private static let move = Call.change(
        .post, "\(meetingPath)/move", .coordinate,
        "Moves it: the same entry in everyone’s calendar. Without `send` it is shown, and nothing is changed.",
        body: .body(
            .needed("to", .date), .may("start", .time), .may("end", .time, "The length stays when left out."),
            .may("send", .flag)),
        .named("Round")
    ) { call in
        guard let date = call.date("to") else { throw Refusal.notAsDescribed("to must be a date, 2023-08-18") }
        let target = MoveTarget(date: date, start: call.time("start"), end: call.time("end"))
        let workflow = InvitationWorkflow(call.environment)
        let round =
            try call.sends
            ? try await workflow.move(try call.meeting, to: target, in: call.network)
            : try await workflow.previewMove(try call.meeting, to: target, in: call.network)
        return RoundReport(round, call.language)
    }

    private static let cancel = Call.change(
        .post, "\(meetingPath)/cancel", .coordinate,
        "Cancels it, and takes it out of everyone’s calendar. Without `send` it is shown, and nothing is changed.",
        body: .body(.may("reason", .line(longest: 1_000)), .may("send", .flag)), .named("Round")
    ) { call in
        let workflow = InvitationWorkflow(call.environment)
        let reason = call.text("reason")
        let round =
            try call.sends
            ? try await workflow.cancel(try call.meeting, reason: reason, in: call.network)
            : try await workflow.previewCancel(try call.meeting, reason: reason, in: call.network)
        return RoundReport(round, call.language)
    }

    private static let answer = Call.change(
        .put, "\(meetingPath)/answers/{person}", .coordinate, "Records an answer that was given by word of mouth.",
        body: .body(.needed("answer", .words(["accepted", "declined", "tentative"]))), .named("Answer")
    ) { call in
        let state = call.text("answer").flatMap(Answer.State.init) ?? .none
        let invitation = try await InvitationWorkflow(call.environment).answer(
            try call.meeting, person: call.text("person") ?? "", state, in: call.network)
        return AnswerReport(invitation, state)
    }
}
