/// Writes into minutes, and writes new ones.
public enum MinutesWriter {
    /// The text with `#n: ` before the items on the given lines (from 1), and not a byte else changed. A line that
    /// holds no item, or an item that has a number, stays as it is.
    public static func numbered(_ text: String, numbers: [Int: Int]) -> String {
        let bytes = Array(text.utf8)
        var written: [UInt8] = []
        written.reserveCapacity(bytes.count + numbers.count * 8)
        var (line, start) = (1, 0)
        while start < bytes.count {
            let end = endOfLine(bytes, from: start)
            if let number = numbers[line], let place = WrittenItem.placeForNumber(bytes[start..<end]) {
                written += bytes[start..<place]
                written += Array("#\(number): ".utf8)
                written += bytes[place..<end]
            } else {
                written += bytes[start..<end]
            }
            start = end
            line += 1
        }
        return String(decoding: written, as: UTF8.self)
    }

    /// The index after the line's end: a line feed, a carriage return, or both.
    private static func endOfLine(_ bytes: [UInt8], from start: Int) -> Int {
        guard let end = bytes[start...].firstIndex(where: { $0 == .lineFeed || $0 == .carriageReturn }) else {
            return bytes.count
        }
        let isPair = bytes[end] == .carriageReturn && end + 1 < bytes.count && bytes[end + 1] == .lineFeed
        return isPair ? end + 2 : end + 1
    }
}

/// Finds the parts of an item's line in the bytes as they stand in the file.
private enum WrittenItem {
    /// The index where the item's text begins; nil where the line is no item or has a number.
    static func placeForNumber(_ line: ArraySlice<UInt8>) -> Int? {
        var rest = line
        if rest.starts(with: TextFault.byteOrderMark) { rest = rest.dropFirst(TextFault.byteOrderMark.count) }
        dropSpaces(&rest)
        if rest.starts(with: LineShape.bullet) {
            rest = rest.dropFirst(LineShape.bullet.count)
        } else if let first = rest.first, first == .dash || first == .star {
            rest = rest.dropFirst()
        } else {
            return nil
        }
        dropSpaces(&rest)
        dropBox(&rest)
        dropSpaces(&rest)
        guard let first = rest.first, first != .lineFeed, first != .carriageReturn else { return nil }
        let afterHash = rest.dropFirst()
        let isNumbered =
            first == .hash && afterHash.first(where: { !$0.isDigit }) == .colon && afterHash.first != .colon
        return isNumbered ? nil : rest.startIndex
    }

    private static func dropBox(_ text: inout ArraySlice<UInt8>) {
        guard text.first == UInt8(ascii: "[") else { return }
        var inner = text.dropFirst()
        let before = inner.startIndex
        dropSpaces(&inner)
        if inner.startIndex == before { inner = inner.dropFirst() }
        if inner.first == UInt8(ascii: "]") { text = inner.dropFirst() }
    }

    /// Spaces, tabs, hard and thin spaces, and comments: all that reading takes for space.
    private static func dropSpaces(_ text: inout ArraySlice<UInt8>) {
        while let first = text.first {
            if first == .space || first == .tab || first == 0x0B || first == 0x0C {
                text = text.dropFirst()
            } else if first == 0xC2, text.dropFirst().first == 0xA0 {
                text = text.dropFirst(2)
            } else if text.starts(with: [0xE2, 0x80]), let last = text.dropFirst(2).first,
                (0x80...0x8A).contains(last) || last == 0xAF
            {
                text = text.dropFirst(3)
            } else if text.starts(with: Array("<!--".utf8)), let end = endOfComment(text) {
                text = text[end...]
            } else {
                return
            }
        }
    }

    private static func endOfComment(_ text: ArraySlice<UInt8>) -> Int? {
        var index = text.startIndex + 4
        while index < text.endIndex {
            if text[index] == UInt8(ascii: ">"), text[index - 1] == .dash, text[index - 2] == .dash { return index + 1 }
            index += 1
        }
        return nil
    }
}
