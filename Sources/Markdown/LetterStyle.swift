/// What can be given a style of its own; the raw value is the HTML element.
public enum StyledElement: String, Hashable, Sendable, CaseIterable {
    case heading1 = "h1"
    case heading2 = "h2"
    case heading3 = "h3"
    case paragraph = "p"
    case bulletList = "ul"
    case numberedList = "ol"
    case item = "li"
    case quote = "blockquote"
    case codeBlock = "pre"
    case code = "code"
    case table = "table"
    case headCell = "th"
    case cell = "td"
    case rule = "hr"
    case link = "a"
    /// The link of a paragraph that holds nothing but one link in bold: `**[Answer](https://…)**`.
    case button = "a button"
    case emphasis = "em"
    case strong = "strong"
}

/// Styles for an HTML that is read where style sheets don't reach: every element carries its own.
public struct LetterStyle: Hashable, Sendable {
    /// CSS declarations, `color:#14202b;margin:0`, without quotation marks.
    public var declarations: [StyledElement: String]

    public init(_ declarations: [StyledElement: String]) {
        self.declarations = declarations
    }

    /// No styles, for pages that have a style sheet.
    public static let plain = LetterStyle([:])

    /// The body of a letter: ink on paper, 17 px.
    public static let letter = LetterStyle([
        .heading1: "margin:0 0 16px;font-size:27px;line-height:1.25;font-weight:600;color:#14202b",
        .heading2: "margin:32px 0 8px;font-size:21px;line-height:1.3;font-weight:600;color:#14202b",
        .heading3: "margin:24px 0 8px;font-size:17px;line-height:1.4;font-weight:600;color:#14202b",
        .paragraph: "margin:0 0 16px;font-size:17px;line-height:1.55;color:#14202b",
        .bulletList: "margin:0 0 16px;padding:0 0 0 24px",
        .numberedList: "margin:0 0 16px;padding:0 0 0 32px",
        .item: "margin:0 0 8px;font-size:17px;line-height:1.55;color:#14202b",
        .quote: "margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid #d9dedb",
        .codeBlock: "margin:0 0 16px;font-size:15px;line-height:1.5;white-space:pre-wrap;color:#14202b",
        .code: "font-family:monospace;font-size:15px",
        .table: "margin:0 0 16px;border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums",
        .headCell: "padding:8px 16px 8px 0;border-bottom:1px solid #d9dedb;vertical-align:top;"
            + "font-size:15px;line-height:1.4;font-weight:600;color:#51606d",
        .cell: "padding:8px 16px 8px 0;border-bottom:1px solid #d9dedb;vertical-align:top;"
            + "font-size:17px;line-height:1.4;color:#14202b",
        .rule: "margin:32px 0;border:0;border-top:1px solid #d9dedb",
        .link: "color:#0a5260",
        .button:
            "display:inline-block;padding:12px 24px;border-radius:6px;background-color:#0a5260;color:#ffffff;"
            + "line-height:20px;font-weight:600;text-decoration:none",
    ])

    /// What stands at the foot of a letter: who sends it and why. Smaller, and muted.
    public static let footer = LetterStyle([
        .paragraph: "margin:0 0 8px;font-size:14px;line-height:1.5;color:#51606d",
        .bulletList: "margin:0 0 8px;padding:0 0 0 24px",
        .item: "margin:0 0 4px;font-size:14px;line-height:1.5;color:#51606d",
        .rule: "margin:16px 0;border:0;border-top:1px solid #d9dedb",
        .link: "color:#0a5260",
    ])
}
