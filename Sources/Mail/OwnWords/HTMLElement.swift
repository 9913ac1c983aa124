/// What elements mean for the text in them.
enum HTMLElement {
    enum Role {
        case text
        /// Somebody else's words.
        case quote
        /// Who wrote them and when.
        case attribution
        case signature
        /// All that follows is somebody else's.
        case end
    }

    static let raw: Set<String> = [
        "script", "style", "title", "textarea", "xml", "noframes", "iframe", "svg", "object",
    ]

    static let blocks: Set<String> = [
        "address", "article", "aside", "body", "center", "dd", "div", "dl", "dt", "figure", "footer", "form", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "section", "table",
        "tbody", "tfoot", "thead", "tr", "ul",
    ]

    /// None that ends without being closed: what is left out would have no end.
    private static let marked: Set<String> = ["div", "blockquote", "hr", "span", "table", "pre", "section"]

    /// By the marks that mail programs leave for themselves.
    static func role(of tag: HTMLTag) -> Role {
        guard marked.contains(tag.name) else { return .text }
        let attributes = tag.attributes
        guard !attributes.isEmpty else { return tag.name == "blockquote" ? .quote : .text }
        let id = (attributes["id"] ?? "").lowercased()
        let style = (attributes["style"] ?? "").lowercased().filter { !$0.isWhitespace }
        let classes = Set((attributes["class"] ?? "").lowercased().split(separator: " ").map(String.init))
        if ends.contains(id) || classes.contains("moz-forward-container") { return .end }
        if tag.name == "div", ruled.contains(where: style.contains) { return .end }
        if tag.name == "hr", attributes["tabindex"] == "-1", style.contains("width:98%") { return .end }
        if !classes.isDisjoint(with: attributions) { return .attribution }
        if !classes.isDisjoint(with: signatures) || signatures.contains(id) { return .signature }
        if !classes.isDisjoint(with: quotes) || attributes["name"] == "quote" { return .quote }
        guard tag.name == "blockquote" else { return .text }
        let isMarked = classes.contains("gmail_quote") || attributes["type"] == "cite" || attributes["cite"] != nil
        let isIndented = style.contains("border:none") || style.contains("border:0") && !style.contains("border-left")
        return !isMarked && isIndented ? .text : .quote
    }

    private static let ends: Set<String> = [
        "appendonsend", "divrplyfwdmsg", "stopspelling", "mail-editor-reference-message-container",
    ]
    /// The line that Outlook draws above its headers, in the colours it has had.
    private static let ruled = [
        "border-top:solid#e1e1e1", "border-top:solid#b5c4df", "border-top:solidrgb(225,225,225)",
    ]
    private static let attributions: Set<String> = ["gmail_attr", "moz-cite-prefix"]
    private static let signatures: Set<String> = [
        "gmail_signature", "moz-signature", "signature", "ms-outlook-mobile-signature", "composer_signature",
        "protonmail_signature_block",
    ]
    private static let quotes: Set<String> = ["yahoo_quoted", "protonmail_quote", "tutanota_quote", "gmx_quote"]
}
