/// The lists with a shape of their own: anchoring, cost splits, deliverables.
extension MinutesParser {
    mutating func anchoring(into section: inout CaseSection) {
        while let index = nextTextLine() {
            guard let text = bulletText(index) else {
                problems.error(
                    FormatProblem.textInList(line: index + 1, written: source.text(of: source.lines[index])))
                continue
            }
            if !text.isEmpty { section.anchoring.append(Written(source.text(text), line: index + 1)) }
        }
    }

    mutating func costs(_ heading: Heading, into section: inout CaseSection) {
        if let earlier = section.costs {
            problems.error(FormatProblem.repeatedKey(line: heading.line, key: "Kostnadsdeling", first: earlier.line))
        }
        var table = CaseSection.CostTable(line: heading.line)
        var sum: (ore: Int, line: Int)?
        var isWhole = true
        let sumWord = Keywords<Void>([("Sum", ())])
        while let index = nextTextLine() {
            let text = bulletText(index) ?? source.lines[index].range
            guard bulletText(index) != nil, let (field, ore) = cost(text, line: index + 1) else {
                if bulletText(index) == nil {
                    problems.error(FormatProblem.textInList(line: index + 1, written: source.text(text)))
                }
                isWhole = false
                continue
            }
            if sumWord.meaning(of: field.key) != nil {
                if let sum { tellRepeated(field, line: index + 1, first: sum.line) }
                sum = (ore, index + 1)
            } else {
                if let slip = sumWord.slip(field.key), !names.contains(field.key) {
                    tellUnknownKey(field, line: index + 1, suggestion: slip)
                }
                let name = source.text(field.written)
                table.rows.append(CaseSection.CostTable.Row(name: name, ore: ore, line: index + 1))
            }
        }
        let total = table.rows.reduce(0) { $0 + $1.ore }
        if let sum, isWhole, sum.ore != total {
            problems.error(FormatProblem.sum(line: sum.line, total: Amount.text(ore: total)))
        }
        section.costs = table
    }

    /// `name: amount`; nil, and told, where it isn't.
    private mutating func cost(_ text: Range<Int>, line: Int) -> (Field, ore: Int)? {
        guard let field = field(in: text), !field.key.isEmpty else {
            problems.error(FormatProblem.missingColon(line: line, written: source.text(text)))
            return nil
        }
        let written = source.text(field.value)
        guard let ore = Amount.ore(written) else {
            problems.error(FormatProblem.amount(line: line, written: written))
            return nil
        }
        return (field, ore)
    }

    /// The number of `Delprosjekt 2: …`; nil where the heading isn't of that shape.
    mutating func subproject(_ heading: Heading) -> String? {
        let words = source.bytes[heading.text].filter { $0 != .star }.split(maxSplits: 2) { $0 == .space }
        guard words.count >= 2 else { return nil }
        let digits = words[1].prefix { $0.isDigit }
        let after = words[1].dropFirst(digits.count)
        let dash = Array("–".utf8)
        let isMarked =
            after.first == .colon
            || (after.isEmpty
                && (words.count == 2 || [.colon, .dash].contains(words[2].first) || words[2].starts(with: dash)))
        guard (1...3).contains(digits.count), isMarked, let number = Int(String(decoding: digits, as: UTF8.self)) else {
            return nil
        }
        let key = Fold.key(words[0])
        if MinutesKeywords.subproject.meaning(of: key) == nil {
            guard let slip = MinutesKeywords.subproject.slip(key) else { return nil }
            let written = String(decoding: words[0], as: UTF8.self)
            problems.error(FormatProblem.nearKeyword(line: heading.line, written: written, keyword: slip))
        }
        return String(number)
    }

    /// Numbered texts; a line that isn't numbered goes on with the one above.
    mutating func deliverables(of subproject: String, into section: inout CaseSection) {
        let first = section.deliverables.count
        var previous = at
        while let index = nextTextLine() {
            let isApart = index - previous > 1
            previous = index
            if let point = point(index) {
                let id = subproject.isEmpty ? String(point.number) : "\(subproject).\(point.number)"
                if point.text.isEmpty { problems.error(FormatProblem.emptyDeliverable(line: index + 1, id: id)) }
                section.deliverables.append(
                    CaseSection.Deliverable(
                        id: id, subproject: subproject, text: source.text(point.text), line: index + 1))
            } else if section.deliverables.count > first, !isApart {
                section.deliverables[section.deliverables.count - 1].text += " \(source.text(of: source.lines[index]))"
            }
        }
    }
}

/// Sums of money in whole øre: `130 000,-`, `130 000 kr`, `kr 130 000`, `1 234,50`.
enum Amount {
    static func ore(_ text: String) -> Int? {
        var rest = text.lowercased()[...]
        for unit in ["kr.", "kr", "nok"] where rest.hasPrefix(unit) {
            rest = rest.dropFirst(unit.count).drop { $0 == " " }
        }
        for unit in ["kroner", "kr.", "kr", "nok"] where rest.hasSuffix(unit) {
            rest = rest.dropLast(unit.count)
            while rest.last == " " { rest.removeLast() }
            break
        }
        var cents = 0
        if let comma = rest.firstIndex(of: ",") {
            let fraction = rest[rest.index(after: comma)...]
            if fraction.utf8.count == 2, fraction.utf8.allSatisfy(\.isDigit), let value = Int(fraction) {
                cents = value
            } else if fraction != "-", fraction != "–", fraction != "—" {
                return nil
            }
            rest = rest[..<comma]
        }
        return kroner(rest).map { $0 * 100 + cents }
    }

    /// Digits together, or in groups of three.
    private static func kroner(_ text: Substring) -> Int? {
        let groups = text.split(separator: " ", omittingEmptySubsequences: false)
        guard let first = groups.first, groups.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }), !first.isEmpty,
            groups.count == 1 || first.utf8.count <= 3, groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
        else { return nil }
        let digits = groups.joined()
        // Eleven digits: no sum of a file's lines can overflow.
        return digits.utf8.count <= 11 ? Int(digits) : nil
    }

    /// `300 000`, `1 234,50`.
    static func text(ore: Int) -> String {
        let digits = String(ore / 100)
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { grouped += " " }
            grouped.append(digit)
        }
        return ore % 100 == 0 ? grouped : "\(grouped),\(zeroPadded(ore % 100, width: 2))"
    }
}
