import FoundationEssentials
import Meetings

/// A notice of every kind with everything in it, for trying the templates.
enum SampleNotices {
    static func envelope(_ language: Language, links: [LinkPurpose: String] = [:]) -> Envelope {
        var register = register
        register.people[0].language = language
        return Envelope(
            register: register, recipient: register.people[0], letter: "0123456789abcdef0123456789abcdef", now: now,
            links: links)
    }

    /// One of every kind, for every item.
    static var links: [LinkPurpose: String] {
        let ofMeeting: [LinkPurpose] = [
            .answerInvitation(meeting.id, uid: meeting.uid), .nameDeputy(meeting.id), .contribute(meeting.id),
            .gathering(meeting.id), .approveMinutes(meeting.id), .clearAgenda(meeting.id), .myItems,
        ]
        let ofItems = (39...46).flatMap { number -> [LinkPurpose] in
            [.markDone(forum.id, number), .askMoreTime(forum.id, number), .notMine(forum.id, number)]
        }
        let pairs = (ofMeeting + ofItems).enumerated().map { index, purpose in
            (purpose, "https://samling.example.no/l/\(String(repeating: "0", count: 49))\(100 + index)")
        }
        return Dictionary(pairs) { first, _ in first }
    }

    static var all: [Notice] {
        invitations(to: nil) + invitations(to: TimeSpan(time(9, 10), time(9, 45)))
            + [
                .collect(
                    CollectNotice(
                        forum: forum, meeting: meeting, answerBy: day(11), presents: register.organisations.first)),
                .clearing(AgendaNotice(forum: forum, meeting: meeting, items: agenda)),
                .agenda(AgendaNotice(forum: forum, meeting: meeting, items: agenda)),
                .agenda(AgendaNotice(forum: forum, meeting: called, items: agenda, version: 2)),
                .minutes(minutes(.draft, yours: [line(41).item, line(42).item, line(43).item], remarksBy: day(28))),
                .minutes(minutes(.approved, yours: [], remarksBy: nil)),
                .reminder(ReminderNotice(on: day(10), overdue: [], dueSoon: [line(41), line(42)])),
                .reminder(ReminderNotice(on: day(10), overdue: [line(40, daysLeft: -3)], dueSoon: [])),
                .reminder(ReminderNotice(on: day(10), overdue: [line(40, daysLeft: -3)], dueSoon: [line(41)])),
                .coordinator(coordinator), .leader(LeaderNotice(on: day(10), forum: forum, items: [line(40)])),
                .undelivered(UndeliveredNotice(letter: letter, reason: "550 5.1.1 User unknown", name: "Kari")),
                .assigned(AssignedNotice(line: line(41), by: "Oddvar")),
            ] + answers
    }

    private static func invitations(to slot: TimeSpan?) -> [Notice] {
        let earlier = Slot(date: day(11), start: time(9, 0), end: time(14, 30))
        let changes: [InvitationNotice.Change] = [
            .new, .moved(from: earlier), .updated, .cancelled(reason: "Sjukdom"), .withdrawn,
        ]
        return changes.map { change in
            var invitation = Invitation(
                meeting: meeting.id, person: "kari", seat: "helseleiar, Hareid", token: "t1", uid: meeting.uid,
                sequence: 1, stamp: now, sent: now)
            invitation.presents = slot
            return .invitation(
                InvitationNotice(
                    forum: forum, meeting: meeting, invitation: invitation, change: change,
                    caseTitle: slot.map { _ in "21/23 Pasientforløp" },
                    later: [Slot(date: day(29), start: time(9, 0), end: time(14, 30))], replyBy: day(11)))
        }
    }

    private static func minutes(
        _ status: MinutesRecord.Status, yours: [ActionItem], remarksBy: CalendarDate?
    ) -> MinutesNotice {
        MinutesNotice(
            forum: forum, meeting: meeting, status: status, text: minutesText, yours: yours, remarksBy: remarksBy,
            version: status == .approved ? 2 : 1)
    }

    private static let minutesText = """
        # Referat: Sjustjerna helse og omsorg

        - Forum: Sjustjerna helse og omsorg
        - Dato: 18.08.2023
        - Tid: kl. 09.00–14.30
        - Møteleiar: leiar, Sjustjerna

        ## Sak 21/23 Pasientforløp

        - Type: drøfting
        - Innleiar: Eli, samhandlingssjef, HMR

        Fri tekst.

        ### Oppfølging

        - [ ] #41: Melde frå om kven som har rollene
          - Ansvar: alle kommunar
          - Frist: til neste samling
        """

