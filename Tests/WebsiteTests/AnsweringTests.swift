import HTTPTypes
import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("Every answer of the site")
struct AnsweringTests {
    @Test("the front page is there for everyone, in the browser's language")
    func frontPage() async throws {
        let site = try await TestSite()
        let nynorsk = try await site.get("/", headers: ["Accept-Language": "nn-NO,nb;q=0.8"])
        #expect(nynorsk.status == 200)
        #expect(nynorsk.text.contains("<html lang=\"nn"))
        #expect(nynorsk.text.contains("følgjer opp"))
        let english = try await site.get("/", headers: ["Accept-Language": "fi, en-GB"])
        #expect(english.text.contains("follows up what was promised"))
        #expect(!english.text.contains("[["))
    }

    @Test("nothing from elsewhere may run or frame it, and nothing is kept on the way")
    func headers() async throws {
        let site = try await TestSite()
        for path in ["/", "/nowhere", "/healthz", "/n/sjustjerna/f/x/y/z/w/v"] {
            let page = try await site.get(path)
            #expect(page.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true, "\(path)")
            #expect(page.headers[.xContentTypeOptions] == "nosniff")
            #expect(page.headers[.frameOptions] == "DENY")
            #expect(page.headers[.cacheControl] == "private, no-store")
        }
    }

    @Test("an address that leads nowhere is a page that says so")
    func nowhere() async throws {
        let site = try await TestSite()
        for path in ["/nowhere", "/n/sjustjerna/nowhere/at/all", "/static/../layout.html", "/static/none.css", "/%FF"] {
            let page = try await site.get(path, headers: ["Accept-Language": "nn"])
            #expect(page.status == 404, "\(path)")
            #expect(page.text.contains("Sida finst ikkje"), "\(path)")
        }
    }

    @Test("the style sheet and the script are kept for ever under a name of their content")
    func staticFiles() async throws {
        let site = try await TestSite()
        let page = try await site.get("/")
        for name in [site.site.files.styleSheet, site.site.files.script, site.site.files.mark] {
            #expect(page.text.contains("/static/\(name)"))
            let file = try await site.get("/static/\(name)")
            #expect(file.status == 200)
            #expect(file.headers[.cacheControl]?.contains("immutable") == true)
        }
    }

    @Test("a form without our token, or with another's, changes nothing")
    func formTokens() async throws {
        let site = try await TestSite()
        let good = try await site.post("/language", ["language": "nb"])
        #expect(good.status == 303)
        #expect(good.headers[.setCookie]?.contains("samling-lang=nb") == true)
        let forged = try await site.post("/language", ["language": "nb"], csrf: "mac1")
        #expect(forged.status == 403)
        #expect(forged.headers[.setCookie]?.contains("samling-lang") != true)
        let others = FormToken(seal: site.site.seal).text(for: Visitor.visit("somebody"))
        #expect(try await site.post("/language", ["language": "nb"], csrf: others).status == 403)
        let bare = try await site.send(
            .post, "/language", headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: Array("language=nb".utf8))
        #expect(bare.status == 403)
    }

    @Test("a form from another site changes nothing, whatever token it has")
    func foreignForms() async throws {
        let site = try await TestSite()
        for headers in [
            ["Origin": "https://evil.example"], ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"],
            ["Origin": "null"],
        ] {
            #expect(try await site.post("/language", ["language": "nb"], headers: headers).status == 403, "\(headers)")
        }
        let own = try await site.post(
            "/language", ["language": "nb"], headers: ["Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"])
        #expect(own.status == 303)
    }

    @Test("the token in a page is the visitor's, and works")
    func tokenInPage() async throws {
        let site = try await TestSite()
        let page = try await site.get("/")
        let token = try #require(page.hidden("csrf"))
        #expect(!page.bytes.contains(0))
        #expect(try await site.post("/language", ["language": "en"], csrf: token).status == 303)
    }

    @Test("nobody is sent on to another site")
    func redirects() async throws {
        let site = try await TestSite()
        for back in ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"] {
            #expect(try await site.post("/language", ["language": "nn", "back": back]).location == "/", "\(back)")
        }
        #expect(try await site.post("/language", ["language": "nn", "back": "/n/x?a=b"]).location == "/n/x?a=b")
    }

    @Test("an address is for its own methods only")
    func methods() async throws {
        let site = try await TestSite()
        let page = try await site.get("/language")
        #expect(page.status == 405)
        #expect(page.headers[.allow] == "POST")
        #expect(try await site.post("/").status == 405)
        let head = try await site.send(.head, "/")
        #expect(head.status == 200 && head.bytes.isEmpty)
        #expect(head.headers[.contentLength] != nil)
    }

    @Test("a body larger than its route takes is refused")
    func largeBodies() async throws {
        let site = try await TestSite()
        let page = try await site.post("/language", ["language": "nn", "back": String(repeating: "a", count: 2 << 20)])
        #expect(page.status == 413)
    }
}
