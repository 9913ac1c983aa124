/// The line that says who wrote what is quoted below: `tor. 3. aug. 2023 kl. 09:12 skrev Samling <mote@example.no>:`.
/// It may be broken into three lines.
struct Attribution {
    private static let mostLines = 3
    private static let mostBytes = 500

    /// The line after it.
    let end: Int
    /// Whether no person writes such a line. What is less certain counts only above quoted lines.
    let isCertain: Bool

    /// Nil where none begins in this line.
    init?(at index: Int, in lines: [String]) {
        for count in 1...Self.mostLines where index + count <= lines.count {
            let last = lines[index + count - 1].trimmed
            // The end of an address may come to stand alone.
            guard !last.isEmpty, last.utf8.first != UInt8(ascii: ">") || last == ">:" else { return nil }
            guard last.utf8.last == UInt8(ascii: ":") else {
                if count == 1, Self.isName(last) {
                    (end, isCertain) = (index + 1, false)
                    return
                }
                continue
            }
            guard let certainty = Self.certainty(lines[index..<index + count]) else { continue }
            // Own words right above it are none of it.
            let later = (1..<count).compactMap { Self.certainty(lines[(index + $0)..<index + count]) }
            guard certainty ? !later.contains(true) : later.isEmpty else { return nil }
            end = index + count
            isCertain = certainty
            return
        }
        return nil
    }

    /// `"Samling" <mote@example.no> – 28. juni 2023 09:00`, as Nextcloud writes it.
    private static func isName(_ line: Substring) -> Bool {
        guard line.utf8.count <= mostBytes, let close = line.lastIndex(of: ">"),
            line[..<close].contains("<"), line[..<close].contains("@")
        else { return false }
        let dates = DateSigns(line[close...].lowercased())
        return dates.hasClock && dates.hasDate
    }

    /// Nil where the lines together are none.
    private static func certainty(_ lines: ArraySlice<String>) -> Bool? {
        guard lines.reduce(0, { $0 + $1.utf8.count }) <= mostBytes else { return nil }
        guard lines.count == 1 || lines.first?.contains(where: \.isNumber) == true else { return nil }
        let text = lines.map { String($0.trimmed) }.joined(separator: " ").lowercased()
        let hasVerb = text.split { !$0.isLetter }.contains { verbs.contains($0) }
        let dates = DateSigns(text)
        let hasDate = dates.hasClock || dates.hasDate
        let endsWithVerb = verbs.contains { text.hasSuffix("\($0):") }
        if hasVerb, hasDate, beginsWithDate(text) {
            if text.contains("@") || endsWithVerb || dates.hasClock && dates.hasDate { return true }
        }
        if hasVerb, hasDate || endsWithVerb { return false }
        return text.contains("@") && hasDate ? false : nil
    }

    /// `on`, `den`, `am`, a day of the week, or a number that a month or another number follows.
    private static func beginsWithDate(_ text: String) -> Bool {
        let words = text.split(maxSplits: 3) { " ,".contains($0) }
        guard words.count >= 3 else { return false }
        let first = words[0].prefix { $0 != "." }
        if beginnings.contains(first) || weekdays.contains(first) { return true }
        guard first.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false else { return false }
        return months.contains { words[1].hasPrefix($0) } || words[0].utf8.count { !ASCII.isLetterOrDigit($0) } >= 2
    }

    static let verbs: Set<Substring> = ["skrev", "skreiv", "wrote", "schrieb", "said", "kirjoitti", "écrit"]
    private static let beginnings: Set<Substring> = ["on", "den", "am", "le"]
    private static let weekdays: Set<Substring> = [
        "måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag", "sundag", "mandag", "tirsdag",
        "lørdag", "tisdag", "lördag", "söndag", "man", "mån", "tys", "tir", "tis", "ons", "tor", "tors", "tirs", "fre",
        "lau", "lør", "lör", "søn", "sun", "sön", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday", "mon", "tue", "wed", "thu", "fri", "sat",
    ]
    fileprivate static let months = [
        "jan", "feb", "mar", "apr", "mai", "maj", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov", "des", "dec",
        "dez", "mär",
    ]
}

/// What in a text looks like a time or a date.
private struct DateSigns {
    /// `09:12`, `09.12`
    private(set) var hasClock = false
    /// A year, numbers divided by two dots, strokes or hyphens, or a number beside a month.
    private(set) var hasDate = false

    init(_ text: String) {
        let all = text.split { " ,.".contains($0) }
        for (one, other) in zip(all, all.dropFirst()) {
            let number = one.allSatisfy(\.isNumber) ? one : other
            let month = one.allSatisfy(\.isNumber) ? other : one
            guard number.utf8.count <= 2, number.allSatisfy(\.isNumber) else { continue }
            if Attribution.months.contains(where: month.hasPrefix) { hasDate = true }
        }
        for word in text.split(whereSeparator: { !($0.isNumber || ".:/-".contains($0)) }) {
            let numbers = word.split { !$0.isNumber }.map(\.utf8.count)
            guard numbers.allSatisfy({ $0 <= 4 }), !numbers.isEmpty else { continue }
            if numbers.count >= 3, !word.contains(":") { hasDate = true }
            if numbers.contains(4), word.contains("19") || word.contains("20") { hasDate = true }
            let isClock = numbers.count >= 2 && numbers[0] <= 2 && numbers[1] == 2
            if isClock, word.contains(":") || numbers.count == 2 && word.contains(".") { hasClock = true }
        }
    }
}
