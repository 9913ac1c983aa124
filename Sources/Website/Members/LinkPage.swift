import FoundationEssentials
import HTTPTypes
import Meetings

/// The page of one link, for whoever holds it, in the language of the one it was made for.
struct LinkPage {
    let visit: Visit
    let view: LinkView
    private let place: MemberPlace

    init(_ visit: Visit) async throws {
        view = try await LinkWorkflow(visit.site.environment).look(visit.parameter("token"))
        // Who guesses is counted; who has a link, never.
        if view.check.fault == .unknown || view.check.fault == .forged { try await visit.countGuess() }
        self.visit = visit.inLanguage(of: view.person)
        let zone = view.network.flatMap { Zone(identifier: $0.timezone) } ?? .utc
        place = MemberPlace(
            path: "/l/\(AddressText.escaped(visit.parameter("token")))", link: view.check.link, zone: zone,
            instant: visit.now)
    }

    var isMyItems: Bool { view.check.link?.purpose == .myItems }

    /// - Parameters:
    ///   - outcome: what has just been done.
    ///   - problem: why it wasn't; what was typed stands in the form.
    func reply(outcome: LinkOutcome? = nil, problem: Refusal? = nil, typed: Form = Form()) -> Reply {
        reply(outcome: outcome, problem: problem, typed: typed, nil)
    }

    /// With the documents that its reader may have.
    func whole(outcome: LinkOutcome? = nil, problem: Refusal? = nil, typed: Form = Form()) async throws -> Reply {
        reply(outcome: outcome, problem: problem, typed: typed, try await papers())
    }

    /// Nil where the link is no good, or isn't about a meeting.
    func papers() async throws -> GatheringPapers? {
        guard view.check.isValid || view.check.fault == .settled, let gathering = view.gathering,
            let network = view.check.link?.network
        else { return nil }
        return try await GatheringPapers(of: gathering, in: network, for: .strangers, visit.documents)
    }

    private func reply(
        outcome: LinkOutcome?, problem: Refusal?, typed: Form, _ papers: GatheringPapers?
    ) -> Reply {
        guard let link = view.check.link, view.check.isValid || view.check.fault == .settled else {
            return fault(view.check.fault ?? .unknown)
        }
        var values = common(outcome, problem)
        let status = problem.map(ErrorPages.status(of:)) ?? .ok
        let page: Reply
        switch link.purpose {
        case .gathering, .answerInvitation, .nameDeputy, .contribute:
            guard let gathering = view.gathering else { return fault(.missing) }
            values.merge(
                GatheringValues(
                    gathering: gathering, language: visit.language, place: place, kind: link.purpose.kind,
                    papers: papers, papersAt: place.path, typed: typed
                ).values
            ) { first, _ in first }
            values["isSettled"] = view.check.fault == .settled
            page = visit.memberPage("member-gathering", title: title(gathering), status: status, values)
        case .markDone, .askMoreTime, .notMine:
            page = item(view.item, link.purpose, values, status, typed, isSettled: view.check.fault == .settled)
        case .myItems:
            values.merge(mine) { first, _ in first }
            page = visit.memberPage(
                "member-items", title: Trilingual("Oppfølgingspunkta dine", "Oppfølgingspunktene dine", "Your items"),
                status: status, values)
        case .approveMinutes, .clearAgenda:
            values.merge(agreement(link.purpose, typed)) { first, _ in first }
            if let minutes = papers?.all.minutes, link.purpose.kind == .approveMinutes {
                values["hasExempt"] = papers.map { !$0.all.withheld.isEmpty }
                values["html"] = try? visit.site.environment.documents?.pages.body(minutes)
            }
            page = visit.memberPage("member-agree", title: agreementTitle(link.purpose), status: status, values)
        }
        return page.asLinkPage
    }

    /// One of the reader's items, with the one button that does it.
    func confirm(_ part: LinkPurpose, problem: Refusal? = nil, typed: Form = Form()) -> Reply {
        guard view.check.isValid, let key = part.item else { return reply(problem: problem) }
        let line = view.items.first { $0.forum.id == key.forum && $0.item.number == key.number }
        guard line != nil else { return reply(problem: problem ?? Refusal.notOpen) }
        let status = problem.map(ErrorPages.status(of:)) ?? .ok
        var values = common(nil, problem)
        values["back"] = place.path
        return item(line, part, values, status, typed, isSettled: false).asLinkPage
    }

