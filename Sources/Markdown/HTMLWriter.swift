extension MarkdownDocument {
    /// The document as a fragment of HTML: nothing in it but the elements of `StyledElement` and their text, escaped.
    public func html(style: LetterStyle = .plain) -> String {
        var writer = HTMLWriter(style: style)
        for block in blocks { writer.write(block) }
        return writer.html
    }
}

struct HTMLWriter {
    /// Ready to stand between quotation marks.
    private let declarations: [StyledElement: String]
    private(set) var html = ""

    init(style: LetterStyle) {
        declarations = style.declarations.mapValues { declarations in
            var escaped = ""
            HTMLText.append(declarations, to: &escaped)
            return escaped
        }
    }

    mutating func write(_ block: Block) {
        switch block {
        case .heading(let level, let inlines): heading(level, inlines)
        case .paragraph(let inlines): paragraph(inlines)
        case .list(let list): write(list)
        case .quote(let blocks):
            open(.quote)
            html += "\n"
            for block in blocks { write(block) }
            html += "</blockquote>\n"
        case .code(let text):
            open(.codeBlock)
            HTMLText.append(text, to: &html)
            html += "</pre>\n"
        case .table(let table): write(table)
        case .rule:
            open(.rule)
            html += "\n"
        }
    }

    /// Below the third level a heading looks like the third.
    private mutating func heading(_ level: Int, _ inlines: [Inline]) {
        let element: StyledElement = level == 1 ? .heading1 : level == 2 ? .heading2 : .heading3
        open(element, tag: "h\(level)")
        write(inlines)
        html += "</h\(level)>\n"
    }

    private mutating func paragraph(_ inlines: [Inline]) {
        open(.paragraph)
        if inlines.count == 1, case .strong(let inner) = inlines[0], inner.count == 1,
            case .link(let url, let words) = inner[0]
        {
            link(.button, url, words)
        } else {
            write(inlines)
        }
        html += "</p>\n"
    }

    private mutating func write(_ list: List) {
        let element: StyledElement = list.start == nil ? .bulletList : .numberedList
        let start = list.start ?? 1
        open(element, attribute: start == 1 ? "" : " start=\"\(start)\"")
        html += "\n"
        for item in list.items {
            open(.item)
            if let isChecked = item.isChecked { html += isChecked ? "☑ " : "☐ " }
            write(item, isTight: list.isTight)
            html += "</li>\n"
        }
        html += "</\(element.rawValue)>\n"
    }

    /// In a tight list the words stand in the item itself, not in a paragraph with room around it.
    private mutating func write(_ item: ListItem, isTight: Bool) {
        for block in item.blocks {
            if isTight, case .paragraph(let inlines) = block {
                write(inlines)
            } else {
                if html.utf8.last != Sign.newline { html += "\n" }
                write(block)
            }
        }
    }

    private mutating func write(_ table: Table) {
        open(.table)
        html += "\n<thead>\n"
        row(table.head, .headCell, table.alignments, attribute: " scope=\"col\"")
        html += "</thead>\n<tbody>\n"
        for cells in table.rows { row(cells, .cell, table.alignments) }
        html += "</tbody>\n</table>\n"
    }

    private mutating func row(
        _ cells: [Table.Cell], _ element: StyledElement, _ alignments: [Table.Alignment],
        attribute: String = ""
    ) {
        html += "<tr>"
        for (cell, alignment) in zip(cells, alignments) {
            open(element, attribute: attribute, more: "text-align:\(alignment.rawValue)")
            write(cell)
            html += "</\(element.rawValue)>"
        }
        html += "</tr>\n"
    }

    private mutating func write(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline {
            case .text(let text): HTMLText.append(text, to: &html)
            case .emphasis(let inner): wrap(inner, .emphasis)
            case .strong(let inner): wrap(inner, .strong)
            case .code(let text): wrap([.text(text)], .code)
            case .link(let url, let words): link(.link, url, words)
            case .softBreak: html += "\n"
            case .lineBreak: html += "<br>\n"
            }
        }
    }

    private mutating func wrap(_ inlines: [Inline], _ element: StyledElement) {
        open(element)
        write(inlines)
        html += "</\(element.rawValue)>"
    }

    private mutating func link(_ element: StyledElement, _ url: String, _ words: [Inline]) {
        var attribute = " href=\""
        HTMLText.append(url, to: &attribute)
        open(element, tag: "a", attribute: attribute + "\"")
        write(words)
        html += "</a>"
    }

    private mutating func open(
        _ element: StyledElement, tag: String? = nil, attribute: String = "", more: String? = nil
    ) {
        html += "<"
        html += tag ?? element.rawValue
        html += attribute
        if let style = declarations[element] {
            html += " style=\""
            html += style
            html += more.map { ";\($0)\"" } ?? "\""
        } else if let more {
            html += " style=\"\(more)\""
        }
        html += ">"
    }
}
