/// How many signs must be put in, taken out or replaced to make one text of another (Levenshtein).
public enum EditDistance {
    /// The distance, counted in Unicode scalars, or nil where it is more than the limit. The work is
    /// bounded by the shorter text's length times the limit.
    public static func within(_ one: String, _ other: String, limit: Int) -> Int? {
        // A scalar is at most four bytes, so texts of very unlike length are told apart without a look inside.
        guard limit >= 0, abs(one.utf8.count - other.utf8.count) <= 4 * limit else { return nil }
        let (rows, columns) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
        guard abs(rows.count - columns.count) <= limit else { return nil }
        let tooFar = limit + 1
        var distances = (0...columns.count).map { min($0, tooFar) }
        for row in 0..<rows.count {
            // Only cells this near the diagonal can be within the limit.
            let first = max(0, row - limit)
            let end = min(columns.count, row + limit + 1)
            var diagonal = distances[first]
            distances[first] = first == 0 ? min(row + 1, tooFar) : tooFar
            var nearest = distances[first]
            for column in first..<end {
                let replaced = diagonal + (rows[row] == columns[column] ? 0 : 1)
                diagonal = distances[column + 1]  // the next column's diagonal, and this one's cell above
                distances[column + 1] = min(replaced, diagonal + 1, distances[column] + 1, tooFar)
                nearest = min(nearest, distances[column + 1])
            }
            if nearest > limit { return nil }
        }
        return distances[columns.count] <= limit ? distances[columns.count] : nil
    }
}