    func renewed() -> Reply {
        visit.memberPage(
            "member-renewed", title: Trilingual("Sjekk e-posten din", "Sjekk e-posten din", "Check your mail"),
            ["days": SignedLink.overviewDays]
        ).asLinkPage
    }

    private func common(_ outcome: LinkOutcome?, _ problem: Refusal?) -> [String: Any] {
        var values: [String: Any] = [
            "at": place.path, "person": view.person?.name ?? "", "networkName": view.network?.name ?? "",
            "linkUntil": view.check.link.map { until($0.expires) } ?? "", "isLink": true,
        ]
        values["outcome"] = outcome.map { OutcomeWords(outcome: $0, language: visit.language).values }
        values["problem"] = problem.map { ["message": $0.message[visit.language]] }
        return values
    }

    private func until(_ instant: Date) -> String { DateWords(visit.language).long(place.zone.date(instant)) }

    private func title(_ gathering: Gathering) -> Trilingual {
        let name = gathering.forum.shortName
        func words(_ language: Language) -> String {
            "\(name) \(DateWords(language).dayAndMonth(gathering.meeting.date))"
        }
        return Trilingual(words(.nn), words(.nb), words(.en))
    }

    private func item(
        _ line: ItemLine?, _ purpose: LinkPurpose, _ values: [String: Any], _ status: HTTPResponse.Status,
        _ typed: Form, isSettled: Bool
    ) -> Reply {
        guard let line else { return fault(.missing) }
        return MemberItemPage(
            visit: visit, place: place, line: line, kind: purpose.kind, isSettled: isSettled || !line.item.state.isOpen
        ).reply(values, status, typed)
    }

    private var mine: [String: Any] {
        var values = MemberItems(lines: view.items, language: visit.language, place: place).values
        values["feedAt"] = "\(place.path)/feed"
        values["renewAt"] = "\(place.path)/renew"
        return values
    }

    private func agreement(_ purpose: LinkPurpose, _ typed: Form) -> [String: Any] {
        let words = DateWords(visit.language)
        return [
            "isMinutes": purpose.kind == .approveMinutes, "isSettled": view.check.fault == .settled,
            "forum": view.forum?.name ?? "", "day": view.meeting.map { words.full($0.date) } ?? "",
            "remark": typed["remark"] ?? "", "hasExempt": view.draft.contains { $0.exempt != nil },
            "agenda": view.draft.map { $0.forStrangers(visit.language) }.map { item in
                [
                    "time": "\(words.time(item.start))–\(words.time(item.end))", "title": item.heading,
                    "kind": item.kind.words[visit.language], "presenter": item.presenter ?? "", "reason": item.reason,
                    "text": item.text,
                ]
            },
        ]
    }

    private func agreementTitle(_ purpose: LinkPurpose) -> Trilingual {
        purpose.kind == .approveMinutes
            ? Trilingual("Godkjenn referatet", "Godkjenn referatet", "Approve the minutes")
            : Trilingual("Klarer saklista", "Klarer sakslisten", "Clear the agenda")
    }

    /// What is wrong with the link, what it means, and what to do.
    private func fault(_ fault: LinkCheck.Fault) -> Reply {
        let page = LinkFaultPage(fault: fault, view: view, place: place, language: visit.language)
        return visit.memberPage("member-fault", title: page.title, status: page.status, page.values).asLinkPage
    }
}

extension Visit {
    /// A page for one person is in that person's language, unless another was chosen here.
    func inLanguage(of person: Person?) -> Visit {
        guard let person, cookie(LanguageChoice.cookie).flatMap(Language.init(rawValue:)) == nil else { return self }
        var reader = reader
        reader.language = person.language
        return Visit(
            site: site, reader: reader, request: request, parameters: parameters, path: path, query: query,
            register: register, approach: approach, visitor: visitor, limitBytes: limitBytes, checkedForm: checkedForm)
    }
}

extension Refusal {
    /// An item that isn't the reader's, or is closed.
    static var notOpen: Refusal {
        Refusal(
            .notNow, code: "not-open",
            Trilingual(
                "Punktet er ikkje ope hos deg lenger", "Punktet er ikke åpent hos deg lenger",
                "The item is no longer open with you"))
    }
}
