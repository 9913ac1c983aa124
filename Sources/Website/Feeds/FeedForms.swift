import FoundationEssentials
import HTTPTypes
import Meetings

/// Addresses of one subject's feeds: made, made anew and taken back. An address is shown once: afterwards nobody
/// knows it.
struct FeedForms {
    let visit: Visit
    let subject: Feed.Subject
    let network: NetworkID

    private var workflow: FeedWorkflow { FeedWorkflow(visit.site.environment) }

    /// What the form asks for, and then the page with the address, or where one came from.
    func answered(_ form: Form, by: String, back: String) async throws -> Reply {
        switch form["do"] {
        case "make": return made(try await workflow.make(subject, by: by, in: network), back)
        case "renew": return made(try await workflow.renew(try await own(form), by: by, in: network), back)
        case "revoke":
            _ = try await workflow.revoke(try await own(form), in: network)
            return .redirect(to: back)
        default: throw Refusal.badForm
        }
    }

    /// The feed that is named, where it is this subject's.
    private func own(_ form: Form) async throws -> FeedID {
        let id = FeedID(form["id"] ?? "")
        guard try await workflow.list(subject, in: network).contains(where: { $0.id == id }) else {
            throw Refusal.noPage
        }
        return id
    }

    private func made(_ made: FeedWorkflow.Made, _ back: String) -> Reply {
        let address = made.address ?? "\(visit.ownAddress)/feeds/\(made.token.text).\(made.feed.subject.suffix)"
        let rest = address.firstRange(of: "://").map { String(address[$0.upperBound...]) } ?? address
        let isCalendar = made.feed.subject.kind != .minutes
        return visit.memberPage(
            "feed-made",
            title: isCalendar
                ? Trilingual("Kalenderadressa er klar", "Kalenderadressen er klar", "The calendar address is ready")
                : Trilingual("Adressa er klar", "Adressen er klar", "The address is ready"),
            ["address": address, "webcal": isCalendar ? "webcal://\(rest)" : "", "back": back]
        ).with(.cacheControl, "no-store").with(.referrerPolicy, "no-referrer, strict-origin")
    }

    /// Those in use, for a page that lists them.
    static func values(_ feeds: [Feed], _ language: Language, _ zone: Zone, at place: String) -> [[String: Any]] {
        feeds.filter { $0.revoked == nil }.map { feed in
            let kind =
                feed.subject.kind == .minutes
                ? Trilingual("Referat (Atom)", "Referat (Atom)", "Minutes (Atom)")
                : Trilingual("Kalender", "Kalender", "Calendar")
            return [
                "id": feed.id.rawValue, "at": place, "kind": kind[language], "what": feed.subject.kind.rawValue,
                "made": DateWords(language).long(zone.date(feed.created)),
            ]
        }
    }
}
