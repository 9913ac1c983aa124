extension SearchDocument {
    /// - Parameters:
    ///   - date: of the meeting it is on, or the day it came on the list.
    ///   - minutes: of that meeting, which as its agenda may say that the case is exempt from disclosure.
    public static func documents(
        of matter: Case, on date: CalendarDate, minutes: MinutesRecord?, agenda: AgendaRecord?
    ) -> [SearchDocument] {
        let number = matter.number?.description
        let kind = matter.kind.words
        let document = SearchDocument(
            kind: .matter, key: matter.id.rawValue, forum: matter.forum, meeting: matter.meeting, date: date,
            title: [number, matter.title].compactMap(\.self).joined(separator: " "), body: matter.presenter ?? "",
            keywords: "\(kind.nn) \(kind.nb) \(kind.en)")
        let isExempt = matter.exempt != nil || ExemptCases(minutes, agenda).hold(number: number, title: matter.title)
        return isExempt ? document.exempt(as: number) : [document]
    }

    /// - Parameters:
    ///   - minutes: of the meeting it was given at.
    ///   - agenda: of the same.
    public static func documents(
        of item: ActionItem, minutes: MinutesRecord?, agenda: AgendaRecord?
    ) -> [SearchDocument] {
        let parts = [item.caseTitle, item.ownersText, item.due.text, item.note ?? ""]
        let document = SearchDocument(
            kind: .item, key: "\(item.forum)#\(item.number)", forum: item.forum, meeting: item.meeting,
            date: item.meetingDate, title: "#\(item.number) \(item.text)",
            body: parts.filter { !$0.isEmpty && $0 != "?" }.joined(separator: " · "))
        let isExempt = ExemptCases(minutes, agenda).hold(number: nil, title: item.caseTitle)
        return isExempt ? document.exempt(as: "#\(item.number)") : [document]
    }

    /// The meeting's date in words, as it may be written in any of the languages.
    public static func documents(of meeting: Meeting) -> [SearchDocument] {
        let (year, month, day) = meeting.date.parts
        let words = DateWords.months[month - 1]
        let kinds = "møte samling meeting"
        let cancelled = meeting.isCancelled ? "avlyst cancelled \(meeting.cancellation?.reason ?? "")" : ""
        return [
            SearchDocument(
                kind: .meeting, key: meeting.id.rawValue, forum: meeting.forum, meeting: meeting.id,
                date: meeting.date, title: DateWords(.nn).full(meeting.date), body: meeting.place,
                keywords: "\(kinds) \(day) \(words.nb) \(words.en) \(month) \(year) \(cancelled)")
        ]
    }

    /// What was decided, and what is said of each case.
    public static func documents(of minutes: MinutesRecord, agenda: AgendaRecord?) -> [SearchDocument] {
        let document = MinutesReading.parse(Array(minutes.text.utf8)).document
        let exempt = ExemptCases(document, agenda)
        let sections = MinutesSections(minutes.text, document)
        func found(_ kind: Kind, _ key: String, number: String?, title: String, body: String) -> [SearchDocument] {
            let whole = SearchDocument(
                kind: kind, key: "\(minutes.meeting)/\(key)", forum: minutes.forum, meeting: minutes.meeting,
                date: minutes.date, title: [number, title].compactMap(\.self).joined(separator: " "), body: body)
            return exempt.hold(number: number, title: title) ? whole.exempt(as: number) : [whole]
        }
        let decisions = minutes.decisions.enumerated().flatMap { place, decision in
            found(
                .decision, "\(place)", number: decision.caseNumber, title: decision.title, body: decision.text)
        }
        let said = sections.all.enumerated().flatMap { place, section in
            found(.minutes, "\(place)", number: section.number, title: section.title, body: section.text)
        }
        return decisions + said
    }

    /// Whole for those of the forum; for others its number, which isn't secret, or nothing.
    private func exempt(as number: String?) -> [SearchDocument] {
        var inside = self
        inside.audience = .insiders
        guard let number else { return [inside] }
        var outside = self
        (outside.title, outside.body, outside.keywords, outside.audience) = (number, "", "", .outsiders)
        return [inside, outside]
    }
}
