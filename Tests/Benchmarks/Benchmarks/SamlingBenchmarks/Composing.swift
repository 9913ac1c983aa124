import Benchmark
import Meetings

/// One complete invitation to one of a thousand: template, calendar and mail. The time is that of a single mail.
func benchmarkComposing() {
    let configuration = Benchmark.Configuration(
        metrics: [.wallClock, .throughput], warmupIterations: 1, scalingFactor: .kilo, maxDuration: .seconds(5))
    for (name, seats) in [("", 20), (", each with a seat of their own", 1_000)] {
        Benchmark("compose one invitation mail\(name)", configuration: configuration) { benchmark, composing in
            for index in benchmark.scaledIterations { blackHole(try composing.letter(index)) }
        } setup: {
            try await Composing(seats: seats)
        }
    }
    Benchmark("write a feed of 500 meetings") { benchmark, composing in
        for _ in benchmark.scaledIterations { blackHole(try composing.feed()) }
    } setup: {
        try await Composing(seats: 1)
    }
}

private struct Composing {
    private let correspondence: any Correspondence
    private let calendar: CalendarFeed
    private var letters: [(notice: Notice, envelope: Envelope)] = []

    init(seats: Int) async throws {
        let register = Sample.network(people: 1_000, forums: 1)
        let forum = try Sample.forum(of: register)
        let meeting = Sample.meeting(of: forum, on: Sample.meetingDay)
        let later = (1...3).map { Sample.meeting(of: forum, on: Sample.meetingDay.adding(days: $0 * 42)).slot }
        let desk = try await Desk()
        correspondence = desk.environment.correspondence
        calendar = CalendarFeed(
            name: forum.name, language: .nn, timezone: register.network.timezone,
            entries: (0..<500).map { number in
                let meeting = Sample.meeting(of: forum, on: Sample.meetingDay.adding(days: number * 7))
                return CalendarFeed.Entry(
                    uid: meeting.uid, sequence: 0, stamp: Sample.now, changed: Sample.now,
                    fact: .meeting(meeting, forum, meeting.slot, caseTitle: nil), isCancelled: false)
            })
        for (number, person) in register.people.enumerated() {
            let invitation = Invitation(
                meeting: meeting.id, person: person.id, seat: "medlem, Kommune \(number % seats + 1)",
                token: IDSource.system.token(), uid: meeting.uid, sequence: 0, stamp: Sample.now,
                sent: Sample.now)
            let notice = InvitationNotice(
                forum: forum, meeting: meeting, invitation: invitation, change: .new, later: later,
                replyBy: Sample.meetingDay.adding(days: -7))
            let envelope = Envelope(
                register: register, recipient: person, letter: LetterID("letter\(number)"), now: Sample.now)
            letters.append((.invitation(notice), envelope))
        }
        try await desk.clear()
    }

    func letter(_ index: Int) throws -> WrittenLetter {
        let letter = letters[index % letters.count]
        return try correspondence.write(letter.notice, letter.envelope)
    }
    func feed() throws -> [UInt8] { try correspondence.feed(calendar) }
}
