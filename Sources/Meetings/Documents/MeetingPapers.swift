/// All documents of a meeting, as one audience may have them.
public struct MeetingPapers: Hashable, Sendable {
    public var forum: Forum
    public var meeting: Meeting
    public var audience: Audience
    /// Nil before there is one; to strangers before it is sent.
    public var agenda: MeetingPaper?
    public var minutes: MeetingPaper?
    public var attachments: [Attachment]
    /// The agenda's lines, for attaching to.
    public var items: [AgendaItem]
    /// What is left out, or stands as a number alone.
    public var withheld: [Withheld]

    public struct Withheld: Hashable, Sendable {
        public var number: String?
        public var ground: String
    }

    /// Of one line of the agenda, or, for nil, of none.
    public func attachments(to item: AgendaItem?) -> [Attachment] {
        if let item { return attachments.filter { $0.belongs(to: item) } }
        return attachments.filter { attachment in !items.contains { attachment.belongs(to: $0) } }
    }
}

extension Books {
    func papers(of meeting: Meeting, for audience: Audience) throws -> MeetingPapers {
        let forum = try forum(meeting.forum.rawValue)
        let record = try ledger.agenda(of: meeting.id)
        let items = try agendaLines(of: meeting, record, for: audience)
        let minutes = try ledger.minutes(of: meeting.id).flatMap {
            $0.isThere(for: audience) ? $0 : nil
        }
        let sections = minutes.flatMap { MinutesReading.parse(Array($0.text.utf8), register: register).document }
        let exemptCases = sections.map(withheld) ?? []
        let exemptLines = items.filter { $0.exempt != nil }
        let all = try ledger.attachments(of: meeting.id).filter { $0.removed == nil }
        let attachments = all.filter { one in
            audience.seesExempt
                || one.exempt == nil && !exemptLines.contains(where: one.belongs)
                    && !isWithheld(one, in: sections)
        }
        func paper(_ content: MeetingPaper.Content, _ language: Language) -> MeetingPaper {
            MeetingPaper(
                network: register.network, forum: forum, meeting: meeting, content: content, language: language,
                audience: audience, attachments: attachments)
        }
        var papers = MeetingPapers(
            forum: forum, meeting: meeting, audience: audience, attachments: attachments, items: items, withheld: [])
        if !items.isEmpty {
            let shown = audience.seesExempt ? items : items.map { $0.forStrangers(language) }
            papers.agenda = paper(.agenda(shown, version: record?.version ?? 0), language)
            papers.items = shown
        }
        papers.minutes = minutes.map { paper(.minutes($0), minutesLanguage(sections)) }
        papers.withheld = audience.seesExempt ? [] : withheld(exemptLines, exemptCases, all, attachments)
        return papers
    }

    func paper(previewing text: String, of meeting: Meeting) throws -> MeetingPaper {
        let forum = try forum(meeting.forum.rawValue)
        let document = MinutesReading.parse(Array(text.utf8), register: register).document
        let record = MinutesRecord(
            meeting: meeting.id, forum: forum.id, date: meeting.date, title: document?.title.text ?? forum.name,
            text: text, digest: "", status: .draft, imported: now)
        return MeetingPaper(
            network: register.network, forum: forum, meeting: meeting, content: .minutes(record),
            language: minutesLanguage(document), audience: .coordinators, attachments: [])
    }

    /// The agenda that was sent; to those who make it what is drafted since.
    private func agendaLines(
        of meeting: Meeting, _ record: AgendaRecord?, for audience: Audience
    ) throws -> [AgendaItem] {
        guard let record else { return [] }
        if audience != .coordinators || record.saved == nil, record.version > 0 { return record.sent }
        if audience != .coordinators { return [] }
        return (try? agendaItems(in: record.text, of: meeting)) ?? record.sent
    }

    private func minutesLanguage(_ document: MinutesDocument?) -> Language {
        let written = document?.head[.language]?.text.lowercased() ?? ""
        return written.hasPrefix("bokm") || written == "nb" ? .nb : written.isEmpty ? language : .nn
    }

    private func withheld(_ document: MinutesDocument) -> [MeetingPapers.Withheld] {
        let whole = Exemption.ground(of: document.head[.publicity]?.text).map {
            MeetingPapers.Withheld(number: nil, ground: $0)
        }
        return [whole].compactMap(\.self)
            + document.cases.compactMap { section in
                Exemption.ground(of: section.fields[.publicity]?.text).map {
                    MeetingPapers.Withheld(number: section.number?.description, ground: $0)
                }
            }
    }

    /// Minutes may exempt a case that the agenda didn't, or all of themselves.
    private func isWithheld(_ attachment: Attachment, in document: MinutesDocument?) -> Bool {
        guard let document else { return false }
        if Exemption.ground(of: document.head[.publicity]?.text) != nil { return true }
        return document.cases.contains { section in
            Exemption.ground(of: section.fields[.publicity]?.text) != nil
                && section.title.nameKey == attachment.title?.nameKey
        }
    }

    private func withheld(
        _ lines: [AgendaItem], _ cases: [MeetingPapers.Withheld], _ all: [Attachment], _ shown: [Attachment]
    ) -> [MeetingPapers.Withheld] {
        let lines = lines.map { MeetingPapers.Withheld(number: $0.number?.description, ground: $0.exempt ?? "") }
        let files = all.filter { !shown.contains($0) }.map {
            MeetingPapers.Withheld(number: nil, ground: $0.exempt ?? "")
        }
        return (lines + cases + files).reduce(into: []) { found, one in
            if !found.contains(one) { found.append(one) }
        }
    }
}

extension MinutesRecord {
    /// Sent or approved minutes are out: each municipality that got them has them among its documents.
    public var isPublished: Bool { version > 0 || status == .approved }

    fileprivate func isThere(for audience: Audience) -> Bool {
        switch audience {
        case .coordinators: true
        case .members, .strangers: isPublished
        // Until then there may be remarks, and the next version says otherwise.
        case .everyone: status == .approved
        }
    }
}
