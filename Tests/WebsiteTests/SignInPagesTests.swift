import FoundationEssentials
import HTTPTypes
import Logging
import Meetings
import Synchronization
import TestSupport
import Testing

@testable import Website

/// A browser with its cookies.
private actor Browser {
    let site: TestSite
    private(set) var cookies: [String: String] = [:]

    init(_ site: TestSite) { self.site = site }

    func plant(_ name: String, _ value: String) { cookies[name] = value }

    private var header: [String: String] {
        ["Cookie": cookies.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: "; ")]
    }

    func get(_ path: String) async throws -> TestSite.Page {
        let page = try await site.get(path, headers: header)
        take(page)
        return page
    }

    /// Fills in the form of a page.
    func post(_ path: String, from page: String, _ fields: [String: String]) async throws -> TestSite.Page {
        let form = try await get(page)
        let answer = try await site.post(path, fields, headers: header, csrf: form.hidden("csrf") ?? "none")
        take(answer)
        return answer
    }

    private func take(_ page: TestSite.Page) {
        for cookie in page.headers[values: .setCookie] {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            cookies[pair[0]] = pair.count > 1 && !cookie.contains("Max-Age=0") ? pair[1] : nil
        }
    }
}

private final class Kept: Delivery {
    private let letters = Mutex<[OutboxLetter]>([])
    let connections = 1

    var all: [OutboxLetter] { letters.withLock { $0 } }

    func deliver(
        _ letter: OutboxLetter, next: OutboxLetter?, beforeDot: @escaping @Sendable () async -> Bool
    ) async -> DeliveryResult {
        guard await beforeDot() else { return .notSent(text: "") }
        letters.withLock { $0.append(letter) }
        return .accepted(code: 250, text: "")
    }

    func evidence(of letter: LetterID) -> Bool? { nil }
}

@Suite("Signing in, in a browser")
struct SignInPagesTests {
    @Test(
        "nobody is led to another site after signing in, whatever the address looks like to a browser",
        arguments: [
            "/\t/evil.example", "//evil.example", "/\\evil.example", "/a\\..\\/evil.example", "/\n/evil.example",
            "https://evil.example", "/\r\n/evil.example", "evil.example", "/\u{A0}/evil.example", "/\u{7F}/x", "/ /x",
        ])
    func otherSites(typed: String) async throws {
        let back = AddressText.escaped(typed)
        let site = try await TestSite()
        for path in ["/sign-in", "/sign-in/code"] {
            #expect(try await site.get("\(path)?back=\(back)", as: "oddvar").location == "/", "\(path)")
        }
        let chosen = try await site.post("/language", ["language": "nb", "back": typed], as: "oddvar")
        #expect(chosen.location == "/")
        for own in ["/n/sjustjerna", "/n/sjustjerna/search?q=a%20b&x=1#y"] {
            #expect(try await site.post("/language", ["language": "nb", "back": own], as: "oddvar").location == own)
        }
    }

    private let post = Kept()

    private func code(_ site: TestSite) async throws -> String {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        _ = try await Dispatcher(
            site.world.environment, delivery: post, presence: ScriptedPresence(), logger: logger
        ).pass()
        let text = String(decoding: post.all.last?.body ?? [], as: UTF8.self)
        guard let start = text.firstRange(of: "code: \"")?.upperBound else { return "" }
        return String(text[start...].prefix { $0 != "\"" })
    }

    private func signedIn(_ browser: Browser, _ site: TestSite, _ address: String = "oddvar@example.no") async throws {
        _ = try await browser.post("/sign-in", from: "/sign-in", ["address": address])
        let page = try await browser.post("/sign-in/code", from: "/sign-in/code", ["code": try await code(site)])
        #expect(page.status == 303)
    }

