import HTTPTypes
import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("A meeting's documents")
struct PaperPagesTests {
    private let path = MinutesWorld.meeting

    private func upload(
        _ site: TestSite, _ name: String, _ bytes: [UInt8], fields: [String: String] = [:],
        as person: String = "oddvar",
        csrf: String? = nil
    ) async throws -> TestSite.Page {
        let register = try #require(try await site.world.environment.store.read("sjustjerna") { try $0.register() })
        let visitor = Visitor.session(register.person(PersonID(person))?.email ?? person)
        let token = csrf ?? FormToken(seal: site.site.seal).text(for: visitor)
        var body: [UInt8] = []
        for (field, value) in fields {
            body += Array("--g\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n".utf8)
        }
        body += Array("--g\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n".utf8)
        body += bytes + Array("\r\n--g--\r\n".utf8)
        return try await site.send(
            .post, "\(path)/papers?csrf=\(token)", as: person,
            headers: ["Content-Type": "multipart/form-data; boundary=g"], body: body)
    }

    private func link(_ page: TestSite.Page) throws -> String {
        let start = try #require(page.text.firstRange(of: "\(path)/papers/"))
        return String(page.text[start.lowerBound...].prefix { $0 != "\"" })
    }

    @Test("a file is attached, listed, and comes back as a download that no browser runs")
    func attaches() async throws {
        let site = try await MinutesWorld.site()
        let bytes = Array("%PDF-1.7\r\n<script>alert(1)</script>".utf8)
        #expect(try await upload(site, "../../saks%22framlegg æ.pdf", bytes).status == 303)
        let page = try await site.get("\(path)/papers", as: "leiar-sande")
        #expect(page.text.contains("saks-framlegg æ.pdf") && !page.text.contains("papers/remove"))
        let file = try await site.get(try link(page), as: "leiar-sande")
        #expect(file.status == 200 && file.bytes == bytes)
        #expect(file.headers[.contentType] == "application/pdf")
        #expect(file.headers[.contentDisposition]?.hasPrefix("attachment; ") == true)
        #expect(file.headers[.xContentTypeOptions] == "nosniff")
        #expect(file.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
    }

    @Test(
        "what may not come in is refused, and nothing is kept",
        arguments: [
            ("side.html", "<html>"), ("a.txt", "<!doctype html><script>x</script>"), ("a.svg", "<svg/>"),
            ("a.pdf", "MZ"), ("a", "x"), ("a.txt", ""),
        ])
    func refuses(_ name: String, _ content: String) async throws {
        let site = try await MinutesWorld.site()
        let page = try await upload(site, name, Array(content.utf8))
        #expect(page.status == 422 && page.text.contains("Ingenting er lagt ved"))
        #expect(try await site.get("\(path)/papers", as: "oddvar").text.contains("Ingen vedlegg enno"))
    }

    @Test("more than there is room for, a stale token, and a member's upload are refused")
    func limits() async throws {
        let site = try await MinutesWorld.site()
        let big = Array("%PDF-1.7".utf8) + Array(repeating: 0x20, count: AttachmentLimits.fileBytes + (1 << 17))
        #expect(try await upload(site, "a.pdf", big).status == 413)
        let pdf = Array("%PDF-1.7".utf8)
        #expect(try await upload(site, "a.pdf", pdf, csrf: "x").status == 403)
        #expect(try await upload(site, "a.pdf", pdf, as: "leiar-sande").status == 403)
        #expect(try await site.get("\(path)/papers", as: "oddvar").text.contains("Ingen vedlegg enno"))
    }

    @Test("a file that was taken away is gone, and another's address leads nowhere")
    func removes() async throws {
        let site = try await MinutesWorld.site()
        _ = try await upload(site, "a.pdf", Array("%PDF-1.7".utf8))
        let page = try await site.get("\(path)/papers", as: "oddvar")
        let address = try link(page)
        let id = try #require(page.hidden("attachment"))
        #expect(try await site.post("\(path)/papers/remove", ["attachment": id], as: "leiar-sande").status == 403)
        #expect(try await site.post("\(path)/papers/remove", ["attachment": id], as: "oddvar").status == 303)
        #expect(try await site.get(address, as: "oddvar").status == 404)
        for other in ["../../../etc/passwd", "%2e%2e%2f%2e%2e%2fetc", "x"] {
            #expect(try await site.get("\(path)/papers/\(other)/a.pdf", as: "oddvar").status == 404, "\(other)")
        }
    }

    @Test("agenda and minutes as pages whose policy allows their one style, as PDF, and all in one package")
    func documents() async throws {
        let site = try await MinutesWorld.site()
        #expect(try await site.get("\(path)/minutes.pdf", as: "oddvar").status == 404)
        _ = try await site.post("\(path)/minutes", ["text": MinutesWorld.sound, "basis": "0"], as: "oddvar")
        _ = try await site.post("\(path)/minutes/take-in", ["basis": "2"], as: "oddvar")
        #expect(try await site.get("\(path)/minutes.pdf", as: "leiar-sande").status == 404, "a draft is no member's")
        let page = try await site.get("\(path)/minutes.html", as: "oddvar")
        #expect(page.text.contains("<html lang=\"nn-NO\">") && page.text.contains("<style>"))
        let policy = try #require(page.headers[.contentSecurityPolicy])
        #expect(policy.contains("style-src 'sha256-") && policy.contains("default-src 'none'"))
        #expect(!policy.contains("unsafe"))
        let pdf = try await site.get("\(path)/minutes.pdf", as: "oddvar")
        #expect(pdf.headers[.contentType] == "application/pdf" && pdf.text.hasPrefix("%PDF-1.7 reading"))
        #expect(try await site.get("\(path)/minutes.pdf?archive", as: "oddvar").text.hasPrefix("%PDF-1.7 archive"))
        let package = try await site.get("\(path)/package.zip", as: "oddvar")
        #expect(package.headers[.contentType] == "application/zip" && package.bytes.starts(with: [0x50, 0x4B]))
        #expect(try await site.get("\(path)/package.zip", as: "oddvar").bytes == package.bytes, "always the same")
        #expect(try await site.get("\(path)/package.zip").status == 303)
    }
}
