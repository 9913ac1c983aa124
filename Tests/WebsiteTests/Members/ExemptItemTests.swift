import Foundation
import Meetings
import TestSupport
import Testing

@testable import Website

/// Minutes of 9 June 2023 with an exempt case, and an item in it that Sande has.
@Suite("Items of exempt cases")
struct ExemptItemTests {
    private let path = MinutesWorld.meeting
    private let secrets = ["Mobbing", "Rektor", "Personalsak"]
    private let minutes = MinutesWorld.text(
        "## Personalsak i Sande\n\n- Offentleg: nei, offl. § 13\n\nMobbing.\n\n### Oppfølging\n\n"
            + "- [ ] Rektor skal varslast om Mobbing\n  - Ansvar: helseleiar, Sande\n  - Frist: 26.06.2023\n"
            + "  - Merknad: Mobbing\n\n"
            + "## Open sak\n\n### Oppfølging\n\n- [ ] Skrive brev\n  - Ansvar: helseleiar, Sande\n"
            + "  - Frist: 26.06.2023\n")

    /// The minutes are taken in and sent; Sande is reminded, and then the coordinator is told.
    private func life() async throws -> TestSite {
        let site = try await MinutesWorld.site(letters: true)
        _ = try await site.post("\(path)/minutes", ["text": minutes, "basis": "0"], as: "oddvar")
        let taken = try await site.post("\(path)/minutes/take-in", ["basis": "2"], as: "oddvar")
        #expect(taken.status == 303)
        _ = try await site.post("\(path)/minutes/send", as: "oddvar")
        for instant in ["2023-06-23T08:30:00+02:00", "2023-06-27T08:30:00+02:00"] {
            site.world.time.set(instant)
            try await site.world.deciding { try $0.daily() }
        }
        for instant in ["2023-08-14T08:30:00+02:00", "2023-08-21T08:30:00+02:00", "2023-08-28T08:30:00+02:00"] {
            site.world.time.set(instant)
            try await site.world.deciding { try $0.daily() }
        }
        _ = try await FollowUpWorkflow(site.world.environment).assign(
            "sjustjerna", 1, to: "helseleiar, Hareid", by: "Oddvar", in: site.world.network)
        return site
    }

    @Test("no mail tells what they are about: a number, a neutral text and where it can be read")
    func mails() async throws {
        let site = try await life()
        let letters = try await site.world.letters()
        let shown = letters.map { site.world.environment.correspondence.shown($0.body) }
        for kind in ["minutes", "reminder", "coordinator", "assigned"] {
            let own = zip(letters, shown).filter { $0.0.kind == kind && $0.1.text.contains("#1") }
            #expect(!own.isEmpty, "\(kind)")
            for (letter, text) in own {
                let text = text.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                #expect(text.contains("Unntatt offentleg"), "\(letter.subject)")
                #expect(text.contains("/f/sjustjerna/m/2023-06-09/minutes"), "\(letter.subject)")
            }
        }
        for (letter, text) in zip(letters, shown) {
            for secret in secrets {
                #expect(!text.text.contains(secret) && text.html?.contains(secret) != true, "\(letter.subject)")
                #expect(!letter.subject.contains(secret))
            }
        }
        #expect(shown.contains { $0.text.contains("Skrive brev") })
    }

    @Test("nor the personal calendar; the owner's own pages tell it to who has signed in")
    func pages() async throws {
        let site = try await life()
        let feed = try await FeedWorkflow(site.world.environment).make(
            .person("leiar-hareid"), by: "Hareid", in: site.world.network)
        let calendar = try await site.get("/feeds/\(feed.token.text).ics").text.replacing("\r\n ", with: "")
        #expect(calendar.contains("#1: Unntatt offentlegheit"))
        for secret in secrets { #expect(!calendar.contains(secret)) }
        let mine = try await site.get("/n/sjustjerna/mine", as: "leiar-hareid")
        #expect(mine.text.contains("Rektor skal varslast"))
        let board = try await site.get("/n/sjustjerna/actions/sjustjerna/1", as: "oddvar")
        #expect(board.text.contains("Rektor skal varslast"))
    }

    @Test("nor the page behind a letter's link, nor the page of the one item")
    func links() async throws {
        let life = try await MemberSite()
        let (minutes, path) = (minutes, life.site)
        try await life.site.world.deciding { books in
            var meeting = try books.meeting(try MeetingName("sjustjerna/2023-08-18"))
            meeting.date = SampleRegister.day(2023, 6, 9)
            meeting = Meeting(
                id: "m1", forum: "sjustjerna", date: meeting.date, start: meeting.start, end: meeting.end, place: "",
                uid: "m1@x", now: books.now)
            try books.ledger.save(meeting)
            try books.ledger.save(
                MinutesRecord(
                    meeting: "m1", forum: "sjustjerna", date: meeting.date, title: "Sjustjerna",
                    text: minutes.replacing("- [ ] Rektor", with: "- [ ] #1: Rektor"), digest: "d", status: .draft,
                    imported: books.now))
            guard var item = try books.ledger.item(1, of: "sjustjerna") else { return }
            (item.text, item.caseTitle, item.note) = ("Rektor skal varslast", "Personalsak i Sande", "Mobbing")
            try books.ledger.save(item)
        }
        for kind in [LinkPurpose.Kind.myItems, .markDone] {
            let link = life.link(kind, to: "leiar-vanylven", kind == .myItems ? nil : 1)
            let page = try await path.get(link)
            #expect(page.status == 200 && page.text.contains("Unntatt offentlegheit: sjå referatet"), "\(kind)")
            #expect(page.text.contains("/f/sjustjerna/m/2023-06-09/minutes"), "\(kind)")
            for secret in secrets { #expect(!page.text.contains(secret), "\(kind): \(secret)") }
        }
        #expect(try await life.item(1)?.text == "Rektor skal varslast")
    }
}
