/// INTERNALDATE, as `17-Jul-1996 02:44:25 -0700` (RFC 3501 §9, `date-time`).
enum IMAPDate {
    private static let months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]

    /// Since 1970; nil when it is no such date.
    static func seconds(_ bytes: [UInt8]) -> Int64? {
        guard bytes.count <= 64 else { return nil }
        let words = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        guard words.count == 3, let day = days(words[0]), let time = time(words[1]), let zone = zone(words[2]) else {
            return nil
        }
        return day * 86_400 + time - zone
    }

    private static func days(_ word: Substring) -> Int64? {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let day = number(parts[0], 1...31), parts[2].utf8.count == 4,
            let year = number(parts[2], 1...9_999), let month = months.firstIndex(of: parts[1].uppercased())
        else { return nil }
        // Counted in years that begin with March, so that the leap day is the last.
        let shifted = (Int64(month) + 10) % 12
        let marchYear = month < 2 ? year - 1 : year
        let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
        return marchYear * 365 + leapDays + (shifted * 153 + 2) / 5 + day - 1 - 719_468
    }

    private static func time(_ word: Substring) -> Int64? {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let hour = number(parts[0], 0...23), let minute = number(parts[1], 0...59),
            let second = number(parts[2], 0...60)
        else { return nil }
        return hour * 3_600 + minute * 60 + second
    }

    private static func zone(_ word: Substring) -> Int64? {
        guard word.utf8.count == 5, let sign = ["+": Int64(1), "-": -1][word.prefix(1)],
            let hours = number(word.dropFirst().prefix(2), 0...23), let minutes = number(word.suffix(2), 0...59)
        else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }

    private static func number(_ word: Substring, _ range: ClosedRange<Int64>) -> Int64? {
        guard (1...4).contains(word.utf8.count), word.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int64(word).flatMap { range.contains($0) ? $0 : nil }
    }
}
