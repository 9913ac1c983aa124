/// What new minutes are made from: the meeting as it was planned, and who answered what.
public struct MinutesSkeleton: Hashable, Sendable {
    /// One line of the attendance list: a party as the minutes write it, and notes without brackets.
    public struct Attendee: Hashable, Sendable {
        public var party: String
        public var notes: [String]

        public init(_ party: String, notes: [String] = []) {
            self.party = party
            self.notes = notes
        }
    }

    public struct Case: Hashable, Sendable {
        /// `21/23`; nil where the forum has no case numbers.
        public var number: String?
        public var title: String
        public var kind: CaseKind?
        public var start: TimeOfDay?
        public var end: TimeOfDay?
        /// A party as the minutes write it.
        public var presenter: String?
        /// What `Offentleg:` says; nil where nothing is exempt.
        public var publicity: String?

        public init(
            number: String? = nil, title: String, kind: CaseKind? = nil, start: TimeOfDay? = nil,
            end: TimeOfDay? = nil, presenter: String? = nil, publicity: String? = nil
        ) {
            self.number = number
            self.title = title
            self.kind = kind
            self.start = start
            self.end = end
            self.presenter = presenter
            self.publicity = publicity
        }
    }

    /// Bokmål for `nb`, Nynorsk for the others: minutes are written in Norwegian.
    public var language: Language
    public var kind: MinutesDocument.Kind
    public var forum: String
    public var date: CalendarDate
    public var start: TimeOfDay?
    public var end: TimeOfDay?
    public var place: String?
    public var chair: String?
    public var secretary: String?
    public var next: CalendarDate?
    public var present: [Attendee]
    public var absent: [Attendee]
    public var cases: [Case]

    public init(
        language: Language, kind: MinutesDocument.Kind = .minutes, forum: String, date: CalendarDate,
        start: TimeOfDay? = nil, end: TimeOfDay? = nil, place: String? = nil, chair: String? = nil,
        secretary: String? = nil, next: CalendarDate? = nil, present: [Attendee] = [], absent: [Attendee] = [],
        cases: [Case] = []
    ) {
        self.language = language
        self.kind = kind
        self.forum = forum
        self.date = date
        self.start = start
        self.end = end
        self.place = place
        self.chair = chair
        self.secretary = secretary
        self.next = next
        self.present = present
        self.absent = absent
        self.cases = cases
    }
}

extension MinutesWriter {
    /// New minutes in Markdown: head, attendance and cases filled in, and room for what is decided and promised.
    /// What isn't known is a question mark. They can be read as they are.
    public static func skeleton(_ skeleton: MinutesSkeleton) -> String {
        let words = SkeletonWords(skeleton.language)
        var lines = ["# \(words.title(skeleton.kind)): \(plain(skeleton.forum))", ""]
        lines += [
            "- Forum: \(plain(skeleton.forum))",
            "- Dato: \(words.date(skeleton.date))",
            "- Tid: \(words.span(skeleton.start, skeleton.end) ?? "?")",
            "- \(words.place): \(value(skeleton.place))",
            "- \(words.chair): \(value(skeleton.chair))",
            "- Referent: \(value(skeleton.secretary))",
            "- Status: utkast",
            "- Språk: \(words.language)",
            "- \(words.next): \(skeleton.next.map(words.date) ?? "?")",
            "", "## \(words.attendance)", "", "### \(words.present)", "",
        ]
        lines += attendees(skeleton.present)
        lines += ["### \(words.absent)", ""]
        lines += attendees(skeleton.absent)
        lines += words.rules + [""]
        for item in skeleton.cases { lines += section(item, words) }
        return lines.joined(separator: "\n")
    }

    private static func attendees(_ attendees: [MinutesSkeleton.Attendee]) -> [String] {
        guard !attendees.isEmpty else { return [] }
        return attendees.map { attendee in
            let notes = attendee.notes.map { " [\(unbracketed($0))]" }.joined()
            return "- \(unbracketed(value(attendee.party)))\(notes)"
        } + [""]
    }

