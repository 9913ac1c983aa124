/// What the coordinator makes of a plan before it is accepted: each proposal taken, left out or put on another time,
/// and meetings of her own beside them. It holds what the plan was when she saw it, so that nothing is accepted that
/// has changed behind her back.
public struct EditedPlan: Hashable, Sendable {
    /// One meeting she decides on.
    public struct Choice: Hashable, Sendable {
        /// What the planner proposed; nil for a meeting of her own.
        public var proposed: Slot?
        public var isTaken: Bool
        public var slot: Slot
        /// The forum's own where it isn't given.
        public var place: String?

        public init(proposed: Slot?, isTaken: Bool = true, slot: Slot, place: String? = nil) {
            self.proposed = proposed
            self.isTaken = isTaken
            self.slot = slot
            self.place = place
        }

        public init(_ proposal: Plan.Proposal) { self.init(proposed: proposal.slot, slot: proposal.slot) }

        public var isChanged: Bool { proposed != nil && proposed != slot }
    }

    /// The days a plan covers, both included.
    public struct Span: Hashable, Sendable {
        public var from: CalendarDate
        public var until: CalendarDate

        public init(from: CalendarDate, until: CalendarDate) {
            self.from = from
            self.until = until
        }
    }

    /// Nil where there is no plan, only meetings of her own.
    public var span: Span?
    public var choices: [Choice]
    /// The forum's meetings in the span when she saw the plan.
    public var standing: [Slot]
    /// The objections she has said yes to in spite of, by their keys.
    public var allowed: Set<String>

    public init(span: Span?, choices: [Choice], standing: [Slot] = [], allowed: Set<String> = []) {
        self.span = span
        self.choices = choices
        self.standing = standing
        self.allowed = allowed
    }

    public var taken: [Choice] { choices.filter(\.isTaken) }

    /// More than this in one plan is a mistake, or an attack.
    public static let mostChoices = 1100
}

extension Plan.Proposal {
    public var slot: Slot { Slot(date: date, start: start, end: end) }
}

/// A plan as it is laid before the coordinator.
public struct PlanSheet: Hashable, Sendable {
    public var forum: Forum
    public var span: EditedPlan.Span
    public var plan: Plan
    /// The forum's meetings in the span that stand already.
    public var standing: [Meeting]
    /// Every proposal taken as it is.
    public var review: PlanReview

    /// What she begins to edit.
    public var edited: EditedPlan {
        EditedPlan(
            span: span, choices: plan.proposals.map(EditedPlan.Choice.init), standing: standing.map(\.slot))
    }
}
