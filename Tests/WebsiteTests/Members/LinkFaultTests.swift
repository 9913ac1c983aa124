import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("Links that are no good")
struct LinkFaultTests {
    @Test("what is none of ours is not found, and says nothing")
    func unknown() async throws {
        let life = try await MemberSite()
        let good = life.link(.myItems, to: "leiar-vanylven")
        let forged = String(good.dropLast()) + (good.last == "a" ? "b" : "a")
        let before = try await life.written()
        for path in [
            forged, "/l/x", "/l/\(String(repeating: "a", count: 52))", "/l/\(String(repeating: "0", count: 52))",
        ] {
            let page = try await life.site.get(path)
            #expect(page.status == 404, "\(path)")
            #expect(page.text.contains("Lenkja er ikkje heil") && !page.text.contains("Vanylven"))
            for fields in [["do": "done", "item": "sjustjerna/1"], ["answer": "accepted"], [:]] {
                #expect(try await life.site.post(path, fields).status == 404)
            }
            #expect(try await life.site.post("\(path)/renew").status == 404)
            #expect(try await life.site.post("\(path)/feed", ["do": "make"]).status == 404)
        }
        #expect(try await life.written() == before)
    }

    @Test("one that was taken back is gone, whatever is tried with it, and sends no new one")
    func revoked() async throws {
        let life = try await MemberSite()
        let link = life.link(.myItems, to: "leiar-vanylven")
        _ = try await LinkWorkflow(life.environment).revoke(.token(link), in: [life.network])
        let page = try await life.site.get(link)
        #expect(page.status == 410 && page.text.contains("trekt tilbake") && !page.text.contains("Punkt 1"))
        #expect(!page.text.contains("/renew"))
        #expect(try await life.site.post(link, ["item": "sjustjerna/1", "do": "done"]).status == 410)
        #expect(try await life.site.post("\(link)/renew").status == 410)
        #expect(try await life.site.post("\(link)/feed", ["do": "make"]).status == 410)
        #expect(try await life.item(1)?.state == .open)
        try await life.send()
        #expect(!life.letters.contains { $0.kind == "overview" })
    }

    @Test("one that has expired says so, and a new one comes by mail to the address in the register")
    func expired() async throws {
        let life = try await MemberSite()
        let link = life.link(.myItems, to: "leiar-vanylven")
        life.time.advance(days: 31)
        let page = try await life.site.get(link)
        #expect(page.status == 410 && page.text.contains("Lenkja er gått ut") && page.text.contains("\(link)/renew"))
        #expect(!page.text.contains("Punkt 1"))
        for _ in 1...2 {
            let sent = try await life.site.post("\(link)/renew")
            #expect(sent.status == 200 && sent.text.contains("på veg til e-postadressa di"))
            #expect(!sent.text.contains("example.no"))
        }
        try await life.send()
        #expect(life.letters.filter { $0.kind == "overview" }.map(\.to) == ["leiar.vanylven@example.no"])
        let new = life.link(.myItems, to: "leiar-vanylven")
        #expect(new != link)
        #expect(try await life.site.get(new).status == 200)
    }

    @Test("a cancelled meeting, one that has been, a call that was taken back: each says what it is")
    func meetings() async throws {
        let life = try await MemberSite()
        let link = life.link(.answerInvitation, to: "leiar-hareid")
        life.time.set("2023-08-18T15:00:00+02:00")
        let over = try await life.site.get(link)
        #expect(over.status == 410 && over.text.contains("Lenkja er gått ut"))
        let gathering = try await life.site.get(life.link(.gathering, to: "leiar-hareid"))
        #expect(gathering.status == 200 && !gathering.text.contains("name=\"answer\""), "the papers are still there")
        let other = try await MemberSite()
        let answer = other.link(.answerInvitation, to: "leiar-hareid")
        _ = try await InvitationWorkflow(other.environment).cancel(other.name, reason: "sjukdom", in: other.network)
        let cancelled = try await other.site.get(answer)
        #expect(cancelled.status == 410 && cancelled.text.contains("Møtet er avlyst"))
        #expect(cancelled.text.contains("fredag 18. august 2023"))
        #expect(try await other.site.post(answer, ["answer": "accepted"]).status == 410)
    }

    @Test("what is somebody else's now is gone")
    func notYours() async throws {
        let life = try await MemberSite()
        let link = life.link(.markDone, to: "leiar-vanylven", 1)
        try await life.change { register in
            for index in register.appointments.indices where register.appointments[index].organisation == "vanylven" {
                register.appointments[index].until = SampleRegister.day(2023, 6, 22)
            }
            register.appointments.append(
                Appointment(
                    forum: "sjustjerna", role: "helseleiar", organisation: "vanylven", person: "kari",
                    from: SampleRegister.day(2023, 6, 23), contact: true))
        }
        let page = try await life.site.get(link)
        #expect(page.status == 410 && page.text.contains("Ein annan har dette no"))
        #expect(try await life.site.post(link).status == 410)
        #expect(try await life.item(1)?.state == .open)
    }
}
