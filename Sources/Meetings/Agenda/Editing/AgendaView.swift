/// Everything there is to see about an agenda while it is being made.
public struct AgendaView: Sendable {
    public var forum: Forum
    public var meeting: Meeting
    public var sheet: AgendaSheet
    /// 0 for a draft that nobody has kept.
    public var version: Int
    /// Nil for a draft that nobody has kept.
    public var lastChange: AgendaVersion?
    /// What a fresh draft would have otherwise; empty for one that nobody has kept.
    public var news: [News]
    /// Cases on the list that aren't on the agenda.
    public var waiting: [Case]
    public var cleared: Approval?
    /// It was changed after the leader had said yes.
    public var isChangedSinceCleared: Bool
    /// As it was last sent; empty before.
    public var sent: [AgendaItem]
    /// How often it was sent.
    public var sendings: Int
    /// It was changed after it was sent.
    public var isChangedSinceSent: Bool
    /// Who is missing before a case can be decided, by line.
    public var missing: [LineID: Trilingual]
    /// The whole as Markdown, as it was written where a person has written it.
    public var text: String

    /// A line as a fresh draft would have it.
    public struct News: Hashable, Sendable, Identifiable {
        public var id: LineID
        public var kind: AgendaDifference.Kind
        /// As it would be; for one that is to go, as it is.
        public var item: AgendaItem
    }
}

extension Books {
    func agendaView(_ meeting: Meeting) throws -> AgendaView {
        let open = try openAgenda(meeting)
        let placed = Set(open.sheet.items.compactMap(\.caseID))
        let record = open.record
        let last = try ledger.agendaVersions(of: meeting.id).last
        let items = open.sheet.items
        return AgendaView(
            forum: try forum(meeting.forum.rawValue), meeting: meeting, sheet: open.sheet, version: open.version,
            lastChange: open.version == 0 ? nil : last,
            news: record?.isKept == true ? try news(about: open.sheet) : [],
            waiting: try ledger.cases(of: meeting.forum).filter { $0.state == .waiting && !placed.contains($0.id) },
            cleared: record?.cleared,
            isChangedSinceCleared: record?.cleared.map { cleared in last.map { $0.at > cleared.at } ?? false } ?? false,
            sent: record?.sent ?? [], sendings: record?.version ?? 0,
            isChangedSinceSent: record.map { $0.version > 0 && $0.sent != items } ?? false,
            missing: try missingAnswers(to: open.sheet), text: try open.keptText ?? text(of: open.sheet))
    }

    /// How a fresh draft differs, line by line.
    func news(about sheet: AgendaSheet) throws -> [AgendaView.News] {
        // Once the meeting has begun a draft would be of what has happened since.
        guard zone.instant(sheet.meeting.date, sheet.meeting.start) > now, !sheet.meeting.isCancelled else { return [] }
        let fresh = try AgendaDraft(try agendaFacts(for: sheet.meeting)).items()
        let ids = LineNames.named(fresh, after: sheet.lines)
        var known = Dictionary(sheet.lines.map { ($0.id, $0.item) }) { first, _ in first }
        var news: [AgendaView.News] = []
        for (item, id) in zip(fresh, ids) {
            guard let kept = known.removeValue(forKey: id) else {
                news.append(AgendaView.News(id: id, kind: .added, item: item))
                continue
            }
            if kept.text != item.text || kept.presenter != item.presenter {
                news.append(AgendaView.News(id: id, kind: .changed, item: item))
            }
        }
        // What was added by hand isn't in a draft, and nothing is to be made of that.
        let gone = sheet.lines.filter { known[$0.id] != nil && $0.item.kind != .pause && !$0.item.isByHand }
        return news + gone.map { AgendaView.News(id: $0.id, kind: .removed, item: $0.item) }
    }

    /// Does as the fresh draft has it, in one line; its title.
    func take(_ id: LineID, into sheet: inout AgendaSheet, of meeting: Meeting) throws -> String {
        guard let news = try news(about: sheet).first(where: { $0.id == id }) else { throw Refusal.noLine(id) }
        switch news.kind {
        case .removed: sheet.remove(id)
        case .added: sheet.insert(AgendaSheet.Line(id: id, item: news.item), after: nil)
        case .changed:
            for index in sheet.lines.indices where sheet.lines[index].id == id {
                sheet.lines[index].item.text = news.item.text
                sheet.lines[index].item.presenter = news.item.presenter
            }
        }
        return news.item.title
    }

    /// Who may say yes to it does.
    func clearAgenda(of meeting: Meeting, by person: Person) throws -> Approval {
        try meeting.refuseIfCancelled()
        let forum = try forum(meeting.forum.rawValue)
        guard mayApprove(person, forum) else { throw Refusal.notYoursToClear(forum) }
        let open = try openAgenda(meeting)
        let text = AgendaMarkdown(forum: forum, meeting: meeting, language: language).text(open.sheet.items)
        var record = open.record ?? AgendaRecord(meeting: meeting.id, drafted: text)
        let approval = Approval(by: person.name, at: now)
        record.cleared = approval
        try ledger.save(record)
        return approval
    }
}

extension AgendaItem {
    /// Somebody has written it: a draft doesn't know about it.
    fileprivate var isByHand: Bool {
        ["lagt til for hand", "lagt til for hånd", "added by hand"].contains(reason)
    }
}

extension Refusal {
    fileprivate static func notYoursToClear(_ forum: Forum) -> Refusal {
        Refusal(
            .notNow, code: "not-yours",
            Trilingual(
                "Saklista til \(forum.name) blir klarert av leiaren eller nestleiaren",
                "Sakslisten til \(forum.name) klareres av lederen eller nestlederen",
                "The agenda of \(forum.name) is cleared by the leader or the deputy leader"))
    }
}
