/// The heading of a case, with its number in any of the ways it is written (`domain.md` §2.1).
enum CaseHeading {
    enum Outcome: Equatable {
        case numbered(WrittenCaseNumber, title: String)
        case unnumbered(title: String)
        /// `Sak 21 Tittel`: a number without its year, which is then part of the title.
        case incomplete(title: String)
    }

    static func read(_ text: String) -> Outcome {
        var rest = text[...]
        let saysCase = dropCaseWord(&rest)
        let afterWord = rest
        let prefix = dropPrefix(&rest)
        if let (number, after) = number(rest, dashAllowed: saysCase || prefix != nil) {
            return .numbered(WrittenCaseNumber(number: number, prefix: prefix), title: title(after))
        }
        guard saysCase else { return .unnumbered(title: text) }
        if prefix == nil, afterWord.first?.isNumber == true { return .incomplete(title: text) }
        // `Sak: Vedlegg` is a case without a number, whatever its title looks like.
        return .unnumbered(title: text.utf8.dropFirst(3).first == .colon ? title(afterWord) : text)
    }

    /// `Sak`, `Sak nr.`, `Sak nr.:`, `Sak:`.
    private static func dropCaseWord(_ text: inout Substring) -> Bool {
        guard text.utf8.count > 3, text.prefix(3).lowercased() == "sak", let mark = text.utf8.dropFirst(3).first,
            mark == .space || mark == .colon
        else { return false }
        text = spaceless(text.dropFirst(3))
        if text.prefix(2).lowercased() == "nr", let next = text.dropFirst(2).first, " .:".contains(next) {
            text = spaceless(text.dropFirst(2))
            if text.first == "." { text = spaceless(text.dropFirst()) }
        }
        if text.first == ":" { text = spaceless(text.dropFirst()) }
        return true
    }

    /// `PS `, `FT-`, `K-sak `, `LEV - Sak `: one to five capitals and what parts them from the number.
    private static func dropPrefix(_ text: inout Substring) -> String? {
        let capitals = text.prefix { $0.isUppercase }
        guard (1...5).contains(capitals.count) else { return nil }
        var prefix = String(capitals)
        var rest = text.dropFirst(capitals.count)
        if rest.prefix(5).lowercased() == "-sak " {
            prefix += "-sak"
            rest = rest.dropFirst(5)
        } else {
            let parted = spaceless(rest)
            guard let first = parted.first, first == "-" || parted.startIndex != rest.startIndex else { return nil }
            rest = first == "-" ? spaceless(parted.dropFirst()) : parted
            if rest.prefix(4).lowercased() == "sak " { rest = rest.dropFirst(4) }
        }
        rest = spaceless(rest)
        guard rest.first?.isNumber == true else { return nil }
        text = rest
        return prefix
    }

    /// `21/23`, `2014/15`, and `01-21` where something says that it is a case.
    private static func number(_ text: Substring, dashAllowed: Bool) -> (CaseNumber, rest: Substring)? {
        let first = text.prefix { $0.isASCII && $0.isNumber }
        guard (1...5).contains(first.count), let mark = text.dropFirst(first.count).first,
            mark == "/" || (mark == "-" && dashAllowed)
        else { return nil }
        let afterMark = text.dropFirst(first.count + 1)
        let second = afterMark.prefix { $0.isASCII && $0.isNumber }
        let rest = afterMark.dropFirst(second.count)
        guard rest.isEmpty || " :–.".contains(rest[rest.startIndex]), let one = Int(first), let other = Int(second)
        else {
            return nil
        }
        let yearFirst = isYear(first)
        if yearFirst, mark == "/", !isYear(second), (1...5).contains(second.count), other > 0 {
            return (CaseNumber(number: other, year: one), rest)
        }
        guard !yearFirst, one > 0, second.count == 2 || isYear(second) else { return nil }
        return (CaseNumber(number: one, year: other < 100 ? 2000 + other : other), rest)
    }

    private static func isYear(_ digits: Substring) -> Bool {
        digits.count == 4 && (digits.hasPrefix("19") || digits.hasPrefix("20"))
    }

    private static func title(_ text: Substring) -> String {
        var title = spaceless(text)
        if let mark = title.first, ":–.".contains(mark) { title = spaceless(title.dropFirst()) }
        if title.hasPrefix("- ") { title = spaceless(title.dropFirst(2)) }
        return String(title)
    }

    private static func spaceless(_ text: Substring) -> Substring { text.drop { $0 == " " } }
}
