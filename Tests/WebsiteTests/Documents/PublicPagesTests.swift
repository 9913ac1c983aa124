import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("What anyone may read")
struct PublicPagesTests {
    private let page = "/p/sjustjerna/sjustjerna"
    private let path = MinutesWorld.meeting

    private static func register(isPublic: Bool) -> Register {
        var register = SampleRegister.sjustjerna
        for index in register.forums.indices { register.forums[index].isPublic = isPublic && index == 0 }
        return register
    }

    private let minutes = MinutesWorld.text(
        "## Sak 21/23 Tilsetjing av Ola Nordmann\n\n- Offentleg: nei, offl. § 13\n\nOla Nordmann er løynd.\n\n"
            + "Setextløynd\n---\n\nMeir løynd.\n\n### Vedtak\n\nOla sluttar.\n\n"
            + "## Sak 22/23 Open sak\n\nKaffi og kake.\n"
    )

    private func site(isPublic: Bool = true, isApproved: Bool = true) async throws -> TestSite {
        let site = try await MinutesWorld.site(Self.register(isPublic: isPublic))
        _ = try await site.post("\(path)/minutes", ["text": minutes, "basis": "0"], as: "oddvar")
        let taken = try await site.post("\(path)/minutes/take-in", ["basis": "2"], as: "oddvar")
        #expect(taken.status == 303)
        _ = try await site.post("\(path)/minutes/send", as: "oddvar")
        if isApproved { try await approve(site) }
        return site
    }

    private func approve(_ site: TestSite) async throws {
        let form = try await site.get("\(path)/minutes/approve", as: "leiar-volda")
        let digest = try #require(form.hidden("digest"))
        #expect(try await site.post("\(path)/minutes/approve", ["digest": digest], as: "leiar-volda").status == 303)
    }

    @Test("minutes are anybody's once they are approved, and not while they are only sent")
    func unapproved() async throws {
        let site = try await site(isApproved: false)
        #expect(!(try await site.get("\(page)/2023-06-09").text.contains("Kaffi")))
        #expect(try await site.get(page).text.contains("2023-06-09"))
        for address in ["minutes.html", "minutes.pdf"] {
            #expect(try await site.get("\(page)/2023-06-09/\(address)").status == 404, "\(address)")
        }
        #expect(!(try await site.get("\(page)/2023-06-09/package.zip").text.contains("Kaffi")))
        #expect(try await site.get("\(path)/minutes.html", as: "leiar-sande").text.contains("Kaffi"))
        try await approve(site)
        #expect(try await site.get("\(page)/2023-06-09").text.contains("Kaffi"))
    }

    @Test("scenario 30: an exempt case is a number and a neutral title, on the page, in the document and in the PDF")
    func exempt() async throws {
        let site = try await site()
        #expect(try await site.get(page).text.contains("\(page)/2023-06-09"))
        for address in ["", "/minutes.html", "/minutes.pdf", "/package.zip"] {
            let shown = try await site.get("\(page)/2023-06-09\(address)")
            #expect(shown.status == 200, "\(address)")
            #expect(shown.text.contains("Sak 21/23: Unntatt offentlegheit"), "\(address)")
            #expect(shown.text.contains("offl. § 13") && shown.text.contains("Kaffi og kake"), "\(address)")
            for secret in ["Ola", "løynd", "Tilsetjing", "sluttar"] {
                #expect(!shown.text.contains(secret), "\(secret) in \(address)")
            }
        }
        #expect(try await site.get("\(path)/minutes.html", as: "leiar-sande").text.contains("Ola Nordmann er løynd"))
    }

    @Test("what is attached to an exempt case, or is exempt itself, is not there")
    func attachments() async throws {
        let site = try await site()
        let documents = DocumentWorkflow(site.world.environment)
        let name = try MeetingName("sjustjerna/2023-06-09")
        let open = try await documents.attach(
            "open.txt", Array("open".utf8), of: name, by: "Oddvar", in: site.world.network)
        let hidden = try await documents.attach(
            "lukka.txt", Array("lukka".utf8), exempt: "offl. § 13", of: name, by: "Oddvar", in: site.world.network)
        let shown = try await site.get("\(page)/2023-06-09")
        #expect(shown.text.contains("open.txt") && !shown.text.contains("lukka.txt"))
        #expect(try await site.get("\(page)/2023-06-09/papers/\(open.id)/open.txt").text == "open")
        #expect(try await site.get("\(page)/2023-06-09/papers/\(hidden.id)/lukka.txt").status == 404)
        let package = try await site.get("\(page)/2023-06-09/package.zip").text
        #expect(package.contains("open.txt") && !package.contains("lukka"))
    }

    @Test("a forum that isn't public, one that isn't, and a network that isn't are all the same to a stranger")
    func closed() async throws {
        let site = try await site(isPublic: false)
        var pages: [String] = []
        for address in [page, "\(page)/2023-06-09", "\(page)/2023-06-09/minutes.pdf", "/p/sjustjerna/x", "/p/x/y"] {
            let shown = try await site.get(address)
            #expect(shown.status == 404, "\(address)")
            pages.append(shown.text.replacing(address, with: ""))
        }
        #expect(!pages.contains { $0.contains("Sjustjerna helse") })
    }

    @Test("what hasn't been sent is nobody's yet")
    func drafts() async throws {
        let site = try await MinutesWorld.site(Self.register(isPublic: true))
        _ = try await site.post("\(path)/minutes", ["text": minutes, "basis": "0"], as: "oddvar")
        _ = try await site.post("\(path)/minutes/take-in", ["basis": "2"], as: "oddvar")
        let shown = try await site.get("\(page)/2023-06-09")
        #expect(shown.status == 200 && !shown.text.contains("Kaffi"))
        #expect(try await site.get("\(page)/2023-06-09/minutes.html").status == 404)
        #expect(try await site.get("\(page)/2023-06-09/agenda.html").status == 404)
    }
}
