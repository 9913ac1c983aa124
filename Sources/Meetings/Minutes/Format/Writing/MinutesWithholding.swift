extension MinutesReading {
    /// The minutes with every line of what is exempt from disclosure taken out (offentleglova §§ 13–14): of an exempt
    /// case its number and the ground stay, and where all is exempt the title. What a case is, the grammar says, so
    /// that nothing that merely looks like a heading ends one.
    public static func withoutExempt(_ text: String, _ language: Language) -> String {
        guard let document = parse(Array(text.utf8)).document else { return "" }
        if let written = document.head[.publicity]?.text, Exemption.ground(of: written) != nil {
            return "# \(document.kind.word): \(document.title.text)\n\n- Offentleg: \(written)\n"
        }
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        for section in document.cases.reversed() {
            guard let written = section.fields[.publicity]?.text, Exemption.ground(of: written) != nil else { continue }
            let next = document.sectionLines.first { $0 > section.line } ?? lines.count + 1
            let number = section.number.map { "Sak \($0): " } ?? ""
            let shown = ["## \(number)\(Exemption.title[language])", "", "- Offentleg: \(written)", ""]
            lines.replaceSubrange((section.line - 1)..<(next - 1), with: shown)
        }
        return lines.joined(separator: "\n")
    }
}

extension MinutesDocument.Kind {
    /// As the title has it.
    var word: String {
        switch self {
        case .minutes: "Referat"
        case .formalMinutes: "Protokoll"
        case .minuteBook: "Møtebok"
        }
    }
}
