/// A word of a text, and where it stands.
struct SearchToken: Hashable {
    var key: String
    var range: Range<String.Index>
}

extension String {
    /// The words, each run of letters and figures; `21/23` and `#41` stand as one besides.
    var searchTokens: [SearchToken] {
        var tokens: [SearchToken] = []
        var start: Index?
        let scalars = unicodeScalars
        func end(at index: Index) {
            guard let begun = start else { return }
            start = nil
            let key = SearchKey.of(self[begun..<index])
            if !key.isEmpty { tokens.append(SearchToken(key: key, range: begun..<index)) }
        }
        var index = scalars.startIndex
        while index < scalars.endIndex {
            if scalars[index].isOfWord {
                if start == nil { start = index }
            } else {
                end(at: index)
            }
            index = scalars.index(after: index)
        }
        end(at: endIndex)
        return tokens + numbers(among: tokens)
    }

    /// Case numbers and item numbers, from the figures that were found.
    private func numbers(among tokens: [SearchToken]) -> [SearchToken] {
        var found: [SearchToken] = []
        for (place, token) in tokens.enumerated() where token.isNumber {
            let before = token.range.lowerBound > startIndex ? self[..<token.range.lowerBound].last : nil
            if before == "#" {
                let start = index(before: token.range.lowerBound)
                found.append(SearchToken(key: "#\(token.key)", range: start..<token.range.upperBound))
            }
            guard place + 1 < tokens.count, tokens[place + 1].isNumber else { continue }
            let next = tokens[place + 1]
            guard self[token.range.upperBound..<next.range.lowerBound] == "/" else { continue }
            let year = next.key.count == 4 ? String(next.key.suffix(2)) : next.key
            found.append(
                SearchToken(key: "\(token.key)/\(year)", range: token.range.lowerBound..<next.range.upperBound))
        }
        return found
    }
}

extension SearchToken {
    fileprivate var isNumber: Bool { key.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}

extension Unicode.Scalar {
    fileprivate var isOfWord: Bool {
        if isASCII { return properties.isAlphabetic || properties.numericType != nil }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .nonspacingMark:
            return true
        default: return false
        }
    }
}
