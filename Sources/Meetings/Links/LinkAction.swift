/// What a person asks for on a link's page.
public enum LinkAction: Hashable, Sendable {
    /// - Parameter asked: the sequence of the time that the page showed; nil where that isn't known. A meeting that has
    ///   moved meanwhile is asked about anew.
    case answer(Answer.State, comment: String?, asked: Int? = nil)
    /// Whom, as on the first line of a mail: a name, an address, `kommuneoverlege, Ørsta`.
    case nameDeputy(String)
    case comesWithoutDeputy
    case markDone(result: String?)
    /// A date or a deadline as in the minutes: `15.09`, `til neste samling`.
    case askMoreTime(until: String, reason: String?)
    case notMine(reason: String?)
    /// Lines as in a mail, headings among them.
    case contribute(String)
    /// The same from a form with a field for each.
    case contributeForm(ContributionForm)
    case approveMinutes
    case clearAgenda
    /// To the agenda or the minutes; nothing is approved by it.
    case remark(String)

    /// What somebody has to say isn't lost, though what it is about is settled meanwhile.
    var isRemark: Bool {
        if case .remark = self { true } else { false }
    }

    /// Whether a link of that purpose is good for this.
    func isMeant(by kind: LinkPurpose.Kind) -> Bool {
        switch self {
        case .answer: kind == .answerInvitation
        case .nameDeputy, .comesWithoutDeputy: kind == .nameDeputy
        case .markDone: kind == .markDone
        case .askMoreTime: kind == .askMoreTime
        case .notMine: kind == .notMine
        case .contribute, .contributeForm: kind == .contribute
        case .approveMinutes: kind == .approveMinutes
        case .clearAgenda: kind == .clearAgenda
        case .remark: kind == .approveMinutes || kind == .clearAgenda
        }
    }
}

/// What came of it.
public enum LinkOutcome: Hashable, Sendable {
    /// The answer that now holds. Who says no is asked by letter who comes instead.
    case answered(Answer.State, isAskedForDeputy: Bool)
    case comesWithoutDeputy
    case done(ReceiptNotice.Line)
    /// Done before, by this link or otherwise: nothing was changed.
    case already
}

/// What the page of a link shows.
public struct LinkView: Sendable {
    public var check: LinkCheck
    /// The following are nil where nothing may be said about the link.
    public var network: Network?
    public var person: Person?
    public var forum: Forum?
    public var meeting: Meeting?
    /// The following are there only where the link is good, or what it is for is done: who holds one that was taken
    /// back learns nothing by it.
    ///
    /// The person's call that is asked about.
    public var invitation: Invitation?
    /// The item that is asked about.
    public var item: ItemLine?
    /// The person's open items, for the overview.
    public var items: [ItemLine] = []
    /// The meeting as the person may see it.
    public var gathering: Gathering?
    /// What a leader is asked to clear or to approve.
    public var draft: [AgendaItem] = []
    public var minutes: MinutesRecord?
}
