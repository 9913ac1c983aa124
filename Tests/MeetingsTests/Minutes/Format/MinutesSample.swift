import Foundation

@testable import Meetings

/// Small files of minutes around the part that a test is about, and the two examples.
enum MinutesSample {
    static let surroundings = MinutesSurroundings(register: MinutesSampleRegister.register)

    static let sjustjerna = fixture("minutes-sjustjerna-2023-06-09.md")
    static let project = fixture("minutes-sogn-og-fjordane-prosjekt-2024-01-16.md")

    static func fixture(_ name: String) -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return (try? Data(contentsOf: folder.appending(path: "Fixtures/\(name)"))).map(Array.init) ?? []
    }

    /// Minutes of Sjustjerna on Friday 9 June 2023. The head ends on line 4, so that the body begins on line 6.
    static func text(_ body: String, head: [String] = []) -> String {
        let lines = ["# Referat: Sjustjerna", "", "- Forum: Sjustjerna", "- Dato: 09.06.2023"] + head + ["", body]
        return lines.joined(separator: "\n")
    }

    static func read(_ body: String, head: [String] = []) -> MinutesResult {
        MinutesReading.read(Array(text(body, head: head).utf8), in: surroundings)
    }

    static func document(_ body: String, head: [String] = []) -> MinutesDocument {
        MinutesReading.parse(Array(text(body, head: head).utf8)).document ?? MinutesDocument()
    }

    /// Every error as `line code suggestion`.
    static func errors(_ body: String, head: [String] = []) -> [String] { summaries(read(body, head: head).errors) }

    static func warnings(_ body: String, head: [String] = []) -> [String] {
        summaries(read(body, head: head).warnings)
    }

    static func summaries(_ problems: [Problem]) -> [String] {
        problems.map { problem in
            [problem.line.map(String.init) ?? "-", problem.code, problem.suggestion ?? ""].joined(separator: " ")
                .trimmingCharacters(in: .whitespaces)
        }
    }

    /// A case with one item: the item's first line is line 10.
    static func item(_ lines: String) -> String { "## Sak 1/23 Prøve\n\n### Oppfølging\n\n\(lines)" }

    static func items(_ lines: String) -> [MinutesItem] { read(item(lines)).minutes?.items ?? [] }
}

/// A generator with a seed, so that a failure can be had again.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
