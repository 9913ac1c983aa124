/// A table as lines of plain text: in columns where they fit, else row by row with the heads as labels.
enum TableText {
    private static let gap = 2
    /// A column that is broken into lines keeps at least this width.
    private static let leastColumnWidth = 20

    static func lines(_ table: Table, width: Int) -> [String] {
        let head = table.head.map(text)
        let rows = table.rows.map { $0.map(text) }
        guard let widths = columnWidths(of: [head] + rows, width: width) else {
            return records(head, rows, width: width)
        }
        let rule = widths.map { String(repeating: "-", count: $0) }
        let isHeadless = head.allSatisfy(\.isEmpty)
        let headLines = isHeadless ? [] : line(head, widths, table.alignments) + [joined(rule)]
        return headLines + rows.flatMap { line($0, widths, table.alignments) }
    }

    private static func text(_ cell: Table.Cell) -> String {
        PlainTextWriter.words(cell)
    }

    /// As wide as the widest cell; if that is too much together, the widest column gives way. Nil where it can't.
    private static func columnWidths(of rows: [[String]], width: Int) -> [Int]? {
        var widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let excess = widths.reduce(0, +) + gap * (widths.count - 1) - width
        guard excess > 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }) else {
            return widths
        }
        widths[widest] -= excess
        guard widths[widest] >= leastColumnWidth else { return nil }
        let fits = rows.allSatisfy { row in
            LineWrapper.lines(row[widest], width: widths[widest]).allSatisfy {
                $0.count <= widths[widest]
            }
        }
        return fits ? widths : nil
    }

    private static func line(_ cells: [String], _ widths: [Int], _ alignments: [Table.Alignment])
        -> [String]
    {
        let columns = zip(cells, widths).map { LineWrapper.lines($0, width: $1) }
        let height = columns.map(\.count).max() ?? 0
        return (0..<height).map { number in
            let pieces = columns.indices.map { column in
                let piece = number < columns[column].count ? columns[column][number] : ""
                return aligned(piece, widths[column], alignments[column])
            }
            return joined(pieces)
        }
    }

    private static func aligned(_ text: String, _ width: Int, _ alignment: Table.Alignment) -> String {
        let room = max(0, width - text.count)
        let before = alignment == .right ? room : alignment == .center ? room / 2 : 0
        return PlainTextWriter.padded(String(repeating: " ", count: before) + text, to: width)
    }

    private static func joined(_ pieces: [String]) -> String {
        pieces.joined(separator: String(repeating: " ", count: gap))
    }

    private static func records(_ head: [String], _ rows: [[String]], width: Int) -> [String] {
        let records = rows.map { row in
            zip(head, row).flatMap { label, value -> [String] in
                if value.isEmpty { return [] }
                let lines = LineWrapper.lines(
                    label.isEmpty ? value : "\(label): \(value)", width: width - 2)
                return lines.prefix(1) + lines.dropFirst().map { "  " + $0 }
            }
        }
        return Array(records.joined(separator: [""]))
    }
}
