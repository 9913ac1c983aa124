import FoundationEssentials
import Meetings

/// An agenda as its page has it.
struct AgendaValues {
    private let visit: Visit
    private let view: AgendaView

    init(_ visit: Visit, _ view: AgendaView) {
        self.visit = visit
        self.view = view
    }

    private var language: Language { visit.language }
    private var zone: Zone { Zone(identifier: visit.register?.network.timezone ?? "") ?? .utc }

    var all: [String: Any] {
        let canEdit = visit.reader.may(.coordinate) && !view.meeting.isCancelled && !isHistory
        return visit.head(view.meeting, view.forum).and([
            "canEdit": canEdit, "version": view.version, "lines": lines(canEdit: canEdit),
            "isDraft": view.version == 0, "isHistory": isHistory, "free": free, "over": over,
            "changed": changed, "news": view.news.map(news), "hasNews": !view.news.isEmpty,
            "waiting": view.waiting.map(matter), "hasWaiting": !view.waiting.isEmpty,
            "isCleared": view.cleared != nil, "clearedBy": view.cleared?.by,
            "clearedAt": view.cleared.map { visit.moment($0.at, in: zone) },
            "isChangedSinceCleared": view.isChangedSinceCleared, "isSent": view.sendings > 0,
            "isChangedSinceSent": view.isChangedSinceSent, "canClear": canClear,
        ])
    }

    /// As it was sent to the members, who have none of what it was made from.
    var sent: [String: Any] {
        visit.head(view.meeting, view.forum).and([
            "isSent": view.sendings > 0,
            "lines": view.sent.map { values(of: $0).filter { $0.key != "why" } },
        ])
    }

    private var isHistory: Bool { view.meeting.stage == .minutes || view.meeting.stage == .approved }

    private var canClear: Bool {
        visit.reader.standing == .leader && visit.reader.person != nil && view.cleared == nil && view.sendings == 0
            && !view.meeting.isCancelled
    }

    private func lines(canEdit: Bool) -> [[String: Any]] {
        let lines = view.sheet.lines
        return lines.enumerated().map { index, line in
            let item = line.item
            return values(of: item).and([
                "id": line.id.rawValue, "address": AddressText.escaped(line.id.rawValue), "place": index + 1,
                "places": lines.count, "isFirst": index == 0, "isLast": index == lines.count - 1,
                "isCase": item.kind.isOnCaseList, "seen": line.fields.mark, "edits": canEdit,
                "isMissing": view.missing[line.id] != nil, "missing": view.missing[line.id]?[language] ?? "",
                "hasCase": item.caseID != nil, "caseAddress": AddressText.escaped(item.caseID?.rawValue ?? ""),
            ])
        }
    }

    private func values(of item: AgendaItem) -> [String: Any] {
        [
            "time": "\(visit.dates.time(item.start))–\(visit.dates.time(item.end))",
            "minutes": item.minutes.minutesInWords[language], "number": item.number?.description ?? "",
            "hasNumber": item.number != nil, "heading": item.title, "about": about(item),
            "text": AgendaValues.shown(item.text), "hasText": !item.text.isEmpty, "why": item.reason,
            "isExempt": item.exempt != nil, "exempt": item.exempt ?? "",
        ]
    }

    /// What kind of line it is, unless its title says so, and who presents it.
    private func about(_ item: AgendaItem) -> String {
        let kind = item.kind.words[language]
        let isSaid = item.kind == .pause || item.title.lowercased().hasPrefix(kind)
        let presenter = item.presenter.map { "\(visit.words("innleiar", "innleder", "presenter")): \($0)" }
        return [isSaid ? nil : kind, presenter].compactMap(\.self).joined(separator: " · ")
    }

    /// Bullets as bullets; everything else as it was written.
    static func shown(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("- ") || line.hasPrefix("* ") ? "• \(line.dropFirst(2))" : String(line)
        }.joined(separator: "\n")
    }

    /// Time that no line has.
    private var free: String? {
        let minutes = view.sheet.freeMinutes
        guard minutes > 0 else { return nil }
        return Trilingual(
            "\(minutes.minutesInWords.nn) er ikkje fordelt", "\(minutes.minutesInWords.nb) er ikke fordelt",
            "\(minutes.minutesInWords.en) not given to any line")[language]
    }

    /// By how much the lines run past the meeting's end.
    private var over: String? {
        let minutes = -view.sheet.freeMinutes
        guard minutes > 0 else { return nil }
        let words = minutes.minutesInWords
        return Trilingual(
            "Saklista er \(words.nn) for lang. Kort inn ei linje, eller ta ei bort.",
            "Sakslisten er \(words.nb) for lang. Kort inn en linje, eller ta en bort.",
            "The agenda is \(words.en) too long. Make a line shorter, or take one away.")[language]
    }

    private var changed: String? {
        guard let last = view.lastChange else { return nil }
        let at = visit.moment(last.at, in: zone)
        let by = last.by ?? "Samling"
        return Trilingual("Sist endra av \(by) \(at)", "Sist endret av \(by) \(at)", "Last changed by \(by) \(at)")[
            language]
    }

    private func news(_ news: AgendaView.News) -> [String: Any] {
        let what =
            switch news.kind {
            case .added: Trilingual("Ny", "Ny", "New")
            case .removed: Trilingual("Ikkje aktuell lenger", "Ikke aktuell lenger", "No longer called for")
            case .changed: Trilingual("Ny tekst", "Ny tekst", "New text")
            }
        let button =
            switch news.kind {
            case .added: Trilingual("Legg til", "Legg til", "Add")
            case .removed: Trilingual("Ta bort", "Ta bort", "Remove")
            case .changed: Trilingual("Bruk den nye", "Bruk den nye", "Use the new one")
            }
        return [
            "id": news.id.rawValue, "what": what[language], "heading": news.item.title, "why": news.item.reason,
            "text": news.item.text, "hasText": news.kind == .changed && !news.item.text.isEmpty,
            "button": button[language],
        ]
    }

    private func matter(_ matter: Case) -> [String: Any] {
        [
            "id": matter.id.rawValue, "heading": matter.title, "kind": matter.kind.words[language],
            "number": matter.number?.description ?? "", "hasNumber": matter.number != nil,
        ]
    }

    /// Two versions of one line, side by side.
    func conflict(_ conflict: AgendaConflict) -> [String: Any] {
        [
            "by": conflict.by ?? visit.words("Nokon", "Noen", "Somebody"),
            "at": conflict.at.map { visit.moment($0, in: zone) } ?? "",
            "isGone": conflict.theirs == nil, "isRemoval": conflict.mine == nil,
            "theirs": conflict.theirs.map(version) ?? [:], "mine": conflict.mine.map(version) ?? [:],
            "hasTheirs": conflict.theirs != nil, "hasMine": conflict.mine != nil,
            "line": conflict.line.rawValue, "seen": conflict.theirs?.mark ?? "",
            "address": AddressText.escaped(conflict.line.rawValue),
        ]
    }

    private func version(_ fields: AgendaFields) -> [String: Any] {
        [
            "heading": fields.title, "kind": fields.kind.words[language],
            "minutes": fields.minutes.minutesInWords[language],
            "presenter": fields.presenter ?? "–", "text": fields.text.isEmpty ? "–" : fields.text,
        ]
    }
}
