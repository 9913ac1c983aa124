import FoundationEssentials
import Meetings

/// Notices that answer what a person wrote, one for each thing they can say.
extension SampleNotices {
    static var answers: [Notice] {
        receipts + questions
            + [
                .overview(OverviewNotice(on: day(10), open: [line(41), line(42)])),
                .overview(OverviewNotice(on: day(10), open: [])),
                .deputy(
                    DeputyNotice(forum: forum, meeting: meeting, invitation: invitation, answered: answered)),
                .counterDeclined(
                    CounterDeclinedNotice(
                        forum: forum, meeting: meeting, invitation: invitation,
                        proposed: Slot(date: day(25), start: time(9, 0), end: time(14, 30)),
                        reason: "Fleirtalet kan ikkje då")),
                .signInCode(SignInNotice(code: "1234 5678", expires: now)),
            ]
    }

    private static var receipts: [Notice] {
        let lines: [ReceiptNotice.Line] = [
            .done(line(41), share: nil), .done(line(42), share: "Hareid"), .inProgress(line(43)),
            .extensionAsked(line(44), until: "15.09.2023"), .notMine(line(45)),
            .reported(line(46), answersForIt: "Oddvar"),
            .contributed(forum, meeting, headings: ["Fokusområde", "Utfordringar"]),
            .contributed(forum, meeting, headings: []), .minutesApproved(forum, meeting),
            .agendaCleared(forum, meeting), .deputyCalled(name: "Ola", forum, meeting), .comment,
        ]
        let verdicts: [ReceiptNotice.Line] = [.extended(line(47)), .extensionRefused(line(48))]
        let obstacles: [ReceiptNotice.Obstacle] =
            [.notUnderstood, .notYours, .belowText] + reasons.map { .unclear($0) }
        let notDone = obstacles.map { ReceiptNotice.Line.notDone("utført 99", $0) }
        return ([lines] + (lines + verdicts).map { [$0] } + [lines.prefix(1) + notDone, Array(notDone.prefix(2))])
            .map { .receipt(ReceiptNotice(lines: $0, answered: answered)) }
    }

    private static var questions: [Notice] {
        reasons.map { reason in
            .question(
                QuestionNotice(reason: reason, written: "utført", open: [line(41), line(42)], answered: answered))
        }
    }

    private static var reasons: [QuestionNotice.Reason] {
        [
            .whichItem, .noSuchItem(99), .whichForum(41), .itemClosed(39), .whichDate(41, written: "snart"),
            .whichDeputy(written: "Ola N"), .otherDeputy("Turid Hagen", standsFor: "Kari"),
        ]
    }

    private static let answered = AnsweredMail(subject: "Utført", messageID: "svar@kommune.example.no")

    private static var invitation: Invitation {
        Invitation(
            meeting: meeting.id, person: "kari", seat: "helseleiar, Hareid", token: "t1", uid: meeting.uid,
            sequence: 1, stamp: now, sent: now)
    }

    static var mail: InboxMail {
        InboxMail(
            network: "prove", number: 12, digest: "", bodyDigest: "", from: "ola@kommune.example.no",
            subject: "Spørsmål om samlinga", raw: [], arrived: now, state: .waiting,
            filing: Filing(
                .quarantined, "stranger",
                Trilingual(
                    "ola@kommune.example.no står ikkje i registeret", "ola@kommune.example.no står ikke i registeret",
                    "ola@kommune.example.no is not in the register"),
                waits: true))
    }
}
