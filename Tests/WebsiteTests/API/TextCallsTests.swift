import Foundation
import HTTPTypes
import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("The API: the register, agendas and minutes as texts, and documents")
struct TextCallsTests {
    private let network = Program.network
    private let forum = Program.forum

    @Test("the register goes out and comes in again; a change is shown first, and another’s isn’t written over")
    func register() async throws {
        let program = try await Program(try await TestSite())
        let file = try await program(.get, "\(network)/register")
        let yaml = try #require(file.object["yaml"] as? String)
        let mark = try #require(file.object["mark"] as? String)
        let same = try await program(.post, "\(network)/register/apply", ["yaml": yaml])
        #expect(same.status == 200 && same.object["changed"] as? [String] == [])
        let changed = yaml.replacing("oddvar@example.no", with: "oddvar.ny@example.no")
        let shown = try await program(.post, "\(network)/register/apply", ["yaml": changed, "dryRun": true])
        #expect(shown.object["changed"] as? [String] == ["person:oddvar"] && shown.object["mark"] as? String == mark)
        #expect(try await program(.get, "\(network)/register").object["mark"] as? String == mark)
        let applied = try await program(.post, "\(network)/register/apply", ["yaml": changed, "mark": mark])
        #expect(applied.object["changed"] as? [String] == ["person:oddvar"])
        let after = try await program(.get, "\(network)/register")
        #expect((after.object["yaml"] as? String)?.contains("oddvar.ny@example.no") == true)
        let late = try await program(.post, "\(network)/register/apply", ["yaml": yaml, "mark": mark])
        #expect(late.status == 409 && late.code == "register-changed")
    }

    @Test("a file that is wrong is refused with every line’s fault; another network’s and a huge one too")
    func badRegister() async throws {
        let program = try await Program(try await TestSite())
        let yaml = try #require(try await program(.get, "\(network)/register").object["yaml"] as? String)
        func apply(_ text: String) async throws -> Program.Answer {
            try await program(.post, "\(network)/register/apply", ["yaml": text])
        }
        let broken = try await apply("\(yaml)\nnonsense: 1\n")
        #expect(broken.status == 409 && (broken.object["errors"] as? [[String: Any]])?.first?["line"] as? Int != nil)
        #expect(broken.headers[.contentType] == "application/problem+json")
        #expect(try await apply(yaml.replacing("id: sjustjerna", with: "id: anna")).status == 409)
        #expect(try await apply(String(repeating: "æ", count: 600_000)).status == 413)
        let member = try await Program(program.site, as: "leiar-hareid")
        #expect(try await member(.get, "\(network)/register").status == 403)
        #expect(try await member(.post, "\(network)/register/apply", ["yaml": yaml]).status == 403)
    }

    @Test("the agenda is read without being kept, and every version of it is there")
    func agenda() async throws {
        let program = try await Program(try await TestSite())
        let meeting = try await program.plan()
        let fresh = try await program(.get, "\(meeting)/agenda")
        let markdown = try #require(fresh.object["markdown"] as? String)
        #expect(fresh.object["version"] as? Int == 0 && fresh.object["edited"] as? Bool == false)
        #expect(try await program(.get, "\(meeting)/agenda/versions").list.isEmpty)
        #expect(try await program(.put, "\(meeting)/agenda", ["markdown": markdown]).status == 200)
        let kept = try await program(.get, "\(meeting)/agenda")
        #expect(kept.object["markdown"] as? String == markdown && kept.object["edited"] as? Bool == true)
        let versions = try await program(.get, "\(meeting)/agenda/versions").list
        let number = try #require(versions.first?["number"] as? Int)
        #expect(versions.first?["markdown"] == nil && kept.object["version"] as? Int == number)
        let version = try await program(.get, "\(meeting)/agenda/versions/\(number)")
        #expect(version.object["markdown"] as? String == markdown)
        #expect(try await program(.get, "\(meeting)/agenda/versions/99").status == 404)
        #expect(try await program(.get, "\(meeting)/agenda/versions/x").status == 404)
        let member = try await Program(program.site, as: "leiar-hareid")
        #expect(try await member(.get, "\(meeting)/agenda").status == 403)
    }

    @Test("a contribution stands in the next draft with who sent it: the token’s own person, or the one named")
    func contributing() async throws {
        let program = try await Program(try await TestSite())
        let meeting = try await program.plan()
        let own = try await program(.post, "\(forum)/contributions", ["text": "NOU 2023: 4"])
        #expect(own.status == 200 && own.object["from"] as? String == "Oddvar")
        let named = ["text": "Ny rettleiar", "from": "leiar-hareid"]
        let other = try await program(.post, "\(forum)/contributions", named)
        #expect(other.status == 200 && other.object["forum"] as? String == "sjustjerna")
        let draft = try await program(.get, "\(meeting)/agenda").object["markdown"] as? String
        #expect(draft?.contains("NOU 2023: 4") == true && draft?.contains("Ny rettleiar") == true)
        #expect(try await program(.post, "\(forum)/contributions", ["text": "x", "from": "ingen"]).status == 404)
        #expect(try await program(.post, "\(forum)/contributions", ["text": "a\nb"]).status == 422)
        let member = try await Program(program.site, as: "leiar-hareid")
        #expect(try await member(.post, "\(forum)/contributions", ["text": "x"]).status == 403)
    }

