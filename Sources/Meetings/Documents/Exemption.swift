/// What is exempt from public disclosure (offentleglova): strangers, mails, public pages and feeds have its number and
/// a neutral title, and nothing else.
public enum Exemption {
    private static let yes = ["ja", "yes", "open", "åpen"]
    private static let no = ["nei", "no", "unntatt"]

    /// The ground that `Offentleg: nei, offl. § 13` names, empty where none is named; nil where it says yes or nothing.
    public static func ground(of written: String?) -> String? {
        guard let written else { return nil }
        let words = written.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let first = words.prefix { $0.isLetter }.lowercased()
        if words.isEmpty || yes.contains(first) { return nil }
        guard no.contains(first) else { return words }
        return String(words.dropFirst(first.count).drop { ",;:–- ".contains($0) })
    }

    /// As agenda and minutes write it: `nei, offl. § 13`.
    public static func written(_ ground: String) -> String { ground.isEmpty ? "nei" : "nei, \(ground)" }

    /// In place of a title.
    public static let title = Trilingual(
        "Unntatt offentlegheit", "Unntatt offentlighet", "Exempt from public disclosure")

    /// In place of an item's text.
    public static let itemText = Trilingual(
        "Unntatt offentlegheit: sjå referatet når du er logga inn",
        "Unntatt offentlighet: se referatet når du er logget inn",
        "Exempt from public disclosure: see the minutes when you are signed in")
}

extension Books {
    /// Items that stand in exempt cases have a neutral text: an agenda goes out by mail.
    func withoutExempt(_ items: [ActionItem]) throws -> [ActionItem] {
        let exempt = try exempt(among: items)
        return items.map { item in
            guard exempt.contains(Filing.ItemKey(item.forum, item.number)) else { return item }
            var item = item
            item.text = Exemption.title[language]
            return item
        }
    }

    /// Those that stand in exempt cases, as minutes or the agenda of their meeting say.
    func exempt(among items: [ActionItem]) throws -> Set<Filing.ItemKey> {
        var inMinutes: [ForumID: Set<Int>] = [:]
        for forum in Set(items.map(\.forum)) {
            inMinutes[forum] = try ledger.minutes(of: forum).reduce(into: []) { numbers, record in
                numbers.formUnion(Exemption.items(in: record.text))
            }
        }
        var onAgendas: [MeetingID: ExemptCases] = [:]
        for meeting in Set(items.map(\.meeting)) {
            onAgendas[meeting] = ExemptCases(nil as MinutesRecord?, try ledger.agenda(of: meeting))
        }
        return Set(
            items.filter { item in
                inMinutes[item.forum]?.contains(item.number) ?? false
                    || onAgendas[item.meeting]?.hold(number: nil, title: item.caseTitle) ?? false
            }.map { Filing.ItemKey($0.forum, $0.number) })
    }
}

extension ActionItem {
    /// The item as it may stand in a mail, a calendar and on a page that asks for no sign-in: its number, whose it is
    /// and by when.
    func forStrangers(_ language: Language) -> ActionItem {
        var item = self
        item.text = Exemption.itemText[language]
        item.caseTitle = Exemption.title[language]
        (item.note, item.dependsOn) = (nil, nil)
        if item.due.date != nil { item.due.text = "" }
        item.history = []
        return item
    }
}

extension Exemption {
    /// Numbers of the items that stand in exempt cases of minutes.
    fileprivate static func items(in text: String) -> [Int] {
        guard text.contains("ffentl"), let document = MinutesReading.parse(Array(text.utf8)).document else { return [] }
        let isWhole = ground(of: document.head[.publicity]?.text) != nil
        return document.cases.filter { isWhole || ground(of: $0.fields[.publicity]?.text) != nil }
            .flatMap(\.items).compactMap(\.number)
    }
}

extension AgendaItem {
    /// The line as strangers may have it.
    public func forStrangers(_ language: Language) -> AgendaItem {
        guard exempt != nil else { return self }
        var item = self
        item.title = Exemption.title[language]
        item.presenter = nil
        item.text = ""
        item.reason = ""
        return item
    }
}

extension Case {
    /// The case as strangers may have it.
    public func forStrangers(_ language: Language) -> Case {
        guard exempt != nil else { return self }
        var matter = self
        matter.title = Exemption.title[language]
        matter.presenter = nil
        return matter
    }
}
