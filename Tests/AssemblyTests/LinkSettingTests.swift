import Assembly
import FoundationEssentials
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
