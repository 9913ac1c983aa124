internal import CCmark

/// Owns the tree that cmark-gfm has made of a text; the only place where its pointers are named.
@safe struct SyntaxTree: ~Copyable {
    private let root: SyntaxNode

    /// The source must have passed `SourceGate`.
    ///
    /// Of the extensions only those are attached that leave the parser's global tables alone: the strikethrough and
    /// autolink extensions change them during every parse, which two threads can't do at once.
    init(parsing source: [UInt8]) throws(MarkdownError) {
        _ = extensionsAreRegistered
        guard let parser = unsafe cmark_parser_new(CMARK_OPT_DEFAULT) else {
            throw MarkdownError(.parserFailed, "no parser")
        }
        defer { unsafe cmark_parser_free(parser) }
        for name in ["table", "tasklist"] {
            guard let syntax = unsafe cmark_find_syntax_extension(name),
                unsafe cmark_parser_attach_syntax_extension(parser, syntax) != 0
            else { throw MarkdownError(.parserFailed, "no extension \(name)") }
        }
        unsafe source.withUnsafeBytes { bytes in
            unsafe cmark_parser_feed(
                parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        guard let node = unsafe cmark_parser_finish(parser) else {
            throw MarkdownError(.parserFailed, "no tree")
        }
        root = unsafe SyntaxNode(pointer: node)
    }

    deinit {
        unsafe cmark_node_free(root.pointer)
    }

    /// The tree as values; `depth` levels at most.
    func blocks(depth: Int) throws(MarkdownError) -> [Block] {
        try TreeReader.blocks(of: root, depth: depth)
    }
}

private let extensionsAreRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
}()

/// A node of a tree that is alive as long as its `SyntaxTree`; it doesn't leave this module.
@safe struct SyntaxNode {
    fileprivate let pointer: OpaquePointer

    var kind: String { unsafe String(cString: cmark_node_get_type_string(pointer)) }
    var literal: String { unsafe Self.text(cmark_node_get_literal(pointer)) }
    var url: String { unsafe Self.text(cmark_node_get_url(pointer)) }
    var headingLevel: Int { unsafe Int(cmark_node_get_heading_level(pointer)) }
    var isTight: Bool { unsafe cmark_node_get_list_tight(pointer) != 0 }
    var isChecked: Bool { unsafe cmark_gfm_extensions_get_tasklist_item_checked(pointer) }

    /// The first number of an ordered list.
    var listStart: Int? {
        guard unsafe cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST else { return nil }
        return unsafe Int(cmark_node_get_list_start(pointer))
    }

    /// One of `l`, `c`, `r` and 0 for each column.
    var columnAlignments: [UInt8] {
        let count = unsafe Int(cmark_gfm_extensions_get_table_columns(pointer))
        guard let alignments = unsafe cmark_gfm_extensions_get_table_alignments(pointer) else {
            return []
        }
        return unsafe Array(UnsafeBufferPointer(start: alignments, count: count))
    }

    var children: [SyntaxNode] {
        var children: [SyntaxNode] = []
        var next = unsafe cmark_node_first_child(pointer)
        while let child = unsafe next {
            unsafe children.append(SyntaxNode(pointer: child))
            unsafe next = cmark_node_next(child)
        }
        return children
    }

    private static func text(_ characters: UnsafePointer<CChar>?) -> String {
        guard let characters = unsafe characters else { return "" }
        return unsafe String(cString: characters)
    }
}
