import HTTPTypes
import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("A meeting's papers, for its members")
struct GatheringPaperTests {
    /// The agenda is out, with an open case of Eli's and an exempt one.
    private func sent() async throws -> MemberSite {
        let life = try await MemberSite()
        try await life.site.world.deciding { [name = life.name] books in
            var meeting = try books.meeting(name)
            var record = AgendaRecord(meeting: meeting.id, drafted: "")
            record.sent = [
                AgendaItem(
                    title: "Pasientforløp", kind: .information, start: SampleRegister.time(9, 10),
                    end: SampleRegister.time(9, 45), presenter: "Leiar Herøy", reason: ""),
                AgendaItem(
                    number: CaseNumber(number: 22, year: 2023), title: "Klage frå Ola Nordmann", kind: .decision,
                    start: SampleRegister.time(9, 45), end: SampleRegister.time(10, 0), reason: "",
                    exempt: "offl. § 13"),
            ]
            record.version = 1
            try books.ledger.save(record)
            meeting.agendaSent = books.now
            meeting.stage = .agenda
            try books.ledger.save(meeting)
        }
        return life
    }

    @Test("scenario 30: behind a link an exempt case is a number and a neutral title; signed in, a member sees it")
    func exempt() async throws {
        let life = try await sent()
        for kind: LinkPurpose.Kind in [.gathering, .answerInvitation] {
            let page = try await life.site.get(life.link(kind, to: "leiar-sande"))
            #expect(page.status == 200 && page.text.contains("Pasientforløp") && page.text.contains("22/23"))
            #expect(page.text.contains("Unntatt offentlegheit") && !page.text.contains("Ola Nordmann"))
        }
        let mine = try await life.site.get("/n/sjustjerna/mine/sjustjerna/2023-08-18", as: "leiar-sande")
        #expect(mine.status == 200 && mine.text.contains("Klage frå Ola Nordmann"))
    }

    @Test("files are read through the link, but those of an exempt case; a dead link reads none")
    func files() async throws {
        let life = try await sent()
        let documents = DocumentWorkflow(life.environment)
        let open = try await documents.attach(
            "notat.txt", Array("open".utf8), to: "Pasientforløp", of: life.name, by: "Oddvar", in: life.network)
        let closed = try await documents.attach(
            "klage.txt", Array("lukka".utf8), to: "Klage frå Ola Nordmann", of: life.name, by: "Oddvar",
            in: life.network)
        let link = life.link(.gathering, to: "leiar-sande")
        let page = try await life.site.get(link)
        #expect(page.text.contains("\(link)/papers/\(open.id)/notat.txt") && !page.text.contains("klage.txt"))
        let file = try await life.site.get("\(link)/papers/\(open.id)/notat.txt")
        #expect(file.status == 200 && file.text == "open" && file.headers[.cacheControl] == "no-store")
        #expect(file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
        #expect(try await life.site.get("\(link)/papers/\(closed.id)/klage.txt").status == 404)
        #expect(try await life.site.get("\(link)/papers/none/x").status == 404)
        let pdf = try await life.site.get("\(link)/agenda.pdf")
        #expect(pdf.status == 200 && pdf.headers[.contentType] == "application/pdf")
        #expect(try await life.site.get("\(link)/minutes.pdf").status == 404)
        let other = life.link(.myItems, to: "leiar-vanylven")
        #expect(try await life.site.get("\(other)/agenda.pdf").headers[.contentType] != "application/pdf")
        _ = try await LinkWorkflow(life.environment).revoke(.token(link), in: [life.network])
        #expect(try await life.site.get("\(link)/papers/\(open.id)/notat.txt").status == 410)
        #expect(try await life.site.get("\(link)/agenda.pdf").status == 410)
    }

    @Test("a public forum's calendar and minutes have addresses that anyone may know; another's are not found")
    func publicFeeds() async throws {
        var register = SampleRegister.sjustjerna
        register.forums[0].isPublic = true
        let life = try await MemberSite(register, letters: true)
        let calendar = try await life.site.get("/p/sjustjerna/sjustjerna/calendar.ics")
        #expect(calendar.status == 200 && calendar.text.contains("20230818T090000"))
        let tag = try #require(calendar.headers[.eTag])
        let again = try await life.site.get("/p/sjustjerna/sjustjerna/calendar.ics", headers: ["If-None-Match": tag])
        #expect(again.status == 304)
        let minutes = try await life.site.get("/p/sjustjerna/sjustjerna/minutes.atom")
        #expect(minutes.status == 200 && minutes.text.contains("href=\"http://localhost/p/sjustjerna/sjustjerna\""))
        for other in ["/p/sjustjerna/lsu-volda", "/p/sjustjerna/none", "/p/none/none"] {
            #expect(try await life.site.get("\(other)/calendar.ics").status == 404)
            #expect(try await life.site.get("\(other)/minutes.atom").status == 404)
        }
        try await life.change { $0.forums[0].isPublic = false }
        life.site.site.changes.forget(nil)
        #expect(try await life.site.get("/p/sjustjerna/sjustjerna/calendar.ics").status == 404)
    }
}
