/// What is written about one line of an agenda.
public struct AgendaFields: Hashable, Codable, Sendable {
    public var title: String
    public var kind: CaseKind
    public var minutes: Int
    /// When it begins; nil where it follows the one before.
    public var start: TimeOfDay?
    public var presenter: String?
    /// Markdown beneath the heading.
    public var text: String
    /// On what ground it is exempt from disclosure, empty where none is named; nil where it isn't exempt.
    public var exempt: String?

    public init(
        title: String, kind: CaseKind, minutes: Int, start: TimeOfDay? = nil, presenter: String? = nil,
        text: String = "", exempt: String? = nil
    ) {
        self.exempt = exempt
        self.title = title
        self.kind = kind
        self.minutes = minutes
        self.start = start
        self.presenter = presenter
        self.text = text
    }

    /// Names this wording of the line. Its length isn't in it: that changes when others do.
    public var mark: String {
        Fingerprint([title, kind.rawValue, presenter ?? "", text, exempt.map { "!\($0)" } ?? ""]).hex
    }

    /// As it will be read back from the agenda's text. Refuses a title that can't stand in a heading.
    func tidied() throws -> AgendaFields {
        var tidy = self
        tidy.title = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        try refuseBadText(tidy.title)
        switch CaseHeading.read(tidy.title) {
        case .unnumbered(let read), .incomplete(let read):
            if read != tidy.title { throw Refusal.titleWithNumber(tidy.title) }
        case .numbered: throw Refusal.titleWithNumber(tidy.title)
        }
        let presenter = (presenter ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        tidy.presenter = presenter.isEmpty ? nil : presenter
        try tidy.presenter.map(refuseBadText)
        tidy.text = AgendaText.tidied(text)
        try AgendaText.refuseTooDeep(tidy.text)
        tidy.exempt = exempt.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        if let ground = tidy.exempt, !ground.isEmpty { try refuseBadText(ground) }
        guard (1...1440).contains(minutes) else { throw Refusal.badMinutes(minutes) }
        return tidy
    }
}

/// People's own Markdown beneath a heading, written so that it can't be taken for the agenda's own lines.
enum AgendaText {
    static let longestCharacters = 20_000

    static func tidied(_ text: String) -> String {
        var lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            .split(separator: "\n", omittingEmptySubsequences: false).map(tidied)
        while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
        while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
        // A bullet first of all could be one of the line's fields.
        if let first = lines.first, first.drop(while: { $0 == " " }).hasPrefix("- "),
            let dash = first.firstIndex(of: "-")
        {
            lines[0].replaceSubrange(dash...dash, with: "*")
        }
        return lines.joined(separator: "\n")
    }

    /// Lists within lists without end can't be shown as such anywhere.
    static func refuseTooDeep(_ text: String) throws {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard let index = lines.firstIndex(where: Nesting.isTooDeep) else { return }
        throw Refusal.textTooDeep(line: index + 1)
    }

    private static func tidied(_ line: Substring) -> String {
        let line = String(
            String.UnicodeScalarView(
                line.unicodeScalars.filter { $0 == "\t" || $0.properties.generalCategory != .control }))
        if line.hasPrefix("## ") { return "#\(line)" }
        let start = line.drop { $0 == " " }
        let isOwn = start.hasPrefix("<!-- \(AgendaReader.caseMark)") || AgendaReader.isReason(start)
        return isOwn ? "\(line.prefix(line.count - start.count))\\\(start)" : line
    }
}

extension Refusal {
    static func textTooDeep(line: Int) -> Refusal {
        let problem = FormatProblem.tooDeep(line: line)
        return Refusal(
            .badInput, code: problem.code,
            Trilingual(
                "Linje \(line): \(problem.message.nn)", "Linje \(line): \(problem.message.nb)",
                "Line \(line): \(problem.message.en)"), problems: [problem])
    }

    static var textTooLong: Refusal {
        let most = AgendaText.longestCharacters
        return Refusal(
            .badInput, code: "too-long",
            Trilingual(
                "Teksten er lengre enn \(most) teikn", "Teksten er lengre enn \(most) tegn",
                "The text is longer than \(most) characters"))
    }
}
