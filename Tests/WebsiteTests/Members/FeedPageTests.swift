import Foundation
import HTTPTypes
import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("Feeds over the wire")
struct FeedPageTests {
    private func made(_ life: MemberSite, _ subject: Feed.Subject) async throws -> FeedWorkflow.Made {
        try await FeedWorkflow(life.environment).make(subject, by: "test", in: life.network)
    }

    private func path(_ made: FeedWorkflow.Made) -> String {
        "/feeds/\(made.token.text).\(made.feed.subject.suffix)"
    }

    @Test("a calendar is the same bytes with the same tag until something changes, and then another")
    func tags() async throws {
        let life = try await MemberSite(letters: true)
        let feed = path(try await made(life, .person("leiar-vanylven")))
        let first = try await life.site.get(feed)
        #expect(first.status == 200 && first.headers[.contentType] == "text/calendar; charset=utf-8")
        #expect(first.text.hasPrefix("BEGIN:VCALENDAR\r\n") && first.text.contains("STATUS:CONFIRMED"))
        #expect(first.text.contains("REFRESH-INTERVAL;VALUE=DURATION:PT1H"))
        #expect(first.text.contains("X-PUBLISHED-TTL:PT1H") && first.text.contains("Frist #1"))
        let tag = try #require(first.headers[.eTag])
        #expect(tag.hasPrefix("\"") && tag.hasSuffix("\"") && tag.count > 2)
        let second = try await life.site.get(feed)
        #expect(second.bytes == first.bytes && second.headers[.eTag] == tag)
        try await life.move(to: SampleRegister.day(2023, 8, 25))
        let third = try await life.site.get(feed, headers: ["If-None-Match": tag])
        #expect(third.status == 200 && third.headers[.eTag] != tag)
        #expect(third.text.contains("20230825T090000") && third.text.contains("SEQUENCE:1"))
    }

