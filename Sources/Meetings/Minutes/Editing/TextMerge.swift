/// Two people's changes to one text, put together. What only one of them has touched is as that one left it; where
/// both have touched the same lines, both texts stand.
public struct TextMerge: Hashable, Sendable {
    public enum Piece: Hashable, Sendable {
        /// Nobody has changed it, or one has, or both alike.
        case agreed([String])
        case disagreed(Disagreement)
    }

    /// The same lines, changed by both.
    public struct Disagreement: Hashable, Sendable {
        public var before: [String]
        public var saved: [String]
        public var mine: [String]
    }

    public private(set) var pieces: [Piece] = []

    /// - Parameters:
    ///   - base: what both began with.
    ///   - saved: what has been saved since.
    ///   - mine: what is to be saved now.
    public init(base: String, saved: String, mine: String) {
        let (before, one, other) = (base.textLines, saved.textLines, mine.textLines)
        let savedPlaces = CommonLines(from: before, to: one).places
        let minePlaces = CommonLines(from: before, to: other).places
        var (atBase, atSaved, atMine) = (0, 0, 0)
        for index in before.indices {
            guard let inSaved = savedPlaces[index], let inMine = minePlaces[index] else { continue }
            add(before[atBase..<index], one[atSaved..<inSaved], other[atMine..<inMine])
            agree([String(before[index])])
            (atBase, atSaved, atMine) = (index + 1, inSaved + 1, inMine + 1)
        }
        add(before[atBase...], one[atSaved...], other[atMine...])
    }

    private mutating func add(
        _ before: ArraySlice<Substring>, _ saved: ArraySlice<Substring>, _ mine: ArraySlice<Substring>
    ) {
        if mine == before || mine == saved { return agree(saved.map(String.init)) }
        if saved == before { return agree(mine.map(String.init)) }
        pieces.append(
            .disagreed(
                Disagreement(
                    before: before.map(String.init), saved: saved.map(String.init), mine: mine.map(String.init))))
    }

    private mutating func agree(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        if case .agreed(let earlier)? = pieces.last {
            pieces[pieces.count - 1] = .agreed(earlier + lines)
        } else {
            pieces.append(.agreed(lines))
        }
    }

    public var disagreements: [Disagreement] {
        pieces.compactMap { if case .disagreed(let disagreement) = $0 { disagreement } else { nil } }
    }

    public var isClean: Bool { disagreements.isEmpty }

    /// The whole text. Where the two disagree the saved lines stand first, then mine, between marks that tell them
    /// apart; the marks are comments, and `DifferenceMark` finds those that were left.
    public func text(marks: DifferenceMark) -> String {
        let lines = pieces.flatMap { piece -> [String] in
            switch piece {
            case .agreed(let lines): lines
            case .disagreed(let both): [marks.saved] + both.saved + [marks.mine] + both.mine + [marks.end]
            }
        }
        return lines.joined(separator: "\n")
    }
}

/// The lines around two texts of which one must go before the whole can be taken in.
public struct DifferenceMark: Hashable, Sendable {
    private static let beginning = "<!-- ≠ "

    public let saved: String
    public let mine: String
    public let end: String

    public init(savedBy name: String, _ language: Language) {
        let name = name.replacing("--", with: "–").filter { !$0.isNewline && $0 != "<" && $0 != ">" }
        func mark(_ text: Trilingual) -> String { "\(DifferenceMark.beginning)\(text[language]) -->" }
        saved = mark(Trilingual("lagra av \(name):", "lagret av \(name):", "saved by \(name):"))
        mine = mark(Trilingual("skrive av deg:", "skrevet av deg:", "written by you:"))
        end = mark(Trilingual("slutt", "slutt", "end"))
    }

    /// The lines, from 1, on which marks still stand.
    static func lines(in text: String) -> [Int] {
        text.textLines.enumerated().filter { $0.element.hasPrefix(beginning) }.map { $0.offset + 1 }
    }
}