    @Test("minutes are read as they stand by those who write them, and by members when they are sent")
    func minutes() async throws {
        let site = try await MinutesWorld.site()
        let program = try await Program(site)
        let meeting = "\(forum)/meetings/2023-06-09"
        let member = try await Program(site, as: "leiar-hareid")
        let empty = try await program(.get, "\(meeting)/minutes")
        #expect(empty.object["version"] as? Int == 0 && empty.object["status"] == nil)
        #expect(empty.object["imported"] as? Bool == false)
        #expect(try await member(.get, "\(meeting)/minutes").status == 404)
        let taken = try await program(.post, "\(forum)/minutes/import", ["markdown": MinutesWorld.sound])
        #expect(taken.status == 200)
        let text = try await program(.get, "\(meeting)/minutes")
        #expect(text.object["markdown"] as? String == taken.object["markdown"] as? String)
        #expect(text.object["status"] as? String == "draft" && text.object["imported"] as? Bool == true)
        #expect(try await member(.get, "\(meeting)/minutes").status == 404)
        #expect(try await program(.post, "\(meeting)/minutes/send").status == 200)
        let sent = try await member(.get, "\(meeting)/minutes")
        #expect(sent.status == 200 && (sent.object["markdown"] as? String)?.contains("Skrive brev") == true)
        #expect(sent.object["version"] == nil)
        #expect(try await member(.get, "\(meeting)/minutes/versions").status == 403)
    }

    @Test("what was written on the website is there version by version")
    func minutesVersions() async throws {
        let site = try await MinutesWorld.site()
        let program = try await Program(site)
        let meeting = "\(forum)/meetings/2023-06-09"
        let drafts = MinutesDraftWorkflow(site.world.environment, digest: TestDigest.hex)
        let name = try MeetingName("sjustjerna/2023-06-09")
        _ = try await drafts.save(name, text: MinutesWorld.sound, basis: 0, by: "Oddvar", in: "sjustjerna")
        let versions = try await program(.get, "\(meeting)/minutes/versions").list
        let number = try #require(versions.first?["number"] as? Int)
        #expect(versions.first?["by"] as? String == "Oddvar" && versions.first?["markdown"] == nil)
        let version = try await program(.get, "\(meeting)/minutes/versions/\(number)")
        #expect(version.object["markdown"] as? String == MinutesWorld.sound)
        #expect(try await program(.get, "\(meeting)/minutes/versions/99").status == 404)
    }

    @Test("documents come as files, to members what has been sent, and nothing before it is there")
    func documents() async throws {
        let site = try await MinutesWorld.site()
        let (program, member) = (try await Program(site), try await Program(site, as: "leiar-hareid"))
        let path = "\(forum)/meetings/2023-06-09/documents"
        #expect(try await program(.get, "\(path)/minutes.pdf").status == 404)
        _ = try await program(.post, "\(forum)/minutes/import", ["markdown": MinutesWorld.sound])
        let pdf = try await program(.get, "\(path)/minutes.pdf?archive=true")
        #expect(pdf.status == 200 && pdf.headers[.contentType] == "application/pdf" && !pdf.bytes.isEmpty)
        #expect(pdf.headers[.contentDisposition]?.contains("referat-sjustjerna-2023-06-09.pdf") == true)
        let tag = try #require(pdf.headers[.eTag])
        let again = try await program(.get, "\(path)/minutes.pdf?archive=true", headers: ["If-None-Match": tag])
        #expect(again.status == 304 && again.bytes.isEmpty)
        let html = try await program(.get, "\(path)/minutes.html")
        #expect(html.headers[.contentType] == "text/html; charset=utf-8" && html.text.contains("Skrive brev"))
        #expect(html.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
        let zip = try await program(.get, "\(path)/package.zip")
        #expect(zip.headers[.contentType] == "application/zip" && zip.bytes.starts(with: Array("PK".utf8)))
        for file in ["minutes.pdf", "minutes.html"] {
            #expect(try await member(.get, "\(path)/\(file)").status == 404, "\(file)")
            #expect(try await program(.get, "\(path)/\(file)?public=true").status == 404, "\(file)")
        }
        #expect(try await program(.get, "\(path)/minutes.pdf?archive=yes").status == 422)
        _ = try await program(.post, "\(forum)/meetings/2023-06-09/minutes/send")
        #expect(try await member(.get, "\(path)/minutes.html").status == 200)
        #expect(try await program(.get, "\(path)/minutes.html?public=true").status == 200)
        let stranger = try await Program(site, as: "kari")
        #expect(try await stranger(.get, "\(path)/package.zip").status == 403)
    }
}
