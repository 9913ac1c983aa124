/// What the first line of an answer asks for (`domain.md` §3.3). The whole line must be the command: what else there is
/// on it makes it a remark to the coordinator, and nothing is guessed.
struct ReplyCommand: Hashable, Sendable {
    enum Verb: Hashable, Sendable, CaseIterable { case done, extend, notMine, inProgress, approved }

    var verb: Verb
    /// Between the verb and the number, as `lsu-molde`; whether it is a forum is for the register to say.
    var place: String?
    var numbers: [Int]
    /// A new deadline as it was written; empty for none.
    var deadline = ""
    /// After a dash, a colon or a full stop.
    var remark: String?
    /// *OK* says less than the other words: it needs a letter that asks for it.
    var isCasual = false

    /// Longer lines are no command: nobody writes such a one by hand, and reading it takes time.
    private static let mostBytes = 1_000

    /// Nil where the line is no command.
    init?(_ line: String) {
        guard line.utf8.count <= ReplyCommand.mostBytes else { return nil }
        var rest = Words(line)
        guard let (verb, word) = rest.dropVerb() else { return nil }
        self.verb = verb
        isCasual = word == "ok"
        numbers = []
        if verb == .approved {
            guard rest.isEmpty else { return nil }
            return
        }
        // *Ok, takk* only says that the letter was read.
        if !isCasual { rest.dropThanks() }
        let said = rest
        place = rest.dropPlace()
        numbers = rest.dropNumbers().uniqued()
        if place != nil, numbers.isEmpty { return nil }
        if verb == .extend {
            (deadline, remark) = rest.deadlineAndRemark()
            guard place != nil, deadline.isEmpty else { return }
            // What looked like a forum and a number is the deadline itself: *veke 37*, *haust 2023*.
            (place, numbers) = (nil, [])
            rest = said
            (deadline, remark) = rest.deadlineAndRemark()
            return
        }
        guard let remark = rest.remark(afterNumber: !numbers.isEmpty) else { return nil }
        if isCasual, numbers.isEmpty, !remark.isEmpty { return nil }
        self.remark = remark.isEmpty ? nil : remark
    }

    /// Whether a line that is no command begins as one about a numbered item does: `utført 42 i går`.
    static func isMeant(by line: String) -> Bool {
        guard line.utf8.count <= mostBytes else { return false }
        var rest = Words(line)
        guard let (verb, word) = rest.dropVerb(), verb != .approved, word != "ok" else { return false }
        _ = rest.dropPlace()
        return !rest.dropNumbers().isEmpty
    }
}

/// The words of a line that are not read yet.
private struct Words {
    private var text: Substring

    private static let verbs: [(ReplyCommand.Verb, [String])] = [
        (.done, ["utført", "utfort", "ferdig", "gjort", "ok", "done"]),
        (
            .extend,
            ["ny frist", "utsett", "utsatt", "treng meir tid", "trenger mer tid", "extend", "new deadline"]
        ),
        (
            .notMine,
            ["ikkje mi", "ikkje mitt", "ikke min", "ikke mitt", "ikke mi", "ikkje min", "feil person", "not mine"]
        ),
        (.inProgress, ["under arbeid", "pågår", "in progress"]),
        (.approved, ["godkjent", "godkjend", "approved"]),
    ]
    private static let numberWords: Set<String> = [
        "punkt", "pkt", "nr", "nummer", "no", "item", "oppfølgingspunkt", "på", "med", "with", "for",
    ]
    private static let thanks = [" tusen takk", " takk", " many thanks", " thanks", " thank you"]
    private static let units = ["veke", "uke", "dag", "månad", "måned", "kvartal", "week", "day", "month", "halvår"]

