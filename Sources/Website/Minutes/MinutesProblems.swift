import FoundationEssentials
import Meetings

/// What checking a text found, for the page and for its script.
struct MinutesProblems {
    private struct Report: Encodable {
        struct Line: Encodable {
            var line: Int?
            var code: String
            var message: String
            var suggestion: String?
            var isError: Bool
        }

        var summary: String
        var isSound: Bool
        var problems: [Line]
    }

    private let result: MinutesResult
    private let text: String
    private let language: Language

    private static let most = 60
    private static let linesAround = 1

    init(_ result: MinutesResult, text: String, _ visit: Visit) {
        self.result = result
        self.text = text
        language = visit.language
    }

    private var all: [(problem: Problem, isError: Bool)] {
        (result.errors.map { ($0, true) } + result.warnings.map { ($0, false) })
            .prefix(MinutesProblems.most).sorted { ($0.0.line ?? 0) < ($1.0.line ?? 0) }
    }

    /// `2 feil, 1 åtvaring`, or how much is in it.
    private var summary: String {
        let (errors, warnings) = (result.errors.count, result.warnings.count)
        let warned = Trilingual(
            "\(warnings) \(warnings == 1 ? "åtvaring" : "åtvaringar")",
            "\(warnings) \(warnings == 1 ? "advarsel" : "advarsler")",
            "\(warnings) \(warnings == 1 ? "warning" : "warnings")")[language]
        if errors > 0 {
            let wrong = Trilingual("\(errors) feil", "\(errors) feil", "\(errors) \(errors == 1 ? "error" : "errors")")
            return wrong[language] + (warnings > 0 ? ", \(warned)" : "")
        }
        let (cases, items) = (result.minutes?.cases.count ?? 0, result.minutes?.items.count ?? 0)
        let sound = Trilingual(
            "Ingen feil: \(cases) \(cases == 1 ? "sak" : "saker"), \(items) oppfølgingspunkt",
            "Ingen feil: \(cases) \(cases == 1 ? "sak" : "saker"), "
                + "\(items) \(items == 1 ? "oppfølgingspunkt" : "oppfølgingspunkter")",
            "No errors: \(cases) \(cases == 1 ? "case" : "cases"), \(items) action \(items == 1 ? "item" : "items")")
        return sound[language] + (warnings > 0 ? ", \(warned)" : "")
    }

    var values: [String: Any] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return [
            "summary": summary, "isSound": result.errors.isEmpty,
            "problems": all.map { problem, isError -> [String: Any] in
                let around = problem.line.map { excerpt(lines, $0) } ?? []
                return [
                    "line": problem.line.map(String.init) ?? "", "message": problem.message[language],
                    "suggestion": problem.untoldSuggestion(language) ?? "", "isError": isError, "excerpt": around,
                    "hasExcerpt": !around.isEmpty,
                ]
            },
        ]
    }

    private func excerpt(_ lines: [Substring], _ line: Int) -> [[String: Any]] {
        guard lines.indices.contains(line - 1) else { return [] }
        let around = MinutesProblems.linesAround
        return (max(1, line - around)...min(lines.count, line + around)).map { number in
            ["number": number, "text": String(lines[number - 1].prefix(200)), "isIt": number == line]
        }
    }

    func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let report = Report(
            summary: summary, isSound: result.errors.isEmpty,
            problems: all.map { problem, isError in
                Report.Line(
                    line: problem.line, code: problem.code, message: problem.message[language],
                    suggestion: problem.untoldSuggestion(language), isError: isError)
            })
        return Array(try encoder.encode(report))
    }
}

extension Problem {
    /// What was perhaps meant, unless the message says it already.
    func untoldSuggestion(_ language: Language) -> String? {
        suggestion.flatMap { message[language].contains($0) ? nil : $0 }
    }
}

/// A difference between two texts, for templates.
enum DifferenceValues {
    static func parts(_ difference: TextDifference) -> [[String: Any]] {
        difference.parts.map { part in
            [
                "lines": part.map { line -> [String: Any] in
                    [
                        "number": line.number, "text": line.text, "isAdded": line.kind == .added,
                        "isRemoved": line.kind == .removed, "isSame": line.kind == .same,
                    ]
                }
            ]
        }
    }
}
