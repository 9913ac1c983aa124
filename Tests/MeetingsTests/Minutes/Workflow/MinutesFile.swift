import Foundation
import TestSupport

@testable import Meetings

/// Minutes as files, and what is tried on them.
enum MinutesFile {
    static let example: [UInt8] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = folder.appending(path: "Fixtures/minutes-sjustjerna-2023-06-09.md")
        return (try? Data(contentsOf: file)).map(Array.init) ?? []
    }()

    static func text(
        _ body: String, forum: String = "Sjustjerna", date: String = "09.06.2023", head: [String] = []
    ) -> String {
        (["# Referat: \(forum)", "", "- Forum: \(forum)", "- Dato: \(date)"] + head + ["", body]).joined(
            separator: "\n")
    }

    /// A case that says nothing of items, to put after others.
    static func prose(_ text: String) -> String { "\n\n## Meir\n\n\(text)\n" }

    /// A case with items, each of the given lines.
    static func items(_ lines: String..., date: String = "09.06.2023", head: [String] = []) -> String {
        text("## Sak\n\n### Oppfølging\n\n" + lines.joined(separator: "\n"), date: date, head: head)
    }

    static func item(_ text: String, owner: String = "Sande", due: String = "15.09.2023", box: String = "[ ]") -> String
    {
        "- \(box) \(text)\n  - Ansvar: \(owner)\n  - Frist: \(due)"
    }
}

extension FollowUpWorld {
    @discardableResult
    func take(_ text: String, isRehearsal: Bool = false) async throws -> MinutesImport {
        try await minutes.importMinutes(Array(text.utf8), isRehearsal: isRehearsal, in: network)
    }

    func refusal(of text: String) async -> Refusal? {
        do {
            try await take(text)
            return nil
        } catch {
            return error as? Refusal
        }
    }

    func record() async throws -> MinutesRecord? {
        try await world.deciding { try $0.ledger.minutes(of: "sjustjerna").last }
    }

    func meetings() async throws -> [Meeting] {
        try await world.deciding { try $0.ledger.meetings(of: "sjustjerna") }
    }

    func plan(_ dates: String...) async throws {
        for date in dates {
            let id = MeetingID("m-\(date)")
            try await save(
                Meeting(
                    id: id, forum: "sjustjerna", date: Sample.day(date), start: SampleRegister.time(9, 0),
                    end: SampleRegister.time(14, 30), place: "Ulsteinvik", uid: "\(id)@x", now: world.time.now))
        }
    }
}