    @Test("address, code, and on to where one was going")
    func whole() async throws {
        let site = try await TestSite(hasSessions: true)
        let browser = Browser(site)
        let wanted = try await browser.get("/sessions")
        #expect(wanted.location == "/sign-in?back=%2Fsessions")
        let asked = try await browser.post(
            "/sign-in", from: "/sign-in?back=%2Fsessions", ["address": "Oddvar@example.no", "back": "/sessions"])
        #expect(asked.status == 303 && asked.location == "/sign-in/code?back=%2Fsessions")
        let code = try await code(site)
        let signed = try await browser.post(
            "/sign-in/code", from: "/sign-in/code", ["code": code, "back": "/sessions"])
        #expect(signed.location == "/sessions")
        let cookie = try #require(signed.headers[values: .setCookie].first)
        #expect(cookie.hasPrefix("samling=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
        #expect(await browser.cookies["samling-visit"] == nil)
        let sessions = try await browser.get("/sessions")
        #expect(sessions.status == 200 && sessions.text.contains("oddvar@example.no"))
        #expect(sessions.text.contains("href=\"/n/sjustjerna/tokens\""))
        let out = try await browser.post("/sign-out", from: "/sessions", [:])
        #expect(out.location == "/")
        #expect(try await browser.get("/sessions").location?.hasPrefix("/sign-in") == true)
    }

    @Test("who isn't known sees the very same pages")
    func noEnumeration() async throws {
        let site = try await TestSite(hasSessions: true)
        var seen: [[String]] = []
        for address in ["oddvar@example.no", "framand@example.no"] {
            let browser = Browser(site)
            await browser.plant("samling-visit", "one-and-the-same")
            let asked = try await browser.post("/sign-in", from: "/sign-in", ["address": address])
            let form = try await browser.get("/sign-in/code")
            let wrong = try await browser.post("/sign-in/code", from: "/sign-in/code", ["code": "0000 0000"])
            seen.append(["\(asked.status)", asked.location ?? "", form.text, "\(wrong.status)", wrong.text])
        }
        #expect(seen[0] == seen[1])
        #expect(try await site.world.letters().map(\.to) == ["oddvar@example.no"])
    }

    @Test("a cookie that was planted before is neither session nor form afterwards")
    func fixation() async throws {
        let site = try await TestSite(hasSessions: true)
        let browser = Browser(site)
        await browser.plant("samling", "planted-by-another")
        await browser.plant("samling-visit", "planted-too")
        try await signedIn(browser, site)
        #expect(await browser.cookies["samling"] != "planted-by-another")
        for cookie in ["samling=planted-by-another", "samling=planted-too", "samling-visit=planted-too"] {
            #expect(try await site.get("/sessions", headers: ["Cookie": cookie]).status == 303)
        }
        // Whoever knows the visit's token can't send the session's forms by it.
        let stale = FormToken(seal: site.site.seal).text(for: Visitor.visit("planted-too"))
        let cookie = await browser.cookies["samling"] ?? ""
        let forged = try await site.post(
            "/sessions/end-others", [:], headers: ["Cookie": "samling=\(cookie)"], csrf: stale)
        #expect(forged.status == 403)
    }

    @Test("one session is ended, and all others, by their owner alone")
    func ending() async throws {
        let site = try await TestSite(hasSessions: true)
        let (phone, desk, kari) = (Browser(site), Browser(site), Browser(site))
        try await signedIn(phone, site)
        try await signedIn(desk, site)
        try await signedIn(kari, site, "kari@example.no")
        let mine = try await AccessWorkflow(site.site.environment).sessions(of: "oddvar@example.no")
        let stolen = try await kari.post("/sessions/\(mine[0].id)/end", from: "/sessions", [:])
        #expect(stolen.status == 404)
        #expect(try await desk.post("/sessions/end-others", from: "/sessions", [:]).status == 303)
        #expect(try await phone.get("/sessions").status == 303)
        let hers = try await kari.get("/sessions")
        #expect(hers.status == 200 && !hers.text.contains("/tokens"))
        let last = try await AccessWorkflow(site.site.environment).sessions(of: "oddvar@example.no")
        let out = try await desk.post("/sessions/\(last[0].id)/end", from: "/sessions", [:])
        #expect(out.location == "/")
        #expect(try await desk.get("/sessions").status == 303)
    }

    @Test("codes can't be tried for ever: the pages say wait")
    func bruteForce() async throws {
        let site = try await TestSite(hasSessions: true)
        let browser = Browser(site)
        var last = 0
        for _ in 0...RateLimit.triesByClient.most {
            last = try await browser.post("/sign-in/code", from: "/sign-in/code", ["code": "12345678"]).status
        }
        #expect(last == 429)
        var asked = 0
        for number in 0...RateLimit.codesForClient.most {
            asked = try await browser.post(
                "/sign-in", from: "/sign-in", ["address": "nokon\(number)@example.no"]
            ).status
        }
        #expect(asked == 429)
    }

