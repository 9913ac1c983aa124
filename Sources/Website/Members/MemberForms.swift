import HTTPTypes
import Meetings

extension Visit {
    /// A page whose template leaves out sections about texts that are empty.
    func memberPage(
        _ template: String, title: Trilingual, status: HTTPResponse.Status = .ok, _ values: [String: Any]
    ) -> Reply {
        page(template, title: title, status: status, Self.withoutEmpty(values))
    }

    private static func withoutEmpty(_ values: [String: Any]) -> [String: Any] {
        values.compactMapValues { value in
            switch value {
            case let text as String: text.isEmpty ? nil : text
            case let inner as [String: Any]: withoutEmpty(inner)
            case let list as [[String: Any]]: list.map(withoutEmpty)
            default: value
            }
        }
    }
}

/// A member's form as what it asks for, and which part of the link's purpose that is about.
struct MemberDeed {
    var action: LinkAction
    /// Nil for the link's own purpose.
    var part: LinkPurpose?
}

/// Reads what a member has sent in.
struct MemberForms {
    let form: Form

    /// For a link: what its purpose takes. Nil where the form says nothing.
    func deed(for purpose: LinkPurpose) -> MemberDeed? {
        switch purpose {
        case .myItems: itemDeed
        case .gathering(let meeting), .answerInvitation(let meeting, _), .nameDeputy(let meeting),
            .contribute(let meeting):
            gatheringDeed(meeting)
        case .markDone: .init(action: done)
        case .askMoreTime: .init(action: moreTime)
        case .notMine: .init(action: .notMine(reason: form.text("reason")))
        case .approveMinutes: agreement(.approveMinutes)
        case .clearAgenda: agreement(.clearAgenda)
        }
    }

    /// One of the reader's items: `sjustjerna/41`, and what of it.
    private var itemDeed: MemberDeed? {
        guard let (forum, number) = MemberForms.item(form["item"]) else { return nil }
        switch form["do"] {
        case "done": return MemberDeed(action: done, part: .markDone(forum, number))
        case "more": return MemberDeed(action: moreTime, part: .askMoreTime(forum, number))
        case "not-mine":
            return MemberDeed(action: .notMine(reason: form.text("reason")), part: .notMine(forum, number))
        default: return nil
        }
    }

    /// What a page about a meeting asks for: an answer, a deputy, or what is sent in.
    func gatheringDeed(_ meeting: MeetingID) -> MemberDeed? {
        if let answer = form["answer"] {
            let action = LinkAction.answer(
                Answer.State(rawValue: answer) ?? .none, comment: form.text("comment"), asked: form.number("asked"))
            return MemberDeed(action: action, part: form.text("uid").map { .answerInvitation(meeting, uid: $0) })
        }
        if form.has("without") { return MemberDeed(action: .comesWithoutDeputy, part: .nameDeputy(meeting)) }
        if form.has("deputy") {
            return MemberDeed(action: .nameDeputy(form.text("deputy") ?? ""), part: .nameDeputy(meeting))
        }
        guard ["news", "focus", "challenges", "case"].contains(where: form.has) else { return nil }
        let contribution = ContributionForm(
            news: form["news"] ?? "", focus: form["focus"] ?? "", challenges: form["challenges"] ?? "",
            proposedCase: form["case"] ?? "")
        return MemberDeed(action: .contributeForm(contribution), part: .contribute(meeting))
    }

    private var done: LinkAction { .markDone(result: form.text("result")) }

    private var moreTime: LinkAction {
        .askMoreTime(until: form.text("until").map(MemberForms.dated) ?? "", reason: form.text("reason"))
    }

    private func agreement(_ action: LinkAction) -> MemberDeed? {
        if form.has("agree") { return MemberDeed(action: action) }
        return form.has("remark") ? MemberDeed(action: .remark(form["remark"] ?? "")) : nil
    }

    /// A date as a date field sends it becomes one as the minutes have it.
    private static func dated(_ text: String) -> String {
        guard let date = CalendarDate(text) else { return text }
        return DateWords(.nn).short(date)
    }

    /// `sjustjerna/41`.
    static func item(_ text: String?) -> (ForumID, Int)? {
        let parts = (text ?? "").split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[1]), number > 0 else { return nil }
        return (ForumID(String(parts[0])), number)
    }

    /// What a query asks to be confirmed, `?item=sjustjerna/41&do=done`.
    static func part(_ query: Form) -> LinkPurpose? {
        guard let (forum, number) = item(query["item"]) else { return nil }
        switch query["do"] {
        case "done": return .markDone(forum, number)
        case "more": return .askMoreTime(forum, number)
        case "not-mine": return .notMine(forum, number)
        default: return nil
        }
    }
}