    init(_ line: String) {
        text = Substring(line.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        while let first = text.first, "*_•-–\"«".contains(first) || first == " " { text.removeFirst() }
        while let last = text.last, "*_!»\" ".contains(last) { text.removeLast() }
    }

    /// Thanks, and a thumb or a smile, at the end of the line.
    mutating func dropThanks() {
        while let last = text.last, last.isPicture || last == " " { text.removeLast() }
        guard let word = Words.thanks.first(where: text.lowercased().hasSuffix) else { return }
        text.removeLast(word.count)
        while let last = text.last, ", .!–-".contains(last) { text.removeLast() }
    }

    /// Nothing but a full stop.
    var isEmpty: Bool { text.allSatisfy { " .".contains($0) } }

    mutating func dropVerb() -> (ReplyCommand.Verb, String)? {
        let lowered = text.lowercased()
        for (verb, words) in Words.verbs {
            for word in words.sorted(by: { $0.count > $1.count }) where lowered.hasPrefix(word) {
                let rest = text.dropFirst(word.count)
                if let next = rest.first, next.isLetter || next.isNumber { continue }
                text = rest
                return (verb, word)
            }
        }
        return nil
    }

    /// A forum's name before a number: `lsu-molde 41`, `LSU Molde #41`.
    mutating func dropPlace() -> String? {
        var rest = text.drop { $0 == " " }
        guard let first = rest.first, first.isLetter else { return nil }
        guard let number = rest.firstIndex(where: { $0 == "#" || $0.isNumber }), number > rest.startIndex,
            rest[rest.index(before: number)] == " "
        else { return nil }
        let name = rest[..<number].split(separator: " ").joined(separator: " ")
        let isNumberWord = name.split(separator: " ").allSatisfy { word in
            Words.numberWords.contains(word.lowercased().filter(\.isLetter))
        }
        guard !isNumberWord, name.count <= 60, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" })
        else { return nil }
        rest = rest[number...]
        guard Words.number(rest) != nil else { return nil }
        text = rest
        return name
    }

    /// `41`, `#41, #42 og 43`, `nr. 41`, `punkt 41`.
    mutating func dropNumbers() -> [Int] {
        var numbers: [Int] = []
        while true {
            var rest = text.drop { $0 == " " || $0 == ":" }
            if numbers.isEmpty {
                while let word = rest.split(separator: " ").first,
                    Words.numberWords.contains(word.lowercased().filter { $0 != "." && $0 != ":" })
                {
                    rest = rest.dropFirst(word.count).drop { $0 == " " }
                }
            } else {
                guard let next = Words.dropAnd(rest) else { return numbers }
                rest = next
            }
            guard let (number, length) = Words.number(rest) else { return numbers }
            numbers.append(number)
            text = rest.dropFirst(length)
        }
    }

    /// Nil where nothing joins one number to the next.
    private static func dropAnd(_ text: Substring) -> Substring? {
        let rest = text.drop { $0 == " " || $0 == "," || $0 == "&" }
        for word in ["og ", "and "] where rest.lowercased().hasPrefix(word) {
            return rest.dropFirst(word.count).drop { $0 == " " }
        }
        return text.prefix(text.count - rest.count).contains { $0 != " " } ? rest : nil
    }

    /// A whole number that is no part of a date or a time: not `15.09`, not `20. september`, not `3 veker`.
    private static func number(_ text: Substring) -> (Int, Int)? {
        let isMarked = text.first == "#"
        let digits = text.drop { $0 == "#" }.prefix { $0.isASCII && $0.isNumber }
        guard (1...5).contains(digits.count), let number = Int(digits), number > 0 else { return nil }
        let length = digits.count + (isMarked ? 1 : 0)
        let after = text.dropFirst(length)
        if isMarked { return (number, length) }
        if let next = after.first {
            if next.isLetter || "/-".contains(next) { return nil }
            if next == "." {
                let following = after.dropFirst().first { $0 != " " }
                if let following, following.isNumber || following.isLetter && Words.isMonth(after.dropFirst()) {
                    return nil
                }
            }
        }
        if after.first == " ", Words.isMonth(after) { return nil }
        // *3 veker* is a time; in *41 veke 40* the week has its own number.
        let following = after.drop { $0 == " " }
        let word = following.prefix { $0.isLetter }
        let isUnit = units.contains { word.lowercased().hasPrefix($0) }
        let hasOwnNumber = following.dropFirst(word.count).drop { $0 == " " }.first?.isNumber ?? false
        return isUnit && !hasOwnNumber ? nil : (number, length)
    }

    private static func isMonth(_ text: Substring) -> Bool {
        let word = text.drop { $0 == " " }.prefix { $0.isLetter }.lowercased()
        let months = [
            "jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des", "kvartal", "halvår",
            "may", "oct", "dec",
        ]
        return months.contains { word.hasPrefix($0) }
    }

    /// What stands after the numbers; nil where it isn't set off from them.
    func remark(afterNumber: Bool) -> String? {
        let rest = text.drop { $0 == " " }
        guard let first = rest.first else { return "" }
        let marks = afterNumber ? ".:;,–—-!" : ".:–—-!"
        guard marks.contains(first) else { return nil }
        // A dash in a word is none that sets off.
        if first == "-", !afterNumber, text.first != " " { return nil }
        if let next = rest.dropFirst().first, next.isLetter || next.isNumber { return nil }
        return String(rest.drop { marks.contains($0) || $0 == " " })
    }

    /// The deadline, and what is said after a dash or a comma.
    func deadlineAndRemark() -> (String, String?) {
        var rest = text.drop { " :,–—-".contains($0) }
        for word in ["til ", "to ", "er ", "blir "] where rest.lowercased().hasPrefix(word) {
            // *til neste samling*, *til jul* are deadlines of their own.
            let following = rest.dropFirst(word.count).lowercased()
            if word != "til " || following.first?.isNumber ?? false { rest = rest.dropFirst(word.count) }
        }
        var end = rest.endIndex
        for mark in [" – ", " - ", ", ", "; ", ": ", " fordi ", " because "] {
            if let place = Words.first(mark, in: rest), place < end { end = place }
        }
        let remark = rest[end...].drop { " –-,;:".contains($0) }
        var deadline = rest[..<end]
        while let last = deadline.last, ". !?".contains(last) { deadline.removeLast() }
        return (String(deadline), remark.isEmpty ? nil : String(remark))
    }

    private static func first(_ mark: String, in text: Substring) -> Substring.Index? {
        text.indices.first { text[$0...].hasPrefix(mark) }
    }
}

extension Character {
    /// A thumb or a smile that somebody ends a line with.
    fileprivate var isPicture: Bool {
        unicodeScalars.contains { $0.properties.isEmojiPresentation }
    }
}
