import Assembly
import Foundation
import Meetings
import Testing

@Suite("Where links lead, and what they are signed with")
struct LinkSettingTests {
    private func isTaken(_ address: String) -> Bool {
        (try? SettingsReader.read(file: nil, environment: [:], commandLine: ["http.baseURL": address])) != nil
    }

    @Test(
        "addresses that people can be sent to",
        arguments: [
            "https://samling.example.no", "https://samling.example.no/", "https://samling.example.no:8443/a/b_c~d",
            "https://192.0.2.1", "https://[2001:db8::1]:8080/x", "http://localhost:8080", "http://127.0.0.1:1",
            "http://samling.example.no", "",
        ])
    func sound(address: String) {
        #expect(isTaken(address), "\(address)")
    }

    @Test(
        "addresses that would change what is put after them, or are none",
        arguments: [
            "samling.example.no", "https://", "https:///l", "https://:80", "ftp://a.example.no", "//a.example.no",
            "javascript:alert(1)", "https://a.example.no/?x=", "https://a.example.no/#", "https://u:p@a.example.no",
            "https://a.example.no/a b", "https://a.example.no/\u{e5}", "https://a.example.no\r\n", "https://a:b",
            "https://a:99999", "https://a:1:2", "https://[::1", "https://a.example.no/%2e", "https://a\"b",
            "https://a.example.no/" + String(repeating: "x", count: 200),
        ])
    func unsound(address: String) {
        #expect(!isTaken(address), "\(address)")
    }

    private func open(_ scratch: Scratch, _ data: String = "data", address: String? = nil) async throws -> Installation
    {
        try await Installation.open(
            InstallationRequest(
                dataFolder: "\(scratch.path)/\(data)", values: address.map { ["http.baseURL": $0] } ?? [:],
                program: "\(Scratch.checkout)/.build/debug/samling"))
    }

    /// What stands in a mail's parts, decoded.
    private func texts(_ mail: [UInt8]) -> String {
        String(decoding: mail, as: UTF8.self).replacing("\r\n", with: "\n").split(separator: "\n\n").compactMap {
            part in
            let body = part.prefix { $0 != "-" }
            return Data(base64Encoded: String(body), options: .ignoreUnknownCharacters)
                .map { String(decoding: $0, as: UTF8.self) }
        }.joined(separator: "\n")
    }

    @Test("a letter that is kept has marks for tokens, before it leaves and after; the one that leaves has the tokens")
    func marks() async throws {
        let scratch = try Scratch()
        let installation = try await Installation.open(
            InstallationRequest(
                dataFolder: "\(scratch.path)/data", now: Date(rfc3339: "2023-06-12T09:00:00+02:00"),
                values: ["http.baseURL": "https://samling.example.no"],
                program: "\(Scratch.checkout)/.build/debug/samling"))
        let bytes = try #require(
            BoundedFile.read("\(Scratch.checkout)/Config/sjustjerna.yaml", atMostBytes: RegisterSource.largestBytes))
        _ = try await ForumWorkflow(installation.environment).apply(RegisterSource.read(bytes), isRehearsal: false)
        let until = try #require(CalendarDate("2023-12-31"))
        let planning = PlanningWorkflow(installation.environment)
        _ = try await planning.accept("sjustjerna", from: nil, until: until, in: "sjustjerna")
        _ = try await InvitationWorkflow(installation.environment).invite(
            try MeetingName("sjustjerna"), in: "sjustjerna")
        func kept() async throws -> [String] {
            try await installation.environment.store.read("sjustjerna") { try $0.letters(in: nil, withBodies: true) }
                .map { texts($0.body) }
        }
        let token = /\/l\/[a-z2-7]{52}/
        let mark = /\/l\/0{20}[a-z2-7]{32}/
        let count = try await kept().count
        #expect(count > 7)
        #expect(try await kept().allSatisfy { $0.matches(of: mark).count == 6 && $0.firstMatch(of: token) == nil })
        _ = try await installation.dispatch()
        #expect(try await kept().allSatisfy { $0.matches(of: mark).count == 6 && $0.firstMatch(of: token) == nil })
        let folder = "\(scratch.path)/data/mail/new"
        var sent: [String] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let text = texts(try #require(BoundedFile.read("\(folder)/\(name)", atMostBytes: 1_000_000)))
            #expect(text.matches(of: token).count == 6 && text.firstMatch(of: mark) == nil)
            sent += text.matches(of: token).map { String($0.output) }
        }
        #expect(sent.count == count * 6 && Set(sent).count == count * 3)
        for link in Set(sent) {
            #expect(try await LinkWorkflow(installation.environment).look(link).check.isValid)
        }
        try await installation.close()
    }

    @Test("without encryption, on the way to another machine, a warning is given")
    func warning() async throws {
        let scratch = try Scratch()
        let cases = [("http://a.example.no", 1), ("https://a.example.no", 0), ("http://localhost:8080/x", 0)]
        for (address, count) in cases + [("http://[::1]:80", 0), ("http://localhost.example.no", 1)] {
            let installation = try await open(scratch, address: address)
            #expect(installation.inForce.warnings.count == count, "\(address)")
            try await installation.close()
        }
    }

    @Test("links are signed with a key of the installation's own, the same each time it is opened")
    func key() async throws {
        let scratch = try Scratch()
        let (first, again) = (try await open(scratch), try await open(scratch))
        let other = try await open(scratch, "other")
        let seals = try [first, again, other].map { try #require($0.environment.links).seal }
        #expect(seals[0].mac("x") == seals[1].mac("x") && seals[0].mac("x").count == 32)
        #expect(seals[0].mac("x") != seals[2].mac("x") && seals[0].mac("x") != seals[0].mac("y"))
        #expect(seals[0].digest("x") == seals[2].digest("x") && seals[0].digest("x").utf8.count == 64)
        #expect(seals[0].isEqual("abc", "abc") && !seals[0].isEqual("abc", "abd") && !seals[0].isEqual("abc", "ab"))
        #expect(first.environment.links?.address == nil)
        for installation in [first, again, other] { try await installation.close() }
    }

    @Test("the key of return addresses is not that of links: theirs follows from it by a label")
    func ownKey() async throws {
        let scratch = try Scratch()
        let file = try scratch.file("key", String(repeating: "k", count: 32))
        func seal(_ values: [String: String]) async throws -> LinkSeal {
            let installation = try await Installation.open(
                InstallationRequest(
                    dataFolder: "\(scratch.path)/data", values: values,
                    program: "\(Scratch.checkout)/.build/debug/samling"))
            let seal = try #require(installation.environment.links).seal
            try await installation.close()
            return seal
        }
        let (named, made) = (try await seal(["mail.macKeyFile": file]), try await seal([:]))
        #expect(named.mac("x") != made.mac("x"))
        // HMAC-SHA256 with a key that is itself HMAC-SHA256 of the label, worked out by another program.
        #expect(named.mac("x").prefix(4) == [0xC7, 0x27, 0xAD, 0xE7])
    }
}