    @Test("who has it already gets no body, by tag or by time; a tag comes before a time")
    func notModified() async throws {
        let life = try await MemberSite(letters: true)
        let feed = path(try await made(life, .forum("sjustjerna")))
        let whole = try await life.site.get(feed)
        let tag = try #require(whole.headers[.eTag])
        let modified = try #require(whole.headers[.lastModified])
        for asked in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
            let page = try await life.site.get(feed, headers: ["If-None-Match": asked])
            #expect(page.status == 304 && page.bytes.isEmpty && page.headers[.eTag] == tag, "\(asked)")
        }
        // The shortest way has the same header as the longer ones.
        _ = try await life.site.get(feed)
        let short = try await life.site.get(feed, headers: ["If-None-Match": tag])
        let long = try await life.site.get(feed, headers: ["If-None-Match": "W/\(tag)"])
        #expect(short.headers == long.headers && short.headers[.contentSecurityPolicy] != nil)
        #expect(try await life.site.get(feed, headers: ["If-Modified-Since": modified]).status == 304)
        let earlier = "Sun, 06 Nov 1994 08:49:37 GMT"
        for headers in [
            ["If-Modified-Since": earlier], ["If-Modified-Since": "yesterday"],
            ["If-None-Match": "\"x\"", "If-Modified-Since": modified],
        ] {
            #expect(try await life.site.get(feed, headers: headers).status == 200, "\(headers)")
        }
        let head = try await life.site.send(.head, feed)
        #expect(head.status == 200 && head.bytes.isEmpty && head.headers[.eTag] == tag)
    }

    @Test("an address that was taken back is gone at once, though it was kept; one that never was is not found")
    func revoked() async throws {
        let life = try await MemberSite()
        let one = try await made(life, .forum("sjustjerna"))
        #expect(try await life.site.get(path(one)).status == 200)
        _ = try await FeedWorkflow(life.environment).revoke(one.feed.id, in: life.network)
        life.site.site.changes.forget(nil)
        let gone = try await life.site.get(path(one), headers: ["Accept-Language": "nn"])
        #expect(gone.status == 410 && gone.text.contains("trekt tilbake"))
        for bad in ["x", String(repeating: "a", count: 26), "\(one.token.text).exe", "..%2F..%2Fsecret"] {
            #expect(try await life.site.get("/feeds/\(bad)").status == 404, "\(bad)")
        }
    }

    @Test("looking at a feed writes nothing")
    func readOnly() async throws {
        let life = try await MemberSite()
        let feed = path(try await made(life, .forum("sjustjerna")))
        let before = try await life.written()
        for _ in 1...3 { _ = try await life.site.get(feed) }
        #expect(try await life.site.post(feed).status == 405)
        #expect(try await life.written() == before)
    }

    @Test("an item that is another's from today on is out of the calendar from today on")
    func nextDay() async throws {
        let life = try await MemberSite(letters: true)
        try await life.change { register in
            for index in register.appointments.indices where register.appointments[index].organisation == "vanylven" {
                register.appointments[index].until = SampleRegister.day(2023, 6, 23)
            }
        }
        let feed = path(try await made(life, .person("leiar-vanylven")))
        #expect(try await life.site.get(feed).text.contains("Frist #1"))
        life.time.set("2023-06-24T00:00:01+02:00")
        #expect(try await !life.site.get(feed).text.contains("Frist #1"))
    }

    @Test("minutes are an Atom feed, well-formed whatever names there are")
    func atom() async throws {
        var register = SampleRegister.sjustjerna
        register.forums[0].name = "Sjustjerna <&\"'> helse"
        register.network.name = "Nett & <b>verk</b>"
        let life = try await MemberSite(register)
        try await life.site.world.deciding { [name = life.name] books in
            let meeting = try books.meeting(name)
            var record = MinutesRecord(
                meeting: meeting.id, forum: meeting.forum, date: meeting.date, title: "x", text: "", digest: "",
                status: .approved, imported: books.now)
            record.approval = Approval(by: "x", at: books.now)
            try books.ledger.save(record)
        }
        let page = try await life.site.get(path(try await made(life, .minutes("sjustjerna"))))
        #expect(page.status == 200 && page.headers[.contentType] == "application/atom+xml; charset=utf-8")
        #expect(page.text.contains("<title>Referat: Sjustjerna &lt;&amp;&quot;&#39;&gt; helse</title>"))
        #expect(page.text.contains("<author><name>Nett &amp; &lt;b&gt;verk&lt;/b&gt;</name></author>"))
        #expect(page.text.contains("fredag 18. august 2023</title>"))
        #expect(page.text.contains("<id>tag:sjustjerna.example.no,2023:sjustjerna/sjustjerna/minutes</id>"))
        #expect(page.text.matches(of: /<updated>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00<\/updated>/).count == 2)
        let tag = try #require(page.headers[.eTag])
        let again = path(try await made(life, .minutes("sjustjerna")))
        #expect(try await life.site.get(again).headers[.eTag] != tag, "another address, another self link")
    }

    @Test("signs that XML can't have are left out of it, and marks are escaped")
    func xml() {
        #expect(XMLText.escaped("a\u{0}\u{8}\u{1F}\u{FFFE}b\u{85}c") == "abc")
        #expect(XMLText.escaped("<a href=\"x\">&'\n") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39; ")
        #expect(XMLText.escaped("Helgelaanten skïemtjegætie 🙂") == "Helgelaanten skïemtjegætie 🙂")
    }

    @Test("times of HTTP come back as they were, and what isn't one is none")
    func dates() {
        for seconds in [0.0, 784_111_777, 951_782_400, 1_687_503_000, 4_102_444_799] {
            let date = Date(timeIntervalSince1970: seconds)
            #expect(HTTPDate.instant(HTTPDate.text(date)) == date)
        }
        #expect(HTTPDate.text(Date(timeIntervalSince1970: 784_111_777)) == "Sun, 06 Nov 1994 08:49:37 GMT")
        for bad in [
            "", "x", "Sun, 31 Feb 2023 08:49:37 GMT", "Sun, 06 Nov 1994 25:00:00 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
        ] {
            #expect(HTTPDate.instant(bad) == nil, "\(bad)")
        }
    }

    @Test("a member makes, changes and takes back an address of their own, and nobody else's")
    func ownAddresses() async throws {
        let life = try await MemberSite()
        let page = try await life.site.post("/n/sjustjerna/mine/feeds", ["do": "make"], as: "leiar-sande")
        #expect(page.status == 200 && page.headers[.cacheControl] == "no-store")
        let address = try #require(page.text.firstMatch(of: /value="http:\/\/localhost(\/feeds\/[a-z2-7]{26}\.ics)"/))
            .output.1
        #expect(page.text.contains("href=\"webcal://localhost/feeds/"))
        #expect(try await life.site.get(String(address)).status == 200)
        let mine = try await life.site.get("/n/sjustjerna/mine", as: "leiar-sande")
        #expect(!mine.text.contains(address) && mine.text.contains("Trekk tilbake"))
        let id = try #require(mine.hidden("id"))
        let others = ["do": "revoke", "id": id]
        #expect(try await life.site.post("/n/sjustjerna/mine/feeds", others, as: "leiar-volda").status == 404)
        #expect(try await life.site.post("/n/sjustjerna/f/sjustjerna/feeds", others, as: "oddvar").status == 404)
        #expect(try await life.site.get(String(address)).status == 200)
        #expect(try await life.site.post("/n/sjustjerna/mine/feeds", others, as: "leiar-sande").status == 303)
        #expect(try await life.site.get(String(address)).status == 410)
    }

    @Test("the link to one's items makes an address too; a link to anything else doesn't")
    func byLink() async throws {
        let life = try await MemberSite()
        let link = life.link(.myItems, to: "leiar-vanylven")
        let page = try await life.site.post("\(link)/feed", ["do": "make"])
        #expect(page.status == 200 && page.text.contains("/feeds/"))
        let feeds = try await FeedWorkflow(life.environment).list(in: life.network)
        #expect(feeds.map(\.subject) == [.person("leiar-vanylven")])
        for kind: LinkPurpose.Kind in [.answerInvitation, .gathering, .markDone] {
            _ = try await life.site.post("\(life.link(kind, to: "leiar-vanylven"))/feed", ["do": "make"])
        }
        #expect(try await FeedWorkflow(life.environment).list(in: life.network).count == 1)
    }

    @Test("a coordinator hands out a forum's addresses; a member can't")
    func forumAddresses() async throws {
        let life = try await MemberSite()
        let place = "/n/sjustjerna/f/sjustjerna/feeds"
        #expect(try await life.site.get(place, as: "leiar-sande").status == 403)
        #expect(try await life.site.post(place, ["do": "make", "what": "forum"], as: "leiar-sande").status == 403)
        let page = try await life.site.post(place, ["do": "make", "what": "minutes"], as: "oddvar")
        #expect(page.status == 200 && page.text.contains(".atom") && !page.text.contains("webcal:"))
        #expect(try await life.site.get(place, as: "oddvar").text.contains("Referat (Atom)"))
    }
}