    @Test(
        "an address with more in it than an address is refused, and shown again as it was typed",
        arguments: ["oddvar@example.no\r\nBcc: alle@example.no", "\"><script>alert(1)</script>@example.no", "oddvar"])
    func addresses(written: String) async throws {
        let site = try await TestSite(hasSessions: true)
        let page = try await Browser(site).post("/sign-in", from: "/sign-in", ["address": written])
        #expect(page.status == 422)
        #expect(!page.text.contains("<script>alert"))
        #expect(try await site.world.letters().isEmpty)
    }

    @Test("no link signs anyone in, and where to go on is an address of ours")
    func links() async throws {
        let site = try await TestSite(hasSessions: true)
        let browser = Browser(site)
        _ = try await browser.post("/sign-in", from: "/sign-in", ["address": "oddvar@example.no"])
        let code = try await code(site)
        let page = try await browser.get("/sign-in/code?code=\(code.replacing(" ", with: ""))")
        #expect(page.status == 200)
        #expect(await browser.cookies["samling"] == nil)
        for back in ["https://ond.example/", "//ond.example", "/\\ond.example", "javascript:alert(1)"] {
            let asked = try await browser.post(
                "/sign-in", from: "/sign-in", ["address": "framand@example.no", "back": back])
            #expect(asked.location?.contains("ond.example") == false || asked.location?.hasPrefix("/sign-in") == true)
        }
        let signed = try await browser.post(
            "/sign-in/code", from: "/sign-in/code", ["code": code, "back": "//ond.example"])
        #expect(signed.location == "/" || signed.status == 422)
    }

    @Test("over TLS cookies are held to this host and to TLS")
    func secure() async throws {
        let site = try await TestSite(hasSessions: true, address: "https://samling.example.no")
        let page = try await site.get("/sign-in", authority: "samling.example.no")
        let cookie = try #require(page.headers[values: .setCookie].first)
        #expect(cookie.hasPrefix("__Host-samling-visit=") && cookie.contains("; Secure") && cookie.contains("Path=/"))
        #expect(page.headers[.strictTransportSecurity] != nil)
    }

    @Test("a name that isn't ours leads nowhere, and stands on no page")
    func host() async throws {
        let site = try await TestSite(hasSessions: true, address: "https://samling.example.no")
        for host in ["ond.example", "samling.example.no.ond.example", "samling.example.no@ond.example", "", "a b"] {
            let page = try await site.get("/", authority: host)
            #expect(page.status == 421, "\(host)")
            #expect(!page.text.contains("ond.example"))
        }
        for host in ["samling.example.no", "SAMLING.example.no:443", "localhost:8080", "127.0.0.1"] {
            #expect(try await site.get("/", authority: host).status == 200, "\(host)")
        }
    }
}

@Suite("What a proxy says")
struct ApproachTests {
    private func approach(
        _ headers: [String: String], peer: String?, behind: Bool = true, trusted: [String] = []
    ) -> Approach {
        var fields = HTTPFields()
        for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
        return Approach(SiteSettings(isBehindProxy: behind, trustedProxies: trusted), fields, peer: peer)
    }

    private static let said = ["X-Forwarded-For": "203.0.113.9, 198.51.100.7", "X-Forwarded-Proto": "https"]

    @Test("is believed from where it stands, and the last word only")
    func trusted() {
        let local = approach(Self.said, peer: "127.0.0.1")
        #expect(local.client == "198.51.100.7" && local.isSecure)
        let named = approach(Self.said, peer: "192.0.2.10", trusted: ["192.0.2.10"])
        #expect(named.client == "198.51.100.7" && named.isSecure)
    }

    @Test("isn't believed from anywhere else, nor where no proxy stands before us")
    func distrusted() {
        let stranger = approach(Self.said, peer: "192.0.2.66", trusted: ["192.0.2.10"])
        #expect(stranger.client == "192.0.2.66" && !stranger.isSecure)
        let none = approach(Self.said, peer: "127.0.0.1", behind: false)
        #expect(none.client == "127.0.0.1" && !none.isSecure)
    }
}
