import Assembly
import FoundationEssentials
import Meetings

/// A year's beginning in Sjustjerna, rehearsed: what the coordinator does on her days, and what Samling does on
/// all of them.
struct Demo {
    let installation: Installation
    let folder: String
    let output: Output
    private var now = Date(timeIntervalSince1970: 0)

    private static let network: NetworkID = "sjustjerna"
    private static let gathering = "sjustjerna/2023-08-18"
    private static let earlier = "sjustjerna/2023-06-09"
    /// By then everything that was promised in June has been chased to the top.
    private static let lastDay = "2023-12-15"

    init(installation: Installation, folder: String, output: Output) {
        self.installation = installation
        self.folder = folder
        self.output = output
    }

    private var minutesFile: String { "\(folder)/referat-2023-06-09.md" }
    private var agendaFile: String { "\(folder)/sakliste-2023-08-18.md" }
    private var calendarFile: String { "\(folder)/sjustjerna.ics" }

    mutating func run() async throws -> DemoAccount {
        try await on("2023-06-13") { try await $0.applyRegister() }
        try await on("2023-06-14") { try await $0.importMinutes() }
        try await on("2023-06-15") { try await $0.planAndCall() }
        try await on("2023-06-20") { try await $0.answers() }
        try await on("2023-08-08") { try await $0.sendAgenda() }
        try await on("2023-08-17") { try await $0.closeSome() }
        try await untilLeader()
        let feed = try await FeedWorkflow(today.environment).calendar(of: "sjustjerna", in: Demo.network)
        try NewFile.write(feed.bytes, to: calendarFile)
        return try await DemoAccount(
            folder: folder, until: now, minutes: minutesFile, agenda: agendaFile, calendar: calendarFile,
            letters: letters())
    }

    /// Lets the days go until the date, and then does what is to be done on it, at nine.
    private mutating func on(_ date: String, _ deed: (Demo) async throws -> Void) async throws {
        guard let morning = Date(rfc3339: "\(date)T09:00:00+02:00") else { return }
        try await letDaysGo(until: morning)
        now = morning
        try await deed(self)
        try await send()
    }

    /// Every morning before nine the scheduler and the dispatcher do their work.
    private mutating func letDaysGo(until end: Date) async throws {
        guard now.timeIntervalSince1970 > 0 else { return }
        while now.addingTimeInterval(86_400) < end {
            now = now.addingTimeInterval(86_400)
            try await send()
        }
    }

    private func send() async throws {
        _ = try await today.scheduler().pass()
        _ = try await today.dispatch()
    }

    private mutating func untilLeader() async throws {
        guard let last = Date(rfc3339: "\(Demo.lastDay)T09:00:00+01:00") else { return }
        tell(
            Trilingual(
                "dagane går til leiaren har fått vite kva som ikkje er gjort",
                "dagene går til lederen har fått vite hva som ikke er gjort",
                "the days go by until the leader has been told what isn't done"))
        while now < last, try await !letters().contains(where: { $0.kind == "leader" && $0.state == .sent }) {
            try await letDaysGo(until: now.addingTimeInterval(2 * 86_400))
        }
    }

    private var today: Installation { installation.rehearsing(at: .fixed(at: now)) }

    private func letters() async throws -> [OutboxLetter] {
        try await installation.environment.store.read(Demo.network) { try $0.letters(in: nil, withBodies: false) }
    }

    private func tell(_ text: Trilingual) {
        let date = (Zone(identifier: "Europe/Oslo") ?? .utc).date(now)
        output.note("\(DateWords(output.language).short(date))  \(text[output.language])")
    }
}

// What is done on the days.
extension Demo {
    private func applyRegister() async throws {
        tell(Trilingual("registeret blir teke i bruk", "registeret tas i bruk", "the register is taken into use"))
        let file = installation.resources.config("sjustjerna.yaml")
        let draft = try RegisterSource.read(try InputFile.bytes(file, atMost: RegisterSource.largestBytes))
        _ = try await ForumWorkflow(today.environment).apply(draft, isRehearsal: false)
    }

    private func importMinutes() async throws {
        tell(
            Trilingual(
                "referatet frå 9. juni blir importert og sendt", "referatet fra 9. juni importeres og sendes",
                "the minutes of 9 June are imported and sent"))
        let source = installation.resources.config("demo/referat-sjustjerna-2023-06-09.md")
        let imported = try await today.minutes.importMinutes(
            try InputFile.bytes(source, atMost: MinutesFile.mostBytes), in: Demo.network)
        try NewFile.write(Array(imported.text.utf8), to: minutesFile)
        _ = try await today.minutes.send(try MeetingName(Demo.earlier), in: Demo.network)
    }

    private func planAndCall() async throws {
        tell(
            Trilingual(
                "samlingane blir planlagde til sommaren 2024, og alle kalla inn til 18. august",
                "samlingene planlegges til sommeren 2024, og alle kalles inn til 18. august",
                "the gatherings are planned until the summer of 2024, and everyone is called to 18 August"))
        guard let until = CalendarDate("2024-06-30") else { return }
        _ = try await PlanningWorkflow(today.environment)
            .accept("sjustjerna", from: nil, until: until, in: Demo.network)
        _ = try await InvitationWorkflow(today.environment).invite(try MeetingName(Demo.gathering), in: Demo.network)
    }

    private func answers() async throws {
        tell(
            Trilingual(
                "svar kjem inn, og ei sak blir meld", "svar kommer inn, og en sak meldes",
                "answers come in, and a case is added"))
        let workflow = InvitationWorkflow(today.environment)
        let answers: [(String, Answer.State)] = [
            ("leif", .accepted), ("marit", .accepted), ("jon", .accepted), ("kari", .accepted), ("per", .tentative),
            ("silje", .declined),
        ]
        for (person, answer) in answers {
            _ = try await workflow.answer(
                try MeetingName(Demo.gathering), person: person, answer, in: Demo.network)
        }
        _ = try await CaseWorkflow(today.environment).add(
            to: "sjustjerna", title: "Akutttilbod i alderspsykiatrien: kva gjer LSU Ålesund?", kind: "orientering",
            presenter: "Hilde Strand", minutes: 30, in: Demo.network)
    }

    private func sendAgenda() async throws {
        tell(Trilingual("saklista blir laga og sendt", "sakslista lages og sendes", "the agenda is drafted and sent"))
        let workflow = AgendaWorkflow(today.environment)
        let name = try MeetingName(Demo.gathering)
        let draft = try await workflow.draft(name, in: Demo.network)
        try NewFile.write(Array(draft.text.utf8), to: agendaFile)
        _ = try await workflow.send(name, in: Demo.network)
    }

    private func closeSome() async throws {
        tell(
            Trilingual(
                "nokre melder frå om at dei er ferdige", "noen melder fra om at de er ferdige",
                "some say that they are done"))
        let workflow = FollowUpWorkflow(today.environment)
        for municipality in ["volda", "ulstein"] {
            _ = try await workflow.done("sjustjerna", 2, for: municipality, by: "Oddvar", in: Demo.network)
        }
        _ = try await workflow.done(
            "sjustjerna", 6, result: "Presentert på samlinga", by: "Jon Bakke", in: Demo.network)
    }
}
