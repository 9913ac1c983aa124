/// What one text has otherwise than another, line by line, as a person reads it.
public struct TextDifference: Hashable, Sendable {
    public enum Kind: String, Sendable { case same, removed, added }

    public struct Line: Hashable, Sendable {
        public var kind: Kind
        public var text: String
        /// Its number in the new text, or in the old one where it was removed; from 1.
        public var number: Int
    }

    /// Lines that belong together, with a few unchanged ones around.
    public private(set) var parts: [[Line]] = []
    public private(set) var added = 0
    public private(set) var removed = 0

    private static let linesAround = 2

    public var isEmpty: Bool { parts.isEmpty }

    public init(from old: String, to new: String) {
        let lines = TextDifference.lines(old.textLines, new.textLines)
        added = lines.count { $0.kind == .added }
        removed = lines.count { $0.kind == .removed }
        var ranges: [Range<Int>] = []
        for (index, line) in lines.enumerated() where line.kind != .same {
            let around = TextDifference.linesAround
            let range = max(0, index - around)..<min(lines.count, index + around + 1)
            if let last = ranges.last, last.upperBound >= range.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
            } else {
                ranges.append(range)
            }
        }
        parts = ranges.map { Array(lines[$0]) }
    }

    private static func lines(_ old: [Substring], _ new: [Substring]) -> [Line] {
        var lines: [Line] = []
        var next = 0
        func add(upTo end: Int) {
            while next < end {
                lines.append(Line(kind: .added, text: String(new[next]), number: next + 1))
                next += 1
            }
        }
        for (index, place) in CommonLines(from: old, to: new).places.enumerated() {
            if let place {
                add(upTo: place)
                lines.append(Line(kind: .same, text: String(old[index]), number: place + 1))
                next = place + 1
            } else {
                lines.append(Line(kind: .removed, text: String(old[index]), number: index + 1))
            }
        }
        add(upTo: new.count)
        return lines
    }
}
