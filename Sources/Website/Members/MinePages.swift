import FoundationEssentials
import HTTPTypes
import Meetings

/// What a link shows, for one who has signed in: one's own meetings, items and feeds.
enum MinePages {
    static let routes: [Route] = [
        .get("/n/{network}/mine", .seeNetwork, show),
        .post("/n/{network}/mine", .seeNetwork, act),
        .post("/n/{network}/mine/feeds", .seeNetwork, feeds),
        .get("/n/{network}/mine/{forum}/{date}", .seeNetwork, gathering),
        .post("/n/{network}/mine/{forum}/{date}", .seeNetwork, answer),
    ]

    private static func show(_ visit: Visit) async throws -> Reply {
        guard visit.reader.person != nil else { return visit.page("mine-nobody", title: title) }
        if let part = MemberForms.part(visit.query), let key = part.item {
            return try await MinePage(visit).confirm(part, key)
        }
        return try await MinePage(visit).reply()
    }

    private static func act(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        guard let deed = MemberForms(form: form).deed(for: .myItems), let part = deed.part, let key = part.item else {
            throw Refusal.badForm
        }
        do {
            let outcome = try await MemberWorkflow(visit.site.environment).act(
                deed.action, on: part, as: try visit.own, in: visit.network)
            return try await MinePage(visit).reply(outcome: outcome)
        } catch let refusal as Refusal {
            return try await MinePage(visit).confirm(part, key, problem: refusal, typed: form)
        }
    }

    private static func feeds(_ visit: Visit) async throws -> Reply {
        let own = try visit.own
        return try await FeedForms(visit: visit, subject: .person(own), network: visit.network)
            .answered(try await visit.form(), by: own.rawValue, back: MinePage.path(visit))
    }

    private static func gathering(_ visit: Visit) async throws -> Reply {
        try await MinePage(visit).gathering(try visit.named)
    }

    private static func answer(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let workflow = MemberWorkflow(visit.site.environment)
        let name = try visit.named
        let (gathering, _) = try await workflow.gathering(name, for: try visit.own, in: visit.network)
        guard let deed = MemberForms(form: form).gatheringDeed(gathering.meeting.id), let part = deed.part else {
            return try await MinePage(visit).gathering(name, problem: Refusal.nothingChosen, typed: form)
        }
        do {
            let outcome = try await workflow.act(deed.action, on: part, as: try visit.own, in: visit.network)
            return try await MinePage(visit).gathering(name, outcome: outcome)
        } catch let refusal as Refusal {
            return try await MinePage(visit).gathering(name, problem: refusal, typed: form)
        }
    }

    static let title = Trilingual("Mitt", "Mitt", "Mine")
}

extension Visit {
    /// Who has signed in; an administrator may be nobody in the register.
    fileprivate var own: PersonID {
        get throws {
            guard let person = reader.person else { throw Refusal.noPage }
            return person.id
        }
    }

    fileprivate var named: MeetingName {
        get throws { try MeetingName("\(parameter("forum"))/\(parameter("date"))") }
    }
}

/// One reader's own pages.
struct MinePage {
    private let visit: Visit
    private let place: MemberPlace

    static func path(_ visit: Visit) -> String { "/n/\(AddressText.escaped(visit.network.rawValue))/mine" }

    init(_ visit: Visit) {
        self.visit = visit
        let zone = visit.register.flatMap { Zone(identifier: $0.network.timezone) } ?? .utc
        place = MemberPlace(path: Self.path(visit), link: nil, zone: zone, instant: visit.now)
    }

    func reply(outcome: LinkOutcome? = nil) async throws -> Reply {
        let mine = try await MemberWorkflow(visit.site.environment).mine(try visit.own, in: visit.network)
        var values = common(outcome, nil)
        values.merge(MemberItems(lines: mine.items, language: visit.language, place: place).values) { first, _ in first
        }
        values["person"] = mine.person.name
        values["coming"] = mine.coming.map(meetingValues)
        values["past"] = mine.past.map(meetingValues)
        values["feeds"] = FeedForms.values(mine.feeds, visit.language, place.zone, at: "\(place.path)/feeds")
        values["feedAt"] = "\(place.path)/feeds"
        values["hasFeeds"] = !mine.feeds.isEmpty
        values["hasComing"] = !mine.coming.isEmpty
        values["hasPast"] = !mine.past.isEmpty
        return visit.memberPage("mine", title: MinePages.title, values)
    }