    private static var coordinator: CoordinatorNotice {
        var notice = CoordinatorNotice(on: day(10))
        let line = CoordinatorNotice.MeetingLine(
            forum: forum, meeting: meeting, answers: AnswerCount([]), unanswered: ["Kari", "Oddvar"])
        notice.agendaDue = [line]
        notice.minutesDue = [line]
        notice.answersMissing = [line]
        notice.overdue = [self.line(40, daysLeft: -20)]
        notice.unresolved = [self.line(43, due: Deadline(text: "?", form: .unresolved, unresolved: true))]
        notice.unconfirmed = [self.line(44, due: Deadline(text: "fortløpande", form: .ongoing))]
        notice.vacancies = [.init(forum: forum, seat: "kommuneoverlege, Ørsta", items: [self.line(45)])]
        notice.extensions = [self.line(46)]
        notice.undelivered = [letter]
        notice.inbox = [mail]
        return notice
    }

    private static var agenda: [AgendaItem] {
        [
            AgendaItem(title: "Opning", kind: .opening, start: time(9, 0), end: time(9, 10), reason: "fast sak"),
            AgendaItem(
                number: CaseNumber(number: 21, year: 2023), title: "Pasientforløp", kind: .discussion,
                start: time(9, 10), end: time(9, 45), presenter: "Eli, samhandlingssjef, HMR",
                text: "Sjå *notatet*.\n\n- Kva gjer vi no?", reason: "meldt sak"),
        ]
    }

    static func line(_ number: Int, daysLeft: Int = 8, due: Deadline? = nil) -> ItemLine {
        let date = day(10).adding(days: daysLeft)
        return ItemLine(
            forum: forum,
            item: ActionItem(
                forum: forum.id, number: number, text: "Melde frå om kven som har rollene", owners: [],
                due: due ?? Deadline(text: "til neste samling", form: .meeting, date: date), meeting: meeting.id,
                meetingDate: day(1), caseTitle: "Pasientforløp", created: day(1)),
            daysLeft: due == nil ? daysLeft : nil, owners: ["Kari"], sharesClosed: 2, sharesAll: 7)
    }

    private static var letter: OutboxLetter {
        OutboxLetter(
            id: "0123456789abcdef0123456789abcdee", network: "prove", kind: "invitation", dedupeKey: "prove",
            to: "kari@example.no", returnAddress: "mote@example.no", subject: "Innkalling", messageID: "x@example.no",
            body: [], notBefore: now, created: now)
    }

    static let forum = Forum(
        id: "sjustjerna", name: "Sjustjerna helse og omsorg", aliases: ["Sjustjerna"], place: "Ulsteinvik")

    static let meeting = Meeting(
        id: "m1", forum: forum.id, date: day(18), start: time(9, 0), end: time(14, 30), place: "Ulsteinvik",
        uid: "m1@example.no", now: now)

    private static var called: Meeting {
        var meeting = meeting
        meeting.called = now
        return meeting
    }

    private static let register: Register = {
        var register = Register(
            network: Network(
                id: "prove", name: "Sjustjerna helse og omsorg", language: .nn, timezone: "Europe/Oslo",
                mailbox: "mote@example.no", county: "møre-og-romsdal"))
        register.roles = [Role(names: ["helseleiar", "helseleder"])]
        register.organisations = [Organisation(id: "hareid", name: "Hareid", kind: .municipality)]
        register.people = [Person(id: "kari", name: "Kari", email: "kari@example.no", language: .nn)]
        register.forums = [forum]
        register.appointments = [
            Appointment(
                forum: forum.id, role: "helseleiar", organisation: "hareid", person: "kari",
                from: CalendarDate(dayNumber: 0))
        ]
        return register
    }()

    static let now = Date(timeIntervalSince1970: 1_691_650_920)

    /// A day of August 2023.
    static func day(_ day: Int) -> CalendarDate { CalendarDate(dayNumber: 19_569 + day) }

    static func time(_ hour: Int, _ minute: Int) -> TimeOfDay {
        .midnight.adding(minutes: hour * 60 + minute)
    }
}
