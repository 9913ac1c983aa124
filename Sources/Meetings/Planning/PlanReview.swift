/// What there is against an edited plan, date by date: held to the same constraints as the planner holds itself to.
public struct PlanReview: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        public var choice: EditedPlan.Choice
        public var objections: [Objection]
        /// Days since the meeting before; nil for a forum's first and for what is left out.
        public var gapDays: Int?
    }

    public var forum: Forum
    /// In the order of the choices.
    public var rows: [Row]
    public var allowed: Set<String>

    public var taken: [Row] { rows.filter(\.choice.isTaken) }

    /// Nothing forbids it, and everything that needs a yes has got one.
    public var isAcceptable: Bool { standingObjections.isEmpty }

    /// What has to be put right, or said yes to, first.
    public var standingObjections: [Objection] {
        rows.flatMap(\.objections).filter { objection in
            switch objection.weight {
            case .forbidden: true
            case .needsYes: !allowed.contains(objection.key)
            case .worthKnowing: false
            }
        }
    }
}

/// Something against a date that the coordinator has chosen.
public struct Objection: Hashable, Sendable {
    public enum Weight: String, Sendable {
        /// There can be no such meeting.
        case forbidden
        /// It can be, when she says so: a public holiday, a time at which members are taken already.
        case needsYes = "needs-yes"
        case worthKnowing = "worth-knowing"
    }

    public var weight: Weight
    public var code: String
    public var text: Trilingual
    /// What a yes is said to: this reason on this date, and no other that comes up later.
    public var key: String

    init(_ weight: Weight, code: String, on slot: Slot, about: String = "", _ text: Trilingual) {
        self.weight = weight
        self.code = code
        self.text = text
        key = [slot.date.description, code, about].filter { !$0.isEmpty }.joined(separator: "/")
    }

    init(_ refusal: Refusal, on slot: Slot) {
        self.init(.forbidden, code: refusal.code, on: slot, refusal.message)
    }

    init(_ constraint: Constraint, on slot: Slot) {
        let weight: Weight = constraint.code == .publicHoliday ? .needsYes : .worthKnowing
        self.init(weight, code: constraint.code.rawValue, on: slot, constraint.text)
    }

    init(_ clash: Clash, on slot: Slot) {
        // The other meeting's time is in the key: a yes to half an hour is no yes to the whole day.
        self.init(
            clash.overlaps ? .needsYes : .worthKnowing, code: "conflict", on: slot,
            about: "\(clash.forum.id)/\(clash.meeting.start)-\(clash.meeting.end)/\(slot.start)-\(slot.end)",
            clash.text)
    }
}

/// A meeting of another forum on the same day, and those who belong to both.
public struct Clash: Hashable, Sendable {
    public var meeting: Meeting
    public var forum: Forum
    public var people: [Person]
    /// Whether the two are at the same time, so that nobody can be at both.
    public var overlaps: Bool

    /// For those who may not see who it is: which forum, and when.
    public var brief: Trilingual {
        func time(_ language: Language) -> String { DateWords(language).span(meeting.start, meeting.end) }
        return overlaps
            ? Trilingual(
                "kolliderer med \(forum.shortName) \(time(.nn))", "kolliderer med \(forum.shortName) \(time(.nb))",
                "clashes with \(forum.shortName) \(time(.en))")
            : Trilingual(
                "same dag som \(forum.shortName) \(time(.nn))", "samme dag som \(forum.shortName) \(time(.nb))",
                "same day as \(forum.shortName) \(time(.en))")
    }

    /// With who has to be at both.
    public var whole: Trilingual {
        let names = Trilingual.list(people.map { Trilingual($0.name, $0.name, $0.name) })
        return Trilingual(
            "\(brief.nn): \(names.nn)", "\(brief.nb): \(names.nb)", "\(brief.en): \(names.en)")
    }

    var text: Trilingual {
        let names = Trilingual.list(people.map { Trilingual($0.name, $0.name, $0.name) })
        func time(_ language: Language) -> String { DateWords(language).span(meeting.start, meeting.end) }
        if overlaps {
            return Trilingual(
                "\(forum.name) møter same dag \(time(.nn)); dobbeltbooka: \(names.nn)",
                "\(forum.name) møter samme dag \(time(.nb)); dobbeltbooket: \(names.nb)",
                "\(forum.name) meets the same day \(time(.en)); double-booked: \(names.en)")
        }
        return Trilingual(
            "\(forum.name) møter same dag \(time(.nn)), på ei anna tid; skal i begge: \(names.nn)",
            "\(forum.name) møter samme dag \(time(.nb)), på en annen tid; skal i begge: \(names.nb)",
            "\(forum.name) meets the same day \(time(.en)), at another time; in both: \(names.en)")
    }
}

extension Register {
    /// The meetings of other forums on the slot's day that people of this one also belong to.
    func clashes(of forum: ForumID, on slot: Slot, with meetings: [Meeting]) -> [Clash] {
        let others = meetings.filter { $0.forum != forum && $0.date == slot.date && !$0.isCancelled }
        guard !others.isEmpty else { return [] }
        let members = Set(appointments(in: forum, on: slot.date).compactMap(\.person))
        return others.compactMap { other in
            let theirs = Set(appointments(in: other.forum, on: slot.date).compactMap(\.person))
            // In the register's order, whichever of the two forums is looked at.
            let shared = people.filter { members.contains($0.id) && theirs.contains($0.id) }
            guard !shared.isEmpty, let otherForum = self.forum(other.forum) else { return nil }
            return Clash(
                meeting: other, forum: otherForum, people: shared,
                overlaps: slot.start < other.end && other.start < slot.end)
        }
    }
}
