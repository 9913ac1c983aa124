import Assembly
import Foundation
import MailTransport
import Meetings
import Testing

@Suite("An installation")
struct InstallationTests {
    private func request(_ scratch: Scratch, now: String? = nil, _ values: [String: String] = [:])
        -> InstallationRequest
    {
        InstallationRequest(
            dataFolder: "\(scratch.path)/data", now: now.flatMap { Date(rfc3339: $0) }, values: values,
            program: "\(Scratch.checkout)/.build/debug/samling")
    }

    private func register() throws -> RegisterDraft {
        let file = "\(Scratch.checkout)/Config/sjustjerna.yaml"
        let bytes = try #require(BoundedFile.read(file, atMostBytes: RegisterSource.largestBytes))
        return try RegisterSource.read(bytes)
    }

    @Test("is put together from nothing, and finds its books again")
    func opensTwice() async throws {
        let scratch = try Scratch()
        let first = try await Installation.open(request(scratch))
        _ = try await ForumWorkflow(first.environment).apply(try register(), isRehearsal: false)
        try await first.close()
        let second = try await Installation.open(request(scratch))
        #expect(try await second.environment.store.networks() == ["sjustjerna"])
        let again = try await ForumWorkflow(second.environment).apply(try register(), isRehearsal: false)
        #expect(again.isEmpty)
        try await second.close()
    }

    @Test("sends what is due into the folder, once")
    func dispatches() async throws {
        let scratch = try Scratch()
        let installation = try await Installation.open(request(scratch, now: "2023-06-12T09:00:00+02:00"))
        _ = try await ForumWorkflow(installation.environment).apply(try register(), isRehearsal: false)
        let until = try #require(CalendarDate("2023-12-31"))
        _ = try await PlanningWorkflow(installation.environment)
            .accept("sjustjerna", from: nil, until: until, in: "sjustjerna")
        let jobs = try await installation.scheduler().pass()
        #expect(jobs.ran > 0 && jobs.failed == 0)
        let first = try await installation.dispatch()
        #expect(first.sent > 0 && first.failed == 0)
        _ = try await installation.scheduler().pass()
        let second = try await installation.dispatch()
        #expect(second.sent == 0 && second.failed == 0)
        let seen = installation.environment.pulse.seen
        #expect(seen.deliveries == ["accepted": first.sent] && seen.faults.isEmpty)
        #expect(seen.beats.keys.contains(.scheduler) && seen.beats.keys.contains(.dispatcher))
        try await installation.close()
    }

    @Test("rehearses at another time only where no letter can leave the machine")
    func rehearsal() async throws {
        let scratch = try Scratch()
        await #expect(throws: AssemblyError.self) {
            try await Installation.open(
                request(scratch, now: "2023-06-12T09:00:00+02:00", ["mail.transport": "smtp"]))
        }
    }

    @Test("mail in the clear to another machine is refused before anything is sent")
    func clearText() async throws {
        let scratch = try Scratch()
        let installation = try await Installation.open(
            request(
                scratch, ["mail.transport": "smtp", "smtp.host": "mail.example.no", "smtp.security": "none"]))
        await #expect(throws: AssemblyError.self) { try await installation.dispatch() }
        try await installation.close()
    }

    @Test("a mailbox is looked into only where one is set, and never in the clear or without its secret")
    func mailbox() async throws {
        let scratch = try Scratch()
        let none = try await Installation.open(request(scratch))
        #expect(try await none.collect() == nil)
        try await none.close()
        let secret = try scratch.file("password", "hemmeleg\n")
        let settings = [
            "imap.host": "127.0.0.1", "imap.port": "1", "imap.username": "mote", "imap.passwordFile": secret,
        ]
        let unusable: [[String: String]] = [
            ["imap.host": "mail.example.no", "imap.security": "none"], ["imap.passwordFile": "\(scratch.path)/none"],
        ]
        for change in unusable {
            let installation = try await Installation.open(request(scratch, settings.merging(change) { $1 }))
            await #expect(throws: AssemblyError.self) { try await installation.collect() }
            try await installation.close()
        }
        let registered = try await Installation.open(request(scratch, settings))
        #expect(try await registered.collect()?.received == 0)
        _ = try await ForumWorkflow(registered.environment).apply(try register(), isRehearsal: false)
        await #expect(throws: TransportError.self) { try await registered.collect() }
        #expect(registered.inForce.warnings.isEmpty)
        try await registered.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: secret)
        let open = try await Installation.open(request(scratch, settings))
        #expect(open.inForce.warnings.count == 1)
        try await open.close()
    }

    @Test("a doctor finds everything well in a new one, and says what is wrong in a broken one")
    func doctor() async throws {
        let scratch = try Scratch()
        let well = try await Doctor(request(scratch), language: .nn).examine()
        #expect(well.filter { !$0.isWell }.map(\.detail) == [])
        #expect(well.map(\.part) == Doctor.Part.allCases)
        let broken = try await Doctor(
            request(
                scratch,
                [
                    "resources.schoolBreaks": "/none", "mail.transport": "smtp", "smtp.host": "127.0.0.1",
                    "smtp.port": "1", "database.url": "sqlite:/proc/none/samling.sqlite",
                ]), language: .en
        ).examine()
        #expect(broken.filter { !$0.isWell }.map(\.part) == [.database, .schoolBreaks, .mail])
    }
}
