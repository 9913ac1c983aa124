/// Who a document is for.
public enum Audience: String, Sendable, CaseIterable {
    /// Those who make them: everything, also what is only drafted.
    case coordinators
    /// Those who are of the forum: what has been sent, whole.
    case members
    /// Whoever has a letter's link or a package: what has been sent, and what is exempt is a number and a neutral
    /// title.
    case strangers
    /// Anyone, on a public page: the same, but of minutes those that are approved.
    case everyone

    /// Whether what is exempt is shown.
    public var seesExempt: Bool { self == .coordinators || self == .members }
}

/// An agenda or minutes, with what their page needs: facts, no wording.
public struct MeetingPaper: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable { case agenda, minutes }

    public enum Content: Hashable, Sendable {
        /// Version 0 hasn't been sent.
        case agenda([AgendaItem], version: Int)
        case minutes(MinutesRecord)
    }

    public var network: Network
    public var forum: Forum
    public var meeting: Meeting
    public var content: Content
    /// The document's own, and that of its words.
    public var language: Language
    public var audience: Audience
    public var attachments: [Attachment]

    public init(
        network: Network, forum: Forum, meeting: Meeting, content: Content, language: Language, audience: Audience,
        attachments: [Attachment] = []
    ) {
        self.network = network
        self.forum = forum
        self.meeting = meeting
        self.content = content
        self.language = language
        self.audience = audience
        self.attachments = attachments
    }

    public var kind: Kind {
        switch content {
        case .agenda: .agenda
        case .minutes: .minutes
        }
    }

    /// `Sakliste: LSU Volda, 9. juni 2023`
    public var title: String {
        "\(kind.words[language]): \(forum.name), \(DateWords(language).long(meeting.date))"
    }

    /// `sakliste-lsu-volda-2023-06-09`, without an extension.
    public var fileName: String { "\(kind.words[language].lowercased())-\(forum.id)-\(meeting.date)" }
}

extension MeetingPaper.Kind {
    public var words: Trilingual {
        switch self {
        case .agenda: Trilingual("Sakliste", "Saksliste", "Agenda")
        case .minutes: Trilingual("Referat", "Referat", "Minutes")
        }
    }
}
