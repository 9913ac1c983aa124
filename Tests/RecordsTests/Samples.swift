import Foundation
import Meetings
import Records
import TestSupport

/// One of everything, with every field filled, and again with every field that may be empty left so.
enum Samples {
    static func store() async throws -> SQLStore {
        let store = SQLStore(engine: try await TestEngine.open())
        try await store.prepare()
        return store
    }

    static func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(dayNumber: 0) }
    static func time(_ text: String) -> TimeOfDay { TimeOfDay(text) ?? .midnight }
    /// Seconds after an instant in June 2023, to the millisecond.
    static func instant(_ seconds: Double = 0) -> Date { Date(timeIntervalSince1970: 1_686_556_800.123 + seconds) }

    static func register(_ network: NetworkID = "sjustjerna") -> Register {
        Register(
            network: Network(
                id: network, name: "Sjustjerna «helse»", language: .nn, timezone: "Europe/Oslo",
                mailbox: "møte@example.no", county: "møre-og-romsdal"),
            organisations: [
                Organisation(
                    id: "volda", name: "Volda", aliases: ["Volda kommune", "'); DROP TABLE people; --"],
                    kind: .municipality, ended: day("2024-01-01")),
                Organisation(id: "hmr", name: "Helse Møre og Romsdal"),
            ],
            roles: [Role(names: ["leiar", "leder"], ended: day("2025-02-03")), Role(names: ["medlem"])],
            people: [
                Person(
                    id: "siri", name: "Siri \"Ås\" Ødegård 🇳🇴", email: "siri@example.no", language: .nb,
                    aliases: ["Siri"], ended: day("2023-12-31")),
                Person(id: "anna", name: "Anna", email: "anna@example.no", language: .en),
            ],
            forums: [
                Forum(
                    id: "lsu", name: "LSU Volda", subtitle: "lokalt", aliases: ["LSU"], reportsTo: "sjustjerna",
                    rules: .statutory, caseNumbers: true,
                    cadence: Cadence(
                        everyWeeks: 6, weekday: .friday, start: time("09:00"), end: time("14:30"), mode: .oddWeeks,
                        last: day("2023-06-09"), minimumGapDays: 21),
                    place: "Volda", invitations: InvitationPolicy(mode: .manual, horizon: 5),
                    standing: [.focus, .opening], ended: day("2026-01-02")),
                Forum(id: "sjustjerna", name: "Sjustjerna"),
            ],
            appointments: [
                Appointment(
                    forum: "lsu", role: "leiar", organisation: "volda", person: "siri", from: day("2022-01-01"),
                    until: day("2023-12-31"), rights: [.speak, .propose, .vote], contact: true),
                Appointment(forum: "lsu", role: "leiar", from: day("2024-01-01")),
                Appointment(forum: "lsu", role: "leiar", person: "anna", from: day("2024-01-01"), rights: []),
            ])
    }

    static func meeting(_ id: MeetingID = "m1", on date: String = "2023-08-25") -> Meeting {
        var meeting = Meeting(
            id: id, forum: "lsu", date: day("2023-08-18"), start: time("09:00"), end: time("14:30"), place: "Ørsta",
            uid: "\(id)@example.no", now: instant(1))
        let before = meeting.slot
        meeting.date = day(date)
        meeting.stage = .agenda
        meeting.sequence = 3
        meeting.moves = [Move(from: before, to: meeting.slot, at: instant(2.5))]
        meeting.called = instant(3)
        meeting.agendaSent = instant(4)
        meeting.cancellation = Cancellation(reason: "Sjukdom", at: instant(5))
        return meeting
    }

    static func plainMeeting(_ id: MeetingID, on date: String, start: String = "09:00") -> Meeting {
        Meeting(
            id: id, forum: "lsu", date: day(date), start: time(start), end: time("15:00"), place: "",
            uid: "\(id)@example.no", now: instant())
    }

    static func invitation(_ person: PersonID, token: String, meeting: MeetingID = "m1") -> Invitation {
        Invitation(
            meeting: meeting, person: person, seat: "leiar, Volda", token: token, uid: "m1@example.no", sequence: 0,
            stamp: instant(), sent: instant(1))
    }

    static func fullInvitation() -> Invitation {
        var invitation = Invitation(
            meeting: "m1", person: "siri", seat: "presenterer «Sak»", presents: TimeSpan(time("10:00"), time("10:30")),
            token: "t-presents", uid: "m1-presents@example.no", sequence: 2, stamp: instant(7),
            answer: Answer(.tentative, at: instant(8), way: .link, comment: "kanskje\nseinare"), sent: instant(6))
        invitation.withdrawn = instant(9)
        return invitation
    }

    static func agendaCase(_ id: CaseID = "c1") -> Case {
        var agendaCase = Case(
            id: id, forum: "lsu", title: "Døgntilbod", kind: .followUp, presenter: "Eli, HMR", minutes: 25,
            added: instant(2))
        agendaCase.number = CaseNumber(number: 21, year: 2023)
        agendaCase.meeting = "m1"
        agendaCase.state = .scheduled
        return agendaCase
    }

    static func agenda() -> AgendaRecord {
        var agenda = AgendaRecord(meeting: "m1", drafted: "# Sakliste\n")
        agenda.saved = "# Endra\n"
        agenda.sent = [
            AgendaItem(
                number: CaseNumber(number: 1, year: 2023), caseID: "c1", title: "Opning", kind: .opening,
                start: time("09:00"), end: time("09:10"), presenter: "Siri", text: "* punkt", reason: "fast"),
            AgendaItem(
                title: "Ymse", kind: .anyOtherBusiness, start: time("14:00"), end: time("14:30"), reason: "fast"),
        ]
        agenda.version = 2
        return agenda
    }

    static func minutes(_ meeting: MeetingID = "m1", on date: String = "2023-08-25") -> MinutesRecord {
        var minutes = MinutesRecord(
            meeting: meeting, forum: "lsu", date: day(date), title: "Referat", text: "# Referat\r\n\r\nSak 1 – æøå",
            digest: "abc123", status: .forApproval, imported: instant(10),
            decisions: [Decision(caseNumber: "21/23", title: "Døgntilbod", text: "Vedteke.")])
        minutes.approval = Approval(by: "siri", at: instant(11))
        minutes.version = 4
        return minutes
    }

    static func item(_ number: Int = 41, forum: ForumID = "lsu") -> ActionItem {
        var item = ActionItem(
            forum: forum, number: number, text: "Sende ut «notat»", state: .inProgress,
            owners: [
                Party(kind: .role, text: "leiar", role: "leiar", organisation: "volda", forum: "lsu", person: "siri"),
                Party(
                    kind: .everyone, text: "alle kommunar", confirmed: false, vacant: true, everyone: .municipalities),
            ],
            shares: [.init(organisation: "volda", person: "siri", closed: day("2023-09-01")), .init()],
            due: Deadline(
                text: "før jul?", form: .holiday, date: day("2023-12-22"), approximate: true, unresolved: true,
                alternatives: [day("2023-12-22"), day("2024-12-20")], forum: "sjustjerna", provisional: true),
            agenda: .forum("sjustjerna"), repeats: "kvart kvartal", dependsOn: "#40", note: "ring først",
            meeting: "m1", meetingDate: day("2023-08-25"), caseTitle: "Døgntilbod", created: day("2023-08-26"),
            history: [
                .init(at: instant(12), by: "siri", field: "due", from: "2023-11-01", to: "2023-12-22", reason: "x")
            ])
        item.extensionAsked = day("2023-10-10")
        return item
    }

    static func letter(_ number: Int = 1, network: NetworkID = "sjustjerna") -> OutboxLetter {
        OutboxLetter(
            id: LetterID("\(network)-\(number)"), network: network, kind: "reminder",
            dedupeKey: "reminder:\(number):siri", meeting: "m1", person: "siri",
            // Letters to one person about one meeting leave one after the other.
            to: "siri\(number == 1 ? "" : String(number))@example.no",
            returnAddress: "bounce+\(number)@example.no", subject: "Purring «\(number)»",
            messageID: "\(network)-\(number)@example.no", body: Array("Brev \(number)\r\n\0".utf8) + [0xFF, 0],
            notBefore: instant(), created: instant())
    }

    static func link(
        _ number: Int = 1, in letter: LetterID, network: NetworkID = "sjustjerna",
        purpose: LinkPurpose = .answerInvitation("m1", uid: "m1@example.no")
    ) -> SignedLink {
        SignedLink(
            id: LinkID("l\(number)"), network: network, purpose: purpose, person: "siri", letter: letter,
            hash: "h\(number)", chance: "c\(number)", issued: instant(), expires: instant(86_400))
    }
}
