/// How many slips of the keyboard part two words: a letter too many, too few, wrong, or two swapped.
enum TypingDistance {
    /// The distance (optimal string alignment), or nil where it is more than the limit.
    static func between(_ one: [UInt8], _ other: [UInt8], atMost limit: Int) -> Int? {
        guard abs(one.count - other.count) <= limit else { return nil }
        if one.isEmpty || other.isEmpty { return max(one.count, other.count) }
        var beforeLast: [Int] = []
        var last = Array(0...other.count)
        for i in 1...one.count {
            var row = [i] + last.dropFirst()
            for j in 1...other.count {
                let substituted = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1)
                row[j] = min(substituted, last[j] + 1, row[j - 1] + 1)
                if i > 1, j > 1, one[i - 1] == other[j - 2], one[i - 2] == other[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
            }
            if (row.min() ?? 0) > limit, (last.min() ?? 0) > limit { return nil }
            (beforeLast, last) = (last, row)
        }
        return last[other.count] <= limit ? last[other.count] : nil
    }
}
