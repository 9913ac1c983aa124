/// Drafts agendas, keeps what was edited, and sends them.
public struct AgendaWorkflow: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public struct Draft: Sendable {
        public var meeting: Meeting
        public var items: [AgendaItem]
        /// Markdown: what was edited by hand, or the fresh draft.
        public var text: String
        /// Whether the text was edited by hand.
        public var isEdited: Bool
        /// What a fresh draft has otherwise than the text.
        public var differences: [AgendaDifference]
    }

    /// The draft. Asked again it shows what has changed, and keeps what was edited by hand.
    public func draft(_ name: MeetingName, in network: NetworkID) async throws -> Draft {
        try await environment.deciding(network) { books in try books.draftAgenda(try books.meeting(name)) }
    }

    /// Keeps an edited draft. Refused whole when anything in it can't be read.
    public func save(
        _ name: MeetingName, text: String, by: String? = nil, in network: NetworkID
    ) async throws -> Draft {
        try await environment.deciding(network) { books in
            let meeting = try books.meeting(name)
            try meeting.refuseIfCancelled()
            try AgendaText.refuseTooDeep(text)
            let items = try books.writtenItems(in: text, of: meeting)
            let open = try books.openAgenda(meeting)
            let ids = LineNames.named(items, after: open.sheet.lines)
            let sheet = AgendaSheet(items, ids: ids, meeting: meeting)
            try books.keep(sheet, writtenAs: text, after: open, .text, by: by)
            return Draft(meeting: meeting, items: items, text: text, isEdited: true, differences: [])
        }
    }

    /// Who would get what.
    public func previewSend(_ name: MeetingName, in network: NetworkID) async throws -> AgendaRound {
        try await environment.reading(network) { books in try books.agendaRound(try books.meeting(name)) }
    }

    /// Sends the agenda to every member and calls the presenters to their slots. A second time sends nothing,
    /// unless the agenda has changed.
    public func send(_ name: MeetingName, in network: NetworkID) async throws -> AgendaRound {
        try await environment.deciding(network) { books in try books.sendAgenda(try books.meeting(name)) }
    }
}

extension Books {
    func draftAgenda(_ meeting: Meeting) throws -> AgendaWorkflow.Draft {
        try meeting.refuseIfCancelled()
        let forum = try forum(meeting.forum.rawValue)
        let fresh = try AgendaDraft(try agendaFacts(for: meeting)).items()
        let text = AgendaMarkdown(forum: forum, meeting: meeting, language: language).text(fresh)
        guard var record = try ledger.agenda(of: meeting.id) else {
            try ledger.save(AgendaRecord(meeting: meeting.id, drafted: text))
            return AgendaWorkflow.Draft(
                meeting: meeting, items: fresh, text: text, isEdited: false, differences: [])
        }
        let keptText = record.saved ?? record.drafted
        // A meeting that has moved may leave the kept agenda outside its times; it is shown all the same.
        let kept = (try? agendaItems(in: keptText, of: meeting)) ?? record.sent
        let differences = AgendaDifference.between(kept: kept, fresh: fresh)
        if !record.isKept {
            record.drafted = text
            try ledger.save(record)
            return AgendaWorkflow.Draft(
                meeting: meeting, items: fresh, text: text, isEdited: false, differences: differences)
        }
        return AgendaWorkflow.Draft(
            meeting: meeting, items: kept, text: keptText, isEdited: record.saved != nil, differences: differences)
    }
}
