import Meetings
import TestSupport
import Testing

@testable import Website

/// A site with one meeting that has been, and minutes to write of it.
enum MinutesWorld {
    static let meeting = "/n/sjustjerna/f/sjustjerna/m/2023-06-09"

    static func site(_ register: Register = SampleRegister.sjustjerna, letters: Bool = false) async throws -> TestSite {
        let site = try await TestSite(register, letters: letters)
        try await site.plan("sjustjerna", "2023-06-09")
        return site
    }

    static func text(_ body: String, title: String = "Sjustjerna") -> String {
        "# Referat: \(title)\n\n- Forum: Sjustjerna\n- Dato: 09.06.2023\n- Status: utkast\n\n\(body)"
    }

    static let sound = text(
        "## Alderspsykiatri\n\nVi drøfta saka.\n\n### Vedtak\n\nVi held fram.\n\n### Oppfølging\n\n"
            + "- [ ] Skrive brev\n  - Ansvar: Sande\n  - Frist: 15.09.2023\n")
}

extension TestSite {
    func plan(_ forum: ForumID, _ date: String) async throws {
        try await world.deciding { books in
            let day = try #require(CalendarDate(date))
            var meeting = Meeting(
                id: MeetingID("m-\(forum)-\(date)"), forum: forum, date: day, start: SampleRegister.time(9, 0),
                end: SampleRegister.time(14, 30), place: "Ulsteinvik", uid: "\(forum)-\(date)@x", now: books.now)
            meeting.called = books.now
            meeting.stage = .called
            try books.ledger.save(meeting)
        }
    }

    /// The text in the editor, with its escapes undone.
    func editor(_ page: Page) throws -> String {
        let start = try #require(page.text.firstRange(of: "<textarea"))
        let open = try #require(page.text[start.upperBound...].firstIndex(of: ">"))
        let end = try #require(page.text[open...].firstRange(of: "</textarea>"))
        return page.text[page.text.index(after: open)..<end.lowerBound].replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&amp;", with: "&").trimmingPrefix("\n").description
    }
}
