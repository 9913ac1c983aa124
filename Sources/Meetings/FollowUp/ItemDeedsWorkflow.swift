/// What is done to one item, as a person asks for it.
public enum ItemDeed: Hashable, Sendable {
    /// Closes it, or one party's share.
    case done(party: String?)
    case begin
    /// A new deadline, written as in the minutes.
    case extend(to: String)
    /// Nobody gets more time: the one who asked for it is reminded again.
    case refuseMoreTime
    /// Other owners, written as in the minutes.
    case assign(to: String)
    case drop
}

/// One item with all there is to know about it.
public struct ItemView: Sendable {
    public var line: ItemLine
    public var meeting: Meeting?
    /// Names of the parties whose share is open, and of those whose is closed.
    public var openShares: [String]
    public var closedShares: [String]
    public var reminders: [(reminder: ReminderSent, name: String)]
    public var today: CalendarDate
}

extension FollowUpWorkflow {
    public func item(_ forum: String, _ number: Int, language: Language, in network: NetworkID) async throws -> ItemView
    {
        try await reading(network) { try $0.view(of: try $0.item(number, of: forum), language) }
    }

    /// - Parameters:
    ///   - reason: why; wanted where a promise is given up.
    ///   - seen: how long the item's history was when the one who asks looked at it. Where it is longer now, nothing
    ///     is done.
    public func act(
        _ deed: ItemDeed, on forum: String, _ number: Int, reason: String?, seen: Int? = nil, by: String,
        in network: NetworkID
    ) async throws -> ItemLine {
        try await changing(forum, number, in: network) { books, item in
            if let seen, seen != item.history.count { throw Refusal.changedSince(item) }
            switch deed {
            case .done(let party?): try books.closeShare(of: party, in: &item, reason: reason, by: by)
            case .done(nil): books.close(&item, as: .done, reason: reason, by: by)
            case .begin: try books.begin(&item, reason: reason, by: by)
            case .extend(let text): try books.extend(&item, to: text, reason: reason, by: by)
            case .refuseMoreTime: try books.refuseMoreTime(for: &item, reason: reason, by: by)
            case .assign(let text): try books.assign(&item, to: text, reason: reason, by: by)
            case .drop:
                guard reason != nil else { throw Refusal.noReason }
                books.close(&item, as: .dropped, reason: reason, by: by)
            }
        }
    }
}

extension Books {
    fileprivate func item(_ number: Int, of name: String) throws -> ActionItem {
        let forum = try forum(name)
        guard let item = try ledger.item(number, of: forum.id) else { throw Refusal.noItem(number, forum) }
        return item
    }

    fileprivate func view(of item: ActionItem, _ language: Language) throws -> ItemView {
        guard let line = line(for: item, in: language, withholding: []) else {
            throw Refusal.noForum(item.forum.rawValue, known: [])
        }
        func names(isClosed: Bool) -> [String] {
            item.shares.filter { ($0.closed != nil) == isClosed }.map(register.name)
        }
        let reminders = try ledger.reminders(of: item.forum, number: item.number)
        return ItemView(
            line: line, meeting: try ledger.meeting(item.meeting), openShares: names(isClosed: false),
            closedShares: names(isClosed: true),
            reminders: reminders.map { ($0, register.person($0.person)?.name ?? $0.person.rawValue) }, today: today)
    }

    fileprivate func begin(_ item: inout ActionItem, reason: String?, by: String) throws {
        if item.state == .inProgress { throw Refusal.alreadyBegun(item) }
        item.change(
            ActionItem.Change.state, from: item.state.rawValue, to: ActionItem.State.inProgress.rawValue,
            reason: reason, by: by, at: now)
        item.state = .inProgress
    }

    fileprivate func refuseMoreTime(for item: inout ActionItem, reason: String?, by: String) throws {
        guard let asked = item.extensionAsked else { throw Refusal.nothingAsked(item) }
        item.change(ActionItem.Change.extensionAsked, from: "\(asked)", to: "", reason: reason, by: by, at: now)
        item.extensionAsked = nil
    }
}

extension Refusal {
    fileprivate static func changedSince(_ item: ActionItem) -> Refusal {
        let last = item.history.last?.by ?? ""
        return Refusal(
            .notNow, code: "changed-meanwhile",
            Trilingual(
                "Punkt #\(item.number) er endra av \(last) sidan du såg på det: sjå over det og prøv igjen",
                "Punkt #\(item.number) er endret av \(last) siden du så på det: se over det og prøv igjen",
                "Item #\(item.number) was changed by \(last) since you looked at it: look it over and try again"))
    }

    fileprivate static var noReason: Refusal {
        Refusal(
            .badInput, code: "no-reason",
            Trilingual(
                "Skriv kvifor punktet fell bort", "Skriv hvorfor punktet faller bort",
                "Write why the item is dropped"))
    }

    fileprivate static func alreadyBegun(_ item: ActionItem) -> Refusal {
        Refusal(
            .notNow, code: "in-progress",
            Trilingual(
                "Punkt #\(item.number) er alt under arbeid", "Punkt #\(item.number) er allerede under arbeid",
                "Item #\(item.number) is in progress already"))
    }

    fileprivate static func nothingAsked(_ item: ActionItem) -> Refusal {
        Refusal(
            .notNow, code: "nothing-asked",
            Trilingual(
                "Ingen har bede om meir tid til punkt #\(item.number)",
                "Ingen har bedt om mer tid til punkt #\(item.number)",
                "Nobody has asked for more time for item #\(item.number)"))
    }
}
