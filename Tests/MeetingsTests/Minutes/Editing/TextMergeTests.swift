import TestSupport
import Testing

@testable import Meetings

@Suite("Two people's changes to one text")
struct TextMergeTests {
    private let marks = DifferenceMark(savedBy: "Kari", .nn)

    private func merged(_ base: String, _ saved: String, _ mine: String) -> String {
        TextMerge(base: base, saved: saved, mine: mine).text(marks: marks)
    }

    @Test("changes in different places are put together")
    func apart() {
        let base = "a\nb\nc\nd\ne"
        #expect(merged(base, "a\nB\nc\nd\ne", "a\nb\nc\nD\ne") == "a\nB\nc\nD\ne")
        #expect(merged(base, "ny\na\nb\nc\nd\ne", "a\nb\nc\nd\ne\nsist") == "ny\na\nb\nc\nd\ne\nsist")
        #expect(merged(base, "a\nc\nd\ne", "a\nb\nc\nd\ne\nf") == "a\nc\nd\ne\nf")
        #expect(TextMerge(base: base, saved: base, mine: "heilt\nanna").isClean)
        #expect(merged(base, "heilt\nanna", base) == "heilt\nanna")
    }

    @Test("the same change by both is one change")
    func alike() {
        #expect(merged("a\nb\nc", "a\nX\nc", "a\nX\nc") == "a\nX\nc")
        #expect(merged("a\nc", "a\nb\nc", "a\nb\nc") == "a\nb\nc")
    }

    @Test("changes to the same line stand both, with marks around them")
    func together() {
        let merge = TextMerge(base: "a\nb\nc", saved: "a\nKari sitt\nc", mine: "a\nmitt\nc")
        #expect(!merge.isClean && merge.disagreements.count == 1)
        #expect(
            merge.text(marks: marks)
                == "a\n<!-- ≠ lagra av Kari: -->\nKari sitt\n<!-- ≠ skrive av deg: -->\nmitt\n<!-- ≠ slutt -->\nc")
        #expect(DifferenceMark.lines(in: merge.text(marks: marks)) == [2, 4, 6])
    }

    @Test("what one has deleted and the other changed is asked about")
    func deletedAndChanged() {
        let merge = TextMerge(base: "a\nb\nc", saved: "a\nc", mine: "a\nB\nc")
        #expect(merge.disagreements == [TextMerge.Disagreement(before: ["b"], saved: [], mine: ["B"])])
    }

    @Test("a name can't end the mark that it stands in")
    func names() {
        let marks = DifferenceMark(savedBy: "K--><script>\n", .en)
        #expect(!marks.saved.dropFirst(4).dropLast(3).contains("--") && !marks.saved.contains("<script"))
        #expect(marks.saved.hasPrefix("<!-- ≠ saved by K") && marks.saved.hasSuffix(" -->"))
    }

    /// Every line that either has written and that wasn't there before.
    private func written(_ text: String, since base: String) -> [String: Int] {
        var counts: [String: Int] = [:]
        for line in text.textLines { counts[String(line), default: 0] += 1 }
        for line in base.textLines { counts[String(line), default: 0] -= 1 }
        return counts.filter { $0.value > 0 }
    }

    @Test("nothing anyone has typed is ever lost, and nothing comes from nowhere", arguments: 0..<400)
    func losesNothing(_ seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let base = Self.text(&random)
        let saved = Self.edited(base, by: "k", &random)
        let mine = Self.edited(base, by: "m", &random)
        let merge = TextMerge(base: base, saved: saved, mine: mine)
        let text = merge.text(marks: marks)
        let lines = text.textLines.reduce(into: [String: Int]()) { $0[String($1), default: 0] += 1 }
        for side in [saved, mine] {
            for (line, count) in written(side, since: base) {
                #expect(lines[line, default: 0] >= count, "\(line) is lost (seed \(seed))")
            }
        }
        let known = Set((base.textLines + saved.textLines + mine.textLines).map(String.init))
        #expect(lines.keys.allSatisfy { known.contains($0) || $0.hasPrefix("<!-- ≠ ") })
        #expect(merge.isClean == DifferenceMark.lines(in: text).isEmpty)
        // Whoever comes last gets the same, but for the order inside a disagreement.
        let other = TextMerge(base: base, saved: mine, mine: saved)
        #expect(other.disagreements.count == merge.disagreements.count)
        if merge.isClean { #expect(other.text(marks: marks) == text) }
    }

    private static func text(_ random: inout SeededRandom) -> String {
        (0..<Int.random(in: 0...30, using: &random)).map { _ in "l\(Int.random(in: 0...12, using: &random))" }
            .joined(separator: "\n")
    }

    private static func edited(_ text: String, by name: String, _ random: inout SeededRandom) -> String {
        var lines = text.textLines.map(String.init)
        for step in 0..<Int.random(in: 0...6, using: &random) {
            let place = Int.random(in: 0...lines.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: lines.insert("\(name)\(step)", at: place)
            case 1 where place < lines.count: lines[place] = "\(name)\(step)"
            case _ where place < lines.count: lines.remove(at: place)
            default: break
            }
        }
        return lines.joined(separator: "\n")
    }

    @Test("a text of twenty thousand lines all changed is put together soon enough, whole")
    func large() {
        let base = (0..<20_000).map { _ in "same" }.joined(separator: "\n")
        let mine = (0..<20_000).map { $0 % 2 == 0 ? "same" : "mitt \($0)" }.joined(separator: "\n")
        let merge = TextMerge(base: base, saved: base, mine: mine)
        #expect(merge.text(marks: marks) == mine)
    }
}

@Suite("What one text has otherwise than another")
struct TextDifferenceTests {
    @Test("lines that went and came, with a few around, and far apart in parts")
    func parts() {
        let old = (1...20).map { "l\($0)" }.joined(separator: "\n")
        let new = old.replacing("l3\n", with: "ny\n").replacing("l18\n", with: "")
        let difference = TextDifference(from: old, to: new)
        #expect(difference.added == 1 && difference.removed == 2 && difference.parts.count == 2)
        #expect(
            difference.parts[0].map { "\($0.kind.rawValue.first ?? " ")\($0.number) \($0.text)" }
                == ["s1 l1", "s2 l2", "r3 l3", "a3 ny", "s4 l4", "s5 l5"])
        #expect(difference.parts[1].map(\.text) == ["l16", "l17", "l18", "l19", "l20"])
        #expect(TextDifference(from: old, to: old).isEmpty)
    }

    @Test("the new text can be read out of it, and the old", arguments: 0..<100)
    func complete(_ seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let texts = (0..<2).map { _ in
            (0..<Int.random(in: 1...40, using: &random)).map { _ in "l\(Int.random(in: 0...9, using: &random))" }
        }
        let (old, new) = (texts[0], texts[1])
        let places = CommonLines(from: old.map { $0[...] }, to: new.map { $0[...] }).places
        let pairs = places.enumerated().compactMap { index, place in place.map { (index, $0) } }
        #expect(pairs.allSatisfy { old[$0.0] == new[$0.1] })
        #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.1 < $1.1 })
    }
}
