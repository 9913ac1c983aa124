/// The cases of a meeting that are exempt from disclosure, as its agenda or its minutes say.
struct ExemptCases {
    private var isWhole = false
    private var numbers: Set<String> = []
    private var titles: Set<String> = []

    init(_ minutes: MinutesRecord?, _ agenda: AgendaRecord?) {
        // Minutes without the word aren't read.
        let mayHold = minutes.map { text in ["ffentleg", "ffentlig"].contains(where: text.text.contains) } ?? false
        let document = mayHold ? minutes.flatMap { MinutesReading.parse(Array($0.text.utf8)).document } : nil
        self.init(document, agenda)
    }

    init(_ document: MinutesDocument?, _ agenda: AgendaRecord?) {
        for item in agenda?.sent ?? [] where item.exempt != nil {
            if let number = item.number { numbers.insert(number.description) }
            titles.insert(item.title.nameKey)
        }
        guard let document else { return }
        isWhole = Exemption.ground(of: document.head[.publicity]?.text) != nil
        for section in document.cases where Exemption.ground(of: section.fields[.publicity]?.text) != nil {
            if let number = section.number { numbers.insert(number.number.description) }
            titles.insert(section.title.nameKey)
        }
    }

    /// A case is known by its number, and where it has none by its title.
    func hold(number: String?, title: String) -> Bool {
        if isWhole { return true }
        let bare = number.flatMap { $0.split(separator: " ").last.map(String.init) }
        return bare.map(numbers.contains) ?? false || titles.contains(title.nameKey)
    }
}

/// What minutes say of each case, as plain text.
struct MinutesSections {
    struct Section {
        var number: String?
        var title: String
        var text: String
    }

    private(set) var all: [Section] = []

    init(_ text: String, _ document: MinutesDocument?) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let cases = document?.cases ?? []
        for (place, section) in cases.enumerated() {
            let next = place + 1 < cases.count ? cases[place + 1].line - 1 : lines.count
            guard section.line <= next, next <= lines.count else { continue }
            let own = lines[section.line..<next].compactMap(MinutesSections.plain)
            all.append(
                Section(
                    number: section.number?.number.description, title: section.title,
                    text: own.joined(separator: " ")))
        }
    }

    /// The line without the marks of Markdown, and nil for one that is for the program alone.
    private static func plain(_ line: Substring) -> String? {
        let text = line.drop { " \t#>".contains($0) }
        let isField = text.hasPrefix("- ") && fields.contains { text.dropFirst(2).hasPrefix($0) }
        if text.isEmpty || text.hasPrefix("<!--") || isField { return nil }
        var bare = text.drop { "-*+ ".contains($0) }
        if ["[ ]", "[x]", "[X]", "[-]"].contains(where: bare.hasPrefix) { bare = bare.dropFirst(3) }
        return bare.filter { !"*`|".contains($0) }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static let fields = ["Type:", "Tid:", "Offentleg:", "Offentlig:", "Arkivsak:"]
}
