import HTTPTypes
import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("Pages behind links in letters")
struct LinkPageTests {
    @Test("scenario 19: a scanner that opens every link of every letter, however it asks, changes nothing")
    func scanners() async throws {
        for letters in [false, true] {
            let life = try await MemberSite(letters: letters)
            try await life.collect()
            let links = life.everyLink
            #expect(links.count > 40, "letters: \(letters)")
            let before = try await life.written()
            for link in links {
                #expect(try await life.site.get(link).status == 200, "\(link)")
                let head = try await life.site.send(.head, link)
                #expect(head.status == 200 && head.bytes.isEmpty)
                #expect(try await life.site.get("\(link)?item=sjustjerna/1&do=done").status < 500)
                #expect(try await life.site.get("\(link)?answer=declined").status == 200)
                #expect(try await life.site.get(link.uppercased().replacing("/L/", with: "/l/")).status == 200)
                #expect(try await life.site.get("\(link)/renew").status == 405)
                #expect(try await life.site.get("\(link)/feed").status == 405)
            }
            #expect(try await life.written() == before)
        }
    }

    @Test("pages of links are kept nowhere, found by no search, and tell nobody their address")
    func headers() async throws {
        let life = try await MemberSite()
        let good = life.link(.myItems, to: "leiar-vanylven")
        for path in [good, "/l/none", life.link(.answerInvitation, to: "leiar-sande")] {
            let page = try await life.site.get(path)
            #expect(page.headers[.cacheControl] == "no-store")
            #expect(page.headers[.referrerPolicy] == "no-referrer, strict-origin")
            #expect(page.headers[.robots] == "noindex, nofollow")
            #expect(!page.text.contains("href=\"http"))
        }
    }