    func confirm(
        _ part: LinkPurpose, _ key: Filing.ItemKey, problem: Refusal? = nil, typed: Form = Form()
    ) async throws -> Reply {
        let mine = try await MemberWorkflow(visit.site.environment).mine(try visit.own, in: visit.network)
        guard let line = mine.items.first(where: { $0.forum.id == key.forum && $0.item.number == key.number }) else {
            throw problem ?? Refusal.notOpen
        }
        var values = common(nil, problem)
        values["back"] = place.path
        return MemberItemPage(visit: visit, place: place, line: line, kind: part.kind, isSettled: false)
            .reply(values, problem.map(ErrorPages.status(of:)) ?? .ok, typed)
    }

    func gathering(
        _ name: MeetingName, outcome: LinkOutcome? = nil, problem: Refusal? = nil, typed: Form = Form()
    ) async throws -> Reply {
        let (gathering, _) = try await MemberWorkflow(visit.site.environment)
            .gathering(name, for: try visit.own, in: visit.network)
        var place = place
        place.path = address(of: gathering)
        // The forum's own pages are for its members.
        let papers =
            gathering.seat == nil
            ? nil
            : try await GatheringPapers(
                of: gathering, in: visit.network, for: .members, visit.documents)
        let forum = AddressText.escaped(gathering.forum.id.rawValue)
        let papersAt = "/n/\(AddressText.escaped(visit.network.rawValue))/f/\(forum)/m/\(gathering.meeting.date)"
        var values = common(outcome, problem)
        values["back"] = Self.path(visit)
        values.merge(
            GatheringValues(
                gathering: gathering, language: visit.language, place: place, papers: papers, papersAt: papersAt,
                typed: typed
            ).values
        ) { first, _ in first }
        let day = gathering.meeting.date
        let short = gathering.forum.shortName
        return visit.memberPage(
            "member-gathering",
            title: Trilingual(
                "\(short) \(DateWords(.nn).dayAndMonth(day))", "\(short) \(DateWords(.nb).dayAndMonth(day))",
                "\(short) \(DateWords(.en).dayAndMonth(day))"), status: problem.map(ErrorPages.status(of:)) ?? .ok,
            values)
    }

    private func common(_ outcome: LinkOutcome?, _ problem: Refusal?) -> [String: Any] {
        var values: [String: Any] = ["at": place.path, "isLink": false]
        values["outcome"] = outcome.map { OutcomeWords(outcome: $0, language: visit.language).values }
        values["problem"] = problem.map { ["message": $0.message[visit.language]] }
        return values
    }

    private func address(of gathering: Gathering) -> String {
        "\(Self.path(visit))/\(AddressText.escaped(gathering.forum.id.rawValue))/\(gathering.meeting.date)"
    }

    private func meetingValues(_ gathering: Gathering) -> [String: Any] {
        let words = DateWords(visit.language)
        let meeting = gathering.meeting
        let slot = gathering.call == nil ? gathering.calls.first?.slot ?? meeting.slot : meeting.slot
        let days = place.zone.date(place.instant).days(until: meeting.date)
        return [
            "at": address(of: gathering), "forum": gathering.forum.shortName, "day": words.full(meeting.date),
            "time": words.span(slot.start, slot.end), "place": meeting.place == "?" ? "" : meeting.place,
            "countdown": gathering.isOver ? "" : ItemWords.countdown(days)[visit.language],
            "isCancelled": meeting.isCancelled, "state": state(gathering)[visit.language],
            "waits": waits(gathering),
        ]
    }

    private func waits(_ gathering: Gathering) -> Bool {
        gathering.calls.contains { $0.isOpen && $0.invitation.answer.state == .none }
    }

    private func state(_ gathering: Gathering) -> Trilingual {
        if gathering.meeting.isCancelled { return Trilingual("Avlyst", "Avlyst", "Cancelled") }
        if gathering.minutes != nil { return Trilingual("Referatet er klart", "Referatet er klart", "Minutes are in") }
        if gathering.isOver { return Trilingual("Halde", "Holdt", "Held") }
        if waits(gathering) { return Trilingual("Ikkje svart", "Ikke svart", "Not answered") }
        guard let call = gathering.calls.first else { return Trilingual("Planlagd", "Planlagt", "Planned") }
        return AnswerWords.of(call.invitation.answer.state) ?? Trilingual("Kalla inn", "Kalt inn", "Called")
    }
}
