import Foundation
import Testing

/// The rules a compiler doesn't check.
@Suite("House rules")
struct HouseRuleTests {
    static let sources = Checkout.swiftFiles(under: "Sources")
    static let tests = Checkout.swiftFiles(under: "Tests")

    @Test("no file is longer than 400 lines, and half of them than 90")
    func filesAreShort() {
        for file in Self.sources + Self.tests {
            #expect(file.lines.count <= 401, "\(file.path): \(file.lines.count) lines")
        }
        let lengths = Self.sources.map(\.lines.count).sorted()
        #expect(lengths.count > 100 && lengths.dropFirst(lengths.count / 2).first ?? .max <= 91)
    }

    @Test("no line is longer than 120 characters")
    func linesAreShort() {
        for file in Self.sources + Self.tests {
            for (index, line) in file.lines.enumerated() where line.count > 120 {
                Issue.record("\(file.path):\(index + 1) has \(line.count) characters")
            }
        }
    }

    @Test("no function is longer than 60 lines")
    func functionsAreShort() {
        for file in Self.sources {
            for (name, start, length) in Self.functions(in: file) where length > 60 {
                Issue.record("\(file.path):\(start) \(name) has \(length) lines")
            }
        }
    }

    @Test(
        "what is banned outside tests isn't there",
        arguments: [
            "try!", "fatalError", "@unchecked", "nonisolated(unsafe)", "Bundle.module", "as!", "TODO", "FIXME",
        ])
    func bannedWords(_ word: String) {
        for file in Self.sources {
            for (index, line) in file.code.enumerated() where line.contains(word) {
                Issue.record("\(file.path):\(index + 1) has \(word)")
            }
        }
    }

    @Test("the clock is read in TimeSource, identifiers are made in IDSource, and only Commands print")
    func onePlaceEach() {
        let places: [(word: String, allowed: (Checkout.File) -> Bool)] = [
            ("Date()", { $0.path.hasSuffix("/TimeSource.swift") }),
            ("Date.now", { $0.path.hasSuffix("/TimeSource.swift") }),
            ("UUID()", { $0.path.hasSuffix("/IDSource.swift") }),
            (" print(", { $0.target == "Commands" }),
        ]
        for file in Self.sources {
            for (index, line) in file.code.enumerated() {
                for place in places where " \(line)".contains(place.word) && !place.allowed(file) {
                    Issue.record("\(file.path):\(index + 1) has \(place.word)")
                }
            }
        }
    }

    @Test("the core waits only in workflows and services")
    func asyncOnlyInWorkflows() {
        let allowed = ["Workflow.swift", "Scheduler.swift", "Collector.swift"]
        let ports = [
            "Ledger.swift", "LetterBox.swift", "TimeSource.swift", "Books.swift",
            "DocumentPress.swift", "Rehearsal.swift",
        ]
        for file in Self.sources where file.target == "Meetings" {
            let name = file.path.split(separator: "/").last.map(String.init) ?? ""
            // The dispatcher, its connections' workers and what they write with.
            if file.path.contains("/Mailroom/Dispatch/") { continue }
            guard !ports.contains(name), !allowed.contains(where: name.hasSuffix) else { continue }
            for (index, line) in file.code.enumerated() where line.contains(" async ") {
                Issue.record("\(file.path):\(index + 1) is async")
            }
        }
    }

    @Test("no file or type is called Util, Helper, Manager, Common or Base")
    func noEmptyNames() {
        let words = ["Util", "Utils", "Helper", "Helpers", "Manager", "Common", "Base"]
        for file in Self.sources {
            let name = file.path.split(separator: "/").last.map { String($0.dropLast(6)) } ?? ""
            #expect(!words.contains { name.hasSuffix($0) || name == $0 }, "\(file.path)")
            for line in file.code {
                let parts = line.split(separator: " ")
                guard let index = parts.firstIndex(where: { ["struct", "class", "enum", "actor"].contains($0) }),
                    index + 1 < parts.count
                else { continue }
                let type = parts[index + 1].prefix { $0.isLetter || $0.isNumber }
                #expect(!words.contains { type.hasSuffix($0) }, "\(file.path): \(type)")
            }
        }
    }

    @Test("standards are cited as RFC 5546 §3.2.1")
    func citations() throws {
        let loose = try Regex("RFC ?-?[0-9]{4},? (section|sec\\.|ch\\.)|RFC[0-9]{4}")
        for file in Self.sources + Self.tests {
            for (index, line) in file.lines.enumerated() where line.contains(loose) {
                // The rule itself has to spell what it looks for.
                if file.path.hasSuffix("HouseRuleTests.swift") { continue }
                Issue.record("\(file.path):\(index + 1) cites loosely")
            }
        }
    }

    /// Name, first line and length of every function, by its braces.
    static func functions(in file: Checkout.File) -> [(name: String, start: Int, length: Int)] {
        var found: [(String, Int, Int)] = []
        var open: [(name: String, start: Int, depth: Int)] = []
        var depth = 0
        var pending: (name: String, start: Int)?
        for (index, line) in file.code.enumerated() {
            if let range = line.range(of: "func "), !line.contains("//") {
                pending = (String(line[range.upperBound...].prefix { $0 != "(" }), index + 1)
            }
            for character in line {
                if character == "{" {
                    depth += 1
                    if let start = pending {
                        open.append((start.name, start.start, depth))
                        pending = nil
                    }
                } else if character == "}" {
                    if let last = open.last, last.depth == depth {
                        found.append((last.name, last.start, index + 2 - last.start))
                        open.removeLast()
                    }
                    depth -= 1
                }
            }
        }
        return found
    }
}
