/// The lines that two texts have in common, in order. Lines that stand once in each are found first, for they are
/// what people see as the same; what is left between them is compared line by line.
struct CommonLines {
    /// For every line of the old text its place in the new one; nil where it is gone.
    private(set) var places: [Int?]
    private let old: [Int]
    private let new: [Int]

    /// Beyond this many comparisons what is left between two common lines counts as rewritten.
    private static let mostComparisons = 250_000
    private static let deepest = 64

    init(from old: [Substring], to new: [Substring]) {
        var names: [Substring: Int] = [:]
        func name(_ line: Substring) -> Int {
            if let known = names[line] { return known }
            names[line] = names.count
            return names.count - 1
        }
        self.old = old.map(name)
        self.new = new.map(name)
        places = Array(repeating: nil, count: old.count)
        match(0..<old.count, 0..<new.count, depth: 0)
    }

    private mutating func match(_ olds: Range<Int>, _ news: Range<Int>, depth: Int) {
        var (olds, news) = (olds, news)
        while let one = olds.first, let other = news.first, old[one] == new[other] {
            places[one] = other
            (olds, news) = (olds.dropFirst(), news.dropFirst())
        }
        while let one = olds.last, let other = news.last, old[one] == new[other] {
            places[one] = other
            (olds, news) = (olds.dropLast(), news.dropLast())
        }
        guard !olds.isEmpty, !news.isEmpty, depth < CommonLines.deepest else { return }
        let anchors = anchors(olds, news)
        if anchors.isEmpty { return matchOneByOne(olds, news) }
        var (oldStart, newStart) = (olds.lowerBound, news.lowerBound)
        for (one, other) in anchors {
            places[one] = other
            match(oldStart..<one, newStart..<other, depth: depth + 1)
            (oldStart, newStart) = (one + 1, other + 1)
        }
        match(oldStart..<olds.upperBound, newStart..<news.upperBound, depth: depth + 1)
    }

    /// Lines that stand once in both, as many of them as keep their order.
    private func anchors(_ olds: Range<Int>, _ news: Range<Int>) -> [(Int, Int)] {
        let (inOld, inNew) = (single(old, olds), single(new, news))
        let pairs = olds.compactMap { one -> (Int, Int)? in
            guard inOld[old[one]] != nil, let other = inNew[old[one]] else { return nil }
            return (one, other)
        }
        // The longest rising run: of each length the run with the lowest end.
        var ends: [Int] = []
        var before: [Int?] = []
        for (index, pair) in pairs.enumerated() {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[ends[middle]].1 < pair.1 { low = middle + 1 } else { high = middle }
            }
            before.append(low > 0 ? ends[low - 1] : nil)
            if low == ends.count { ends.append(index) } else { ends[low] = index }
        }
        var run: [(Int, Int)] = []
        var index = ends.last
        while let at = index {
            run.append(pairs[at])
            index = before[at]
        }
        return run.reversed()
    }

    private func single(_ lines: [Int], _ range: Range<Int>) -> [Int: Int] {
        var found: [Int: Int] = [:]
        var twice: Set<Int> = []
        for index in range where found.updateValue(index, forKey: lines[index]) != nil { twice.insert(lines[index]) }
        for line in twice { found[line] = nil }
        return found
    }

    /// The longest run in common, by a table of all lengths.
    private mutating func matchOneByOne(_ olds: Range<Int>, _ news: Range<Int>) {
        let width = news.count + 1
        guard olds.count * news.count <= CommonLines.mostComparisons else { return }
        var lengths = Array(repeating: 0, count: (olds.count + 1) * width)
        for row in stride(from: olds.count - 1, through: 0, by: -1) {
            for column in stride(from: news.count - 1, through: 0, by: -1) {
                let isSame = old[olds.lowerBound + row] == new[news.lowerBound + column]
                lengths[row * width + column] =
                    isSame
                    ? lengths[(row + 1) * width + column + 1] + 1
                    : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
            }
        }
        var (row, column) = (0, 0)
        while row < olds.count, column < news.count {
            if old[olds.lowerBound + row] == new[news.lowerBound + column] {
                places[olds.lowerBound + row] = news.lowerBound + column
                (row, column) = (row + 1, column + 1)
            } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
                row += 1
            } else {
                column += 1
            }
        }
    }
}

extension String {
    /// The text's lines; a line end at the very end makes an empty last one, so that joining gives the text back.
    var textLines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}
