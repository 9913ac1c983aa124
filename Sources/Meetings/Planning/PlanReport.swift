/// A plan as other programs read it, with its texts in one language.
public struct PlanReport: Encodable, Hashable, Sendable {
    public struct Proposal: Encodable, Hashable, Sendable {
        public let target: CalendarDate
        public let date: CalendarDate
        public let start: TimeOfDay
        public let end: TimeOfDay
        public let gapDays: Int?
        public let passedOver: [PassedOver]
    }

    public struct PassedOver: Encodable, Hashable, Sendable {
        public let date: CalendarDate
        public let reasons: [Remark]
    }

    public struct Unplaced: Encodable, Hashable, Sendable {
        public let target: CalendarDate
        public let passedOver: [PassedOver]
    }

    /// A stable code and its wording.
    public struct Remark: Encodable, Hashable, Sendable {
        public let code: String
        public let text: String
    }

    public let forum: ForumID
    public let proposals: [Proposal]
    public let unplaced: [Unplaced]
    public let warnings: [Remark]

    public init(_ plan: Plan, forum: ForumID, language: Language) {
        func passedOver(_ dates: [Plan.PassedOver]) -> [PassedOver] {
            dates.map { passed in
                let reasons = passed.reasons.map { Remark(code: $0.code.rawValue, text: $0.text[language]) }
                return PassedOver(date: passed.date, reasons: reasons)
            }
        }
        self.forum = forum
        proposals = plan.proposals.map {
            Proposal(
                target: $0.target, date: $0.date, start: $0.start, end: $0.end, gapDays: $0.gapDays,
                passedOver: passedOver($0.passedOver))
        }
        unplaced = plan.unplaced.map { Unplaced(target: $0.target, passedOver: passedOver($0.passedOver)) }
        warnings = plan.warnings.map { Remark(code: $0.code.rawValue, text: $0.text[language]) }
    }
}
