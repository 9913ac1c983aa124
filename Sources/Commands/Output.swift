import Foundation
import Meetings

/// What a command shows: words for people or JSON for programs on stdout, notes and progress on stderr.
struct Output: Sendable {
    let json: Bool
    let language: Language

    /// Words for people; not shown where JSON is wanted.
    func say(_ text: String) {
        if !json { print(text) }
    }

    func say(_ text: Trilingual) { say(text[language]) }

    /// A note or progress, on stderr.
    func note(_ text: String) {
        StandardStreams.tell(text)
    }

    func note(_ text: Trilingual) { note(text[language]) }

    /// The answer for programs; not shown where words are wanted.
    func give(_ value: some Encodable) throws {
        guard json else { return }
        print(try Output.text(of: value))
    }

    /// A table whose columns line up, whatever letters are in them; a column with nothing in it is left out.
    func table(_ rows: [[String]]) {
        guard !json, let columns = rows.map(\.count).max() else { return }
        let rows = rows.map { row in
            row.map { cell in
                let text = StandardStreams.printable(cell)
                return (text: text, width: text.width)
            }
        }
        let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0 }
        for row in rows {
            var line = ""
            for (cell, width) in zip(row, widths) where width > 0 {
                if !line.isEmpty { line += "  " }
                line += cell.text
                line += String(repeating: " ", count: width - cell.width)
            }
            print(line.lastIndex { $0 != " " }.map { line[...$0] } ?? "")
        }
    }

    static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension String {
    /// How many letters wide it is; counted without looking for accents where there can be none.
    fileprivate var width: Int { isPlainASCII ? utf8.count : count }
}
