extension StringProtocol {
    /// Without the white space around it.
    var trimmed: SubSequence {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = self[start...].lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
        return self[start..<end]
    }

    /// Controls and runs of white space as one space each; cut at so many characters.
    func oneLine(upTo length: Int) -> String {
        let words = prefix(length * 4).split { character in
            character.isWhitespace || character.unicodeScalars.contains { $0.properties.generalCategory == .control }
        }
        return String(words.joined(separator: " ").prefix(length))
    }

    /// The texts between those that separate them; one where there is none.
    func pieces(between separator: String) -> [String] {
        let needle = Array(separator.utf8)
        var rest = Array(utf8)[...]
        var pieces: [String] = []
        while let found = rest.firstIndex(of: needle) {
            pieces.append(String(decoding: rest[..<found], as: UTF8.self))
            rest = rest[(found + needle.count)...]
        }
        return pieces + [String(decoding: rest, as: UTF8.self)]
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// Where a sequence of bytes first stands.
    func firstIndex(of needle: [UInt8]) -> Int? {
        guard let first = needle.first, count >= needle.count else { return nil }
        let last = endIndex - needle.count
        var index = startIndex
        while index <= last {
            if self[index] == first, self[index..<index + needle.count].elementsEqual(needle) { return index }
            index += 1
        }
        return nil
    }

    func contains(_ needle: [UInt8]) -> Bool {
        firstIndex(of: needle) != nil
    }
}
