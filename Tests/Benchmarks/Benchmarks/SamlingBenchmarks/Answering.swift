import Benchmark
import Mail
import Meetings

/// A thousand members answer the call in their calendars: each mail is kept, read, matched, put in order and filed, in
/// the bundles in which the collector takes them.
func benchmarkAnswering() {
    Benchmark("take in 1,000 calendar answers", configuration: .onDisk) { benchmark in
        let round = try await AnswerRound()
        benchmark.startMeasurement()
        try await round.takeIn()
        benchmark.stopMeasurement()
        try await round.desk.clear()
    }
    Benchmark("read a mail of 20 KB") { benchmark, mail in
        for _ in benchmark.scaledIterations { blackHole(try MailReader.read(mail)) }
    } setup: {
        AnswerRound.mail(of: 20_000)
    }
}

private struct AnswerRound {
    private static let size = 1_000
    /// As `Collector` does.
    private static let bundle = 400
    let desk: Desk
    private let network: NetworkID
    private let arrivals: [Arrival]

    init() async throws {
        let register = Sample.network(people: AnswerRound.size, forums: 1)
        let meeting = Sample.meeting(of: try Sample.forum(of: register), on: Sample.meetingDay)
        desk = try await Desk()
        network = register.network.id
        let calls = try await desk.environment.store.write(network) { ledger in
            try ledger.save(register)
            try ledger.save(meeting)
            return try register.people.map { person in
                let call = Invitation(
                    meeting: meeting.id, person: person.id, seat: "medlem", token: IDSource.system.token(),
                    uid: meeting.uid, sequence: 0, stamp: Sample.now, sent: Sample.now)
                try ledger.save(call)
                return (person, call)
            }
        }
        arrivals = calls.enumerated().map { number, call in
            Arrival(AnswerRound.answer(number, of: call.0, to: call.1, in: register.network), at: Sample.now)
        }
    }

    func takeIn() async throws {
        let workflow = InboxWorkflow(desk.environment)
        var answered = 0
        for start in stride(from: 0, to: arrivals.count, by: AnswerRound.bundle) {
            let bundle = arrivals[start..<min(start + AnswerRound.bundle, arrivals.count)]
            let mails = try await workflow.receive(Array(bundle), in: network)
            answered += mails.count { $0.filing?.outcome == .answer }
        }
        guard answered == AnswerRound.size else { throw SampleFault("\(answered) answers were taken in") }
    }

    /// As Outlook would write it.
    private static func answer(
        _ number: Int, of person: Person, to call: Invitation, in network: Network
    ) -> [UInt8] {
        let box = network.mailbox.split(separator: "@")
        let name = person.name.replacing("Åse", with: "=C3=85se").replacing(" ", with: "_")
        return Array(
            """
            Return-Path: <\(person.email)>\r
            From: =?utf-8?Q?\(name)?= <\(person.email)>\r
            To: <\(box[0])+\(call.token)@\(box[1])>\r
            Subject: Godteke: Samarbeidsutval 1\r
            Date: Mon, 12 Jun 2023 08:00:00 +0200\r
            Message-ID: <answer-\(number)@example.no>\r
            MIME-Version: 1.0\r
            Content-Type: multipart/alternative; boundary="b1"\r
            \r
            --b1\r
            Content-Type: text/plain; charset="utf-8"\r
            \r
            \r
            --b1\r
            Content-Type: text/calendar; charset="utf-8"; method=REPLY\r
            \r
            BEGIN:VCALENDAR\r
            METHOD:REPLY\r
            PRODID:Microsoft Exchange Server 2010\r
            VERSION:2.0\r
            BEGIN:VTIMEZONE\r
            TZID:W. Europe Standard Time\r
            BEGIN:STANDARD\r
            DTSTART:16010101T030000\r
            TZOFFSETFROM:+0200\r
            TZOFFSETTO:+0100\r
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r
            END:STANDARD\r
            BEGIN:DAYLIGHT\r
            DTSTART:16010101T020000\r
            TZOFFSETFROM:+0100\r
            TZOFFSETTO:+0200\r
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\r
            END:DAYLIGHT\r
            END:VTIMEZONE\r
            BEGIN:VEVENT\r
            ATTENDEE;PARTSTAT=ACCEPTED;CN=\(person.name):MAILTO:\(person.email)\r
            UID:\(call.uid)\r
            SUMMARY;LANGUAGE=nn-NO:Godteke: Samarbeidsutval 1\r
            DTSTART;TZID=W. Europe Standard Time:20230818T090000\r
            DTEND;TZID=W. Europe Standard Time:20230818T143000\r
            DTSTAMP:20230612T060000Z\r
            SEQUENCE:0\r
            END:VEVENT\r
            END:VCALENDAR\r
            \r
            --b1--\r

            """.utf8)
    }

    static func mail(of bytes: Int) -> [UInt8] {
        let line = "Ei linje med nokre ord om møtet, som nokon har skrive i ein e-post til sekretariatet.\r\n"
        let text = String(repeating: line, count: bytes / line.utf8.count)
        return Array(
            """
            From: Kari Nordmann <kari@example.no>\r
            To: <mote@fjordane.example.no>\r
            Subject: Sv: Referat\r
            Message-ID: <long@example.no>\r
            MIME-Version: 1.0\r
            Content-Type: text/plain; charset=utf-8\r
            Content-Transfer-Encoding: 8bit\r
            \r
            \(text)
            """.utf8)
    }
}
