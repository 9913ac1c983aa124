import Markdown

/// How letters look (`look.md`). Everything stands in the elements themselves, for style sheets don't reach everyone.
enum LetterLook {
    /// A quotation is what is the reader's own: star on its ground.
    static let body: LetterStyle = {
        var style = LetterStyle.letter
        style.declarations[.quote] =
            "margin:0 0 16px;padding:16px 16px 1px;background-color:#fff4d9;border-left:4px solid #8a5a00;"
            + "border-radius:0 6px 6px 0"
        style.declarations[.code] = "font-size:15px"
        return style
    }()

    static let footer = LetterStyle.footer
}
