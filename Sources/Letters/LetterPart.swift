import Markdown

/// A letter's text or HTML, ready but for where something of the reader's own belongs.
struct LetterPart: Sendable {
    private enum Piece {
        case ready(String)
        /// A text of the reader's own, by its number.
        case own(Int)
        case ownInHTML(Int)
        /// Blocks of plain text, whose lines break where they do for each reader.
        case blocks([Block])
    }

    private var pieces: [Piece] = []
    private(set) var bytes = 0
    /// A mark stands in a tag, where nothing can be put in its place.
    private(set) var hasLostMarks = false

    /// - Parameters:
    ///   - text: blocks of a plain text.
    ///   - own: of any reader.
    init(text blocks: [Block], own: ReadersOwn) {
        var ready: [Block] = []
        for block in blocks {
            if own.putInto([block]) == [block] {
                ready.append(block)
            } else {
                addText(ready)
                ready = []
                pieces.append(.blocks([block]))
            }
        }
        addText(ready)
    }

    /// Text that nobody breaks into lines.
    init(unbroken text: String) {
        add(text) { .own($0) }
    }

    init(html: String) {
        add(html) { .ownInHTML($0) }
        var isInTag = false
        for piece in pieces {
            if case .ready(let html) = piece {
                let last = html.utf8.last { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
                isInTag = last.map { $0 == UInt8(ascii: "<") } ?? isInTag
            } else if isInTag {
                hasLostMarks = true
            }
        }
    }

    private mutating func addText(_ blocks: [Block]) {
        guard !blocks.isEmpty else { return }
        let text = MarkdownDocument(blocks: blocks).plainText()
        // Between two blocks is an empty line, but never first.
        add(pieces.isEmpty ? text : "\n" + text)
    }

    private mutating func add(_ text: String, own: (Int) -> Piece) {
        for (index, piece) in LetterMark.pieces(around: text).enumerated() {
            if index % 2 == 1, let number = Int(piece) {
                pieces.append(own(number))
            } else {
                add(String(piece))
            }
        }
    }

    private mutating func add(_ ready: String) {
        guard !ready.isEmpty else { return }
        bytes += ready.utf8.count
        pieces.append(.ready(ready))
    }

    func filled(with own: ReadersOwn) -> String {
        var whole = ""
        whole.reserveCapacity(bytes + 1_024)
        for piece in pieces {
            switch piece {
            case .ready(let text): whole += text
            case .own(let number): whole += own[number]
            case .ownInHTML(let number): whole += HTMLText.escaped(own[number])
            case .blocks(let blocks):
                if !whole.isEmpty { whole += "\n" }
                whole += MarkdownDocument(blocks: own.putInto(blocks)).plainText()
            }
        }
        return whole
    }
}
