extension MarkdownDocument {
    /// The document as a plain text that reads well by itself, its lines broken at `width` characters. Ends in a line
    /// end unless it is empty.
    public func plainText(width: Int = 72) -> String {
        let lines = PlainTextWriter.lines(blocks, width: width, isTight: false)
        return lines.reduce(into: "") { text, line in
            text += PlainTextWriter.withoutEndSpaces(line)
            text += "\n"
        }
    }
}

enum PlainTextWriter {
    /// However deep a text is indented, this many characters are left for it.
    private static let leastWidth = 24

    static func lines(_ blocks: [Block], width: Int, isTight: Bool) -> [String] {
        var lines: [String] = []
        for block in blocks {
            if !lines.isEmpty, !isTight { lines.append("") }
            lines += self.lines(block, width: max(width, leastWidth))
        }
        return lines
    }

    private static func lines(_ block: Block, width: Int) -> [String] {
        switch block {
        case .heading(let level, let inlines): heading(level, words(inlines), width: width)
        case .paragraph(let inlines): LineWrapper.lines(words(inlines), width: width)
        case .list(let list): lines(list, width: width)
        case .quote(let blocks): indented(lines(blocks, width: width - 4, isTight: false), by: "    ")
        case .code(let text):
            // The line end that closes the last line isn't a line of its own.
            indented(
                text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init),
                by: "    ")
        case .table(let table): TableText.lines(table, width: width)
        case .rule: [String(repeating: "-", count: min(width, 24))]
        }
    }

    private static func heading(_ level: Int, _ text: String, width: Int) -> [String] {
        let lines = LineWrapper.lines(text, width: width)
        guard level <= 2 else { return lines }
        let length = lines.map(LineWrapper.length).max() ?? 0
        return lines + [String(repeating: level == 1 ? "=" : "-", count: length)]
    }

    private static func lines(_ list: List, width: Int) -> [String] {
        let lastNumber = (list.start ?? 1) + list.items.count - 1
        let markWidth = list.start == nil ? 2 : "\(lastNumber). ".count
        var lines: [String] = []
        for (index, item) in list.items.enumerated() {
            if index > 0, !list.isTight { lines.append("") }
            let mark = padded(list.start.map { "\($0 + index)." } ?? "–", to: markWidth)
            let box = item.isChecked.map { $0 ? "[x] " : "[ ] " } ?? ""
            let hang = markWidth + box.count
            let inner = self.lines(item.blocks, width: width - hang, isTight: list.isTight)
            lines.append(mark + box + (inner.first ?? ""))
            lines += indented(inner.dropFirst(), by: String(repeating: " ", count: hang))
        }
        return lines
    }

    /// The words of a line, a link's address after its words unless they are the same.
    static func words(_ inlines: [Inline]) -> String {
        var text = ""
        for inline in inlines {
            switch inline {
            case .text(let more), .code(let more): text += more
            case .emphasis(let inner), .strong(let inner): text += words(inner)
            case .link(let url, let inner): text += link(url, words(inner))
            case .softBreak: text += " "
            case .lineBreak: text += "\n"
            }
        }
        return text
    }

    private static func link(_ url: String, _ words: String) -> String {
        guard !url.hasPrefix("/"), !url.hasPrefix("#") else { return words }
        let address = ["mailto:", "tel:"].reduce(url) {
            $0.hasPrefix($1) ? String($0.dropFirst($1.count)) : $0
        }
        if words.isEmpty || words == address || words == url { return address }
        return words + (words.hasSuffix(":") ? " " : ": ") + address
    }

    private static func indented(_ lines: some Sequence<String>, by indentation: String) -> [String] {
        lines.map { $0.isEmpty ? "" : indentation + $0 }
    }

    fileprivate static func withoutEndSpaces(_ line: String) -> Substring {
        guard line.utf8.last == Sign.space else { return line[...] }
        return line.lastIndex { $0 != " " }.map { line[...$0] } ?? ""
    }

    static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