    @Test("a button without our token, or from another site, does nothing")
    func forms() async throws {
        let life = try await MemberSite()
        let link = life.link(.markDone, to: "leiar-vanylven", 1)
        let before = try await life.written()
        #expect(try await life.site.post(link, ["do": "done"], csrf: "").status == 403)
        #expect(try await life.site.post(link, ["do": "done"], headers: ["Sec-Fetch-Site": "cross-site"]).status == 403)
        #expect(
            try await life.site.post(link, ["do": "done"], headers: ["Origin": "https://evil.example"]).status == 403)
        #expect(try await life.written() == before)
        #expect(try await life.item(1)?.state == .open)
    }

    @Test("an answer is given by one of three buttons, and can be changed; pressed twice it is one answer")
    func answer() async throws {
        let life = try await MemberSite()
        let link = life.link(.answerInvitation, to: "leiar-hareid")
        let page = try await life.site.get(link)
        for words in ["Eg kjem", "Kanskje", "Eg kan ikkje", "fredag 18. august 2023", "kl. 09.00–14.30", "Ulsteinvik"] {
            #expect(page.text.contains(words), "\(words)")
        }
        let fields = ["answer": "accepted", "asked": try #require(page.hidden("asked")), "comment": "  <i>Sein</i> "]
        for _ in 1...2 {
            let done = try await life.site.post(link, fields)
            #expect(done.status == 200 && done.text.contains("Takk, du kjem"))
            #expect(done.text.contains("&lt;i&gt;Sein&lt;/i&gt;") && !done.text.contains("<i>Sein"))
        }
        #expect(try await life.answer(of: "leiar-hareid")?.state == .accepted)
        #expect(try await life.answer(of: "leiar-hareid")?.comment == "<i>Sein</i>")
        #expect(try await life.site.post(link, ["answer": "tentative"]).status == 200)
        #expect(try await life.answer(of: "leiar-hareid")?.state == .tentative)
        for bad in ["", "none", "yes", "ACCEPTED"] {
            #expect(try await life.site.post(link, ["answer": bad]).status == 422, "\(bad)")
        }
        #expect(try await life.site.post(link).status == 422)
        #expect(try await life.answer(of: "leiar-hareid")?.state == .tentative)
    }

    @Test("an answer to a page that showed an earlier time is asked for again")
    func movedMeanwhile() async throws {
        let life = try await MemberSite()
        let link = life.link(.answerInvitation, to: "leiar-hareid")
        let asked = try #require(try await life.site.get(link).hidden("asked"))
        try await life.move(to: SampleRegister.day(2023, 8, 25))
        let page = try await life.site.post(link, ["answer": "accepted", "asked": asked, "comment": "Sein"])
        #expect(page.status == 409)
        #expect(page.text.contains("Møtet er flytta sidan du opna sida") && page.text.contains("25. august"))
        #expect(page.text.contains("value=\"Sein\""), "what was typed stands")
        #expect(try await life.answer(of: "leiar-hareid")?.state == Answer.State.none)
        let again = try #require(page.hidden("asked"))
        #expect(again != asked)
        #expect(try await life.site.post(link, ["answer": "accepted", "asked": again]).status == 200)
        #expect(try await life.answer(of: "leiar-hareid")?.state == .accepted)
    }

    @Test("scenario 5: who declines names a deputy on the same page, who is called")
    func deputy() async throws {
        let life = try await MemberSite()
        let link = life.link(.gathering, to: "leiar-orsta")
        let uid = try await life.uid()
        #expect(try await !life.site.get(link).text.contains("name=\"deputy\""))
        let no = try await life.site.post(link, ["answer": "declined", "uid": uid])
        #expect(no.status == 200 && no.text.contains("Kven kjem som vara") && no.text.contains("name=\"deputy\""))
        let unknown = try await life.site.post(link, ["deputy": "Ingen Slik <b>"])
        #expect(unknown.status == 422 && unknown.text.contains("value=\"Ingen Slik &lt;b&gt;\""))
        let named = try await life.site.post(link, ["deputy": "Kari Nordmann"])
        #expect(named.status == 200 && named.text.contains("Kari Nordmann er kalla inn i staden for deg"))
        let calls = try await life.environment.reading(life.network) { [name = life.name] books in
            try books.ledger.invitations(to: try books.meeting(name).id).filter { $0.deputyFor == "leiar-orsta" }
        }
        #expect(calls.map(\.person) == ["kari"])
        try await life.send()
        let kari = try await life.site.get(life.link(.answerInvitation, to: "kari"))
        #expect(kari.text.contains("<html lang=\"nb"), "in Kari's own language")
        #expect(try await life.site.post(link, ["without": "yes"]).text.contains("Ingen kjem i staden for deg"))
    }

    @Test("what the three links of an item ask for is done by one button each, and then there is nothing left to do")
    func item() async throws {
        let life = try await MemberSite()
        let done = life.link(.markDone, to: "leiar-vanylven", 1)
        let page = try await life.site.get(done)
        #expect(page.text.contains("Er punkt 1 utført?") && page.text.contains("om 3 dagar"))
        #expect(page.text.contains("Punkt 1 &lt;b&gt;&amp;"))
        #expect(try await life.item(1)?.state == .open)
        let closed = try await life.site.post(done, ["result": "Sendt"])
        #expect(closed.status == 200 && closed.text.contains("Punkt 1 er utført"))
        #expect(try await life.item(1)?.state == .done)
        let again = try await life.site.post(done, ["result": "Sendt"])
        #expect(again.status == 200 && again.text.contains("Dette var alt gjort"))
        let more = life.link(.askMoreTime, to: "leiar-vanylven", 2)
        #expect(try await life.site.post(more, ["until": "snart"]).status == 422)
        #expect(try await life.site.post(more, ["until": "2023-09-15", "reason": "Ferie"]).status == 200)
        #expect(try await life.item(2)?.extensionAsked != nil)
        let notMine = life.link(.notMine, to: "leiar-sande", 3)
        #expect(try await life.site.post(notMine, ["reason": "Herøy"]).text.contains("Takk for at du sa frå"))
        #expect(try await life.item(3)?.disputedBy == ["leiar-sande"])
    }

    @Test("a member closes an item from the page of them all with two taps; others' items are out of reach")
    func myItems() async throws {
        let life = try await MemberSite()
        let link = life.link(.myItems, to: "leiar-vanylven")
        let page = try await life.site.get(link)
        #expect(page.text.contains("Utført") && page.text.contains("Treng meir tid") && page.text.contains("Ikkje mi"))
        #expect(page.text.contains("#1") && page.text.contains("#2") && !page.text.contains("#3"))
        let confirm = try await life.site.get("\(link)?item=sjustjerna%2F1&do=done")
        #expect(confirm.text.contains("Ja, det er utført"))
        let item = try #require(confirm.hidden("item"))
        let closed = try await life.site.post(link, ["item": item, "do": "done"])
        #expect(closed.status == 200 && closed.text.contains("Punkt 1 er utført") && closed.text.contains("#2"))
        #expect(try await life.item(1)?.state == .done)
        for other in ["sjustjerna/3", "sjustjerna/99", "none/1", "../1", "sjustjerna/1/2", "sjustjerna/-1", "1"] {
            let refused = try await life.site.post(link, ["item": other, "do": "done"])
            #expect([404, 409, 422].contains(refused.status), "\(other): \(refused.status)")
        }
        #expect(try await life.item(3)?.state == .open)
        #expect(try await life.site.get("\(link)?item=sjustjerna/3&do=done").text.contains("ikkje ope hos deg"))
    }

    @Test("a link is for its own person and purpose: nothing else can be done with it")
    func others() async throws {
        let life = try await MemberSite()
        let uid = try await life.uid()
        let hareid = life.link(.answerInvitation, to: "leiar-hareid")
        let before = try await life.answer(of: "leiar-sande")
        _ = try await life.site.post(hareid, ["answer": "accepted", "uid": uid, "person": "leiar-sande"])
        #expect(try await life.answer(of: "leiar-sande") == before)
        #expect(try await life.site.post(hareid, ["answer": "accepted", "uid": "another"]).status == 422)
        #expect(try await life.site.post(hareid, ["item": "sjustjerna/1", "do": "done"]).status == 422)
        #expect(try await life.site.post(hareid, ["agree": "yes"]).status == 422)
        let done = life.link(.markDone, to: "leiar-vanylven", 1)
        _ = try await life.site.post(done, ["item": "sjustjerna/2", "do": "done"])
        #expect(try await life.item(2)?.state == .open, "the link is for item 1")
    }

    @Test("the language is the reader's own, unless another is chosen")
    func languages() async throws {
        let life = try await MemberSite()
        try await life.change { register in
            for index in register.people.indices where register.people[index].id == "leiar-sande" {
                register.people[index].language = .en
            }
        }
        let link = life.link(.answerInvitation, to: "leiar-sande")
        let page = try await life.site.get(link, headers: ["Accept-Language": "nb"])
        #expect(page.text.contains("<html lang=\"en") && page.text.contains("I’ll come"))
        let chosen = try await life.site.get(link, headers: ["Cookie": "samling-visit=visitor; samling-lang=nb"])
        #expect(chosen.text.contains("<html lang=\"nb") && chosen.text.contains("Jeg kommer"))
    }
}