    private static func section(_ item: MinutesSkeleton.Case, _ words: SkeletonWords) -> [String] {
        var lines = ["## \(heading(item))", ""]
        if let kind = item.kind { lines.append("- Type: \(kind.words[words.dates.language])") }
        if let span = words.span(item.start, item.end) { lines.append("- Tid: \(span)") }
        if let presenter = item.presenter { lines.append("- \(words.presenter): \(value(presenter))") }
        if let publicity = item.publicity { lines.append("- \(words.publicity): \(value(publicity))") }
        if lines.count > 2 { lines.append("") }
        return lines + ["### \(words.followUp)", "", ""]
    }

    /// A title that would be read as something else is led by `Sak:`.
    private static func heading(_ item: MinutesSkeleton.Case) -> String {
        let title = value(item.title)
        if let number = item.number { return "Sak \(plain(number)) \(title)" }
        let key = Fold.key(title)
        let isSection = MinutesKeywords.sections.meaning(of: key) != nil || MinutesKeywords.sections.slip(key) != nil
        return isSection || CaseHeading.read(title) != .unnumbered(title: title) ? "Sak: \(title)" : title
    }

    private static func value(_ text: String?) -> String {
        let plain = plain(text ?? "")
        return plain.isEmpty ? "?" : plain
    }

    /// One line, without what would begin a comment.
    private static func plain(_ text: String) -> String {
        text.replacing("<!--", with: "").split { $0.isNewline || $0.isWhitespace || ($0.asciiValue ?? 32) < 32 }
            .joined(separator: " ")
    }

    private static func unbracketed(_ text: String) -> String {
        plain(text.filter { $0 != "[" && $0 != "]" })
    }
}

/// The words of a skeleton in the two Norwegians.
private struct SkeletonWords {
    let dates: DateWords

    init(_ language: Language) { dates = DateWords(language == .nb ? .nb : .nn) }

    private var isBokmål: Bool { dates.language == .nb }
    var language: String { isBokmål ? "bokmål" : "nynorsk" }
    var place: String { isBokmål ? "Sted" : "Stad" }
    var chair: String { isBokmål ? "Møteleder" : "Møteleiar" }
    var next: String { isBokmål ? "Neste møte" : "Neste samling" }
    var attendance: String { isBokmål ? "Fremmøte" : "Frammøte" }
    var present: String { isBokmål ? "Til stede" : "Til stades" }
    var absent: String { "Forfall" }
    var presenter: String { isBokmål ? "Innleder" : "Innleiar" }
    var publicity: String { isBokmål ? "Offentlig" : "Offentleg" }
    var followUp: String { "Oppfølging" }

    /// How the rest is filled in, for the one who writes. A comment, which no reader of the minutes sees.
    var rules: [String] {
        isBokmål
            ? [
                "<!--", "Hver strek under «Oppfølging» er ett punkt:", "",
                "- [ ] Hva som skal gjøres", "  - Ansvar: helseleder, Hareid; Oddvar", "  - Frist: 15.09", "",
                "Roller har liten forbokstav, navn har stor. Flere ansvarlige skilles med semikolon.",
                "Skriv ? når du ikke vet. Vedtak står under «### Vedtak», og stemmene under «### Votering»:",
                "enstemmig, konsensus, eller for 6, mot 1. Denne forklaringen blir ikke med i referatet.", "-->",
            ]
            : [
                "<!--", "Kvar strek under «Oppfølging» er eitt punkt:", "",
                "- [ ] Kva som skal gjerast", "  - Ansvar: helseleiar, Hareid; Oddvar", "  - Frist: 15.09", "",
                "Roller har liten førebokstav, namn har stor. Fleire ansvarlege skil du med semikolon.",
                "Skriv ? når du ikkje veit. Vedtak står under «### Vedtak», og røystene under «### Røysting»:",
                "samrøystes, konsensus, eller for 6, mot 1. Denne forklaringa blir ikkje med i referatet.", "-->",
            ]
    }

    func title(_ kind: MinutesDocument.Kind) -> String {
        switch kind {
        case .minutes: "Referat"
        case .formalMinutes: "Protokoll"
        case .minuteBook: "Møtebok"
        }
    }

    /// `fredag 09.06.2023`
    func date(_ date: CalendarDate) -> String { "\(dates.weekday(date.weekday)) \(dates.short(date))" }

    func span(_ start: TimeOfDay?, _ end: TimeOfDay?) -> String? {
        guard let start else { return nil }
        guard let end, start < end else { return "kl. \(dates.time(start))" }
        return dates.span(start, end)
    }
}
