/// Turns the parser's nodes into values, and leaves behind what no reader should get: HTML, images, unsafe links.
enum TreeReader {
    static func blocks(of node: SyntaxNode, depth: Int) throws(MarkdownError) -> [Block] {
        guard depth > 0 else { throw MarkdownError(.tooDeep, "too many levels inside each other") }
        var blocks: [Block] = []
        for child in node.children {
            if let block = try block(child, depth: depth) { blocks.append(block) }
        }
        return blocks
    }

    private static func block(_ node: SyntaxNode, depth: Int) throws(MarkdownError) -> Block? {
        switch node.kind {
        case "heading": .heading(level: node.headingLevel, try inlines(of: node, depth: depth - 1))
        case "paragraph": .paragraph(try inlines(of: node, depth: depth - 1))
        case "block_quote": .quote(try blocks(of: node, depth: depth - 1))
        case "list": .list(try list(node, depth: depth))
        case "table": .table(try table(node, depth: depth))
        case "code_block": .code(node.literal)
        case "thematic_break": .rule
        case "html_block": paragraph(ofHTML: node.literal)
        default: nil
        }
    }

    private static func list(_ node: SyntaxNode, depth: Int) throws(MarkdownError) -> List {
        var items: [ListItem] = []
        for item in node.children {
            let isChecked: Bool? = item.kind == "tasklist" ? item.isChecked : nil
            items.append(ListItem(isChecked: isChecked, blocks: try blocks(of: item, depth: depth - 1)))
        }
        return List(start: node.listStart, isTight: node.isTight, items: items)
    }

    private static func table(_ node: SyntaxNode, depth: Int) throws(MarkdownError) -> Table {
        let alignments = node.columnAlignments.map { letter -> Table.Alignment in
            switch letter {
            case UInt8(ascii: "c"): .center
            case UInt8(ascii: "r"): .right
            default: .left
            }
        }
        var table = Table(alignments: alignments, head: [], rows: [])
        for row in node.children {
            var cells: [Table.Cell] = []
            for cell in row.children { cells.append(try inlines(of: cell, depth: depth - 1)) }
            if row.kind == "table_header" { table.head = cells } else { table.rows.append(cells) }
        }
        return table
    }

    private static func paragraph(ofHTML html: String) -> Block? {
        let text = HTMLText.withoutComments(html)
        let lines = text.split(whereSeparator: \.isNewline).map { Inline.text(String($0)) }
        return lines.isEmpty
            ? nil : .paragraph(Array(lines.map { [$0] }.joined(separator: [.softBreak])))
    }

    private static func inlines(of node: SyntaxNode, depth: Int) throws(MarkdownError) -> [Inline] {
        guard depth > 0 else { throw MarkdownError(.tooDeep, "too many levels inside each other") }
        var inlines: [Inline] = []
        // The parser leaves a text in many pieces.
        var text = ""
        for child in node.children {
            for inline in try read(child, depth: depth) {
                if case .text(let more) = inline {
                    text += more
                    continue
                }
                if !text.isEmpty { inlines.append(.text(text)) }
                text = ""
                inlines.append(inline)
            }
        }
        if !text.isEmpty { inlines.append(.text(text)) }
        return inlines
    }

    private static func read(_ node: SyntaxNode, depth: Int) throws(MarkdownError) -> [Inline] {
        switch node.kind {
        case "text": return [.text(node.literal)]
        case "softbreak": return [.softBreak]
        case "linebreak": return [.lineBreak]
        case "code": return [.code(node.literal)]
        case "html_inline":
            let text = HTMLText.withoutComments(node.literal)
            return text.isEmpty ? [] : [.text(text)]
        case "emph": return [.emphasis(try inlines(of: node, depth: depth - 1))]
        case "strong": return [.strong(try inlines(of: node, depth: depth - 1))]
        case "link":
            let words = try inlines(of: node, depth: depth - 1)
            guard let url = LinkTarget.safe(node.url) else { return words }
            return [.link(url: url, words)]
        // Letters and documents carry no pictures: the words that stand for one are kept.
        case "image": return try inlines(of: node, depth: depth - 1)
        default: return []
        }
    }
}
