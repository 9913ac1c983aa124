import FoundationEssentials
import HTTPTypes
import Meetings

/// Where links in letters lead. Looking writes nothing, whoever looks; a button that is pressed acts.
enum LinkPages {
    static let routes: [Route] = [
        .get("/l/{token}", .anyone, show),
        .post("/l/{token}", .anyone, act).taking(bytes: 128 << 10),
        .post("/l/{token}/renew", .anyone, renew).taking(bytes: 4 << 10),
        .post("/l/{token}/feed", .anyone, makeFeed).taking(bytes: 4 << 10),
    ]

    private static func show(_ visit: Visit) async throws -> Reply {
        let page = try await LinkPage(visit)
        if let part = MemberForms.part(visit.query), page.isMyItems { return page.confirm(part) }
        return try await page.whole()
    }

    private static func act(_ visit: Visit) async throws -> Reply {
        let page = try await LinkPage(visit)
        let form = try await page.visit.form()
        guard let link = page.view.check.link else { return page.reply() }
        guard let deed = MemberForms(form: form).deed(for: link.purpose) else {
            return try await page.whole(problem: Refusal.nothingChosen, typed: form)
        }
        do {
            let outcome = try await LinkWorkflow(visit.site.environment).act(
                visit.parameter("token"), deed.action, on: deed.part)
            return try await LinkPage(visit).whole(outcome: outcome)
        } catch let refusal as Refusal {
            // As it now stands, with what was typed.
            let after = try await LinkPage(visit)
            if let part = deed.part, after.isMyItems, part.item != nil {
                return after.confirm(part, problem: refusal, typed: form)
            }
            return try await after.whole(problem: refusal, typed: form)
        }
    }

    /// What is answered is the same whether a letter was written now or lately.
    private static func renew(_ visit: Visit) async throws -> Reply {
        let page = try await LinkPage(visit)
        do {
            try await MemberWorkflow(visit.site.environment).renew(visit.parameter("token"))
            return page.renewed()
        } catch is Refusal {
            return page.reply()
        }
    }

    /// An address for the reader's own calendar, from the page of the reader's own items.
    private static func makeFeed(_ visit: Visit) async throws -> Reply {
        let page = try await LinkPage(visit)
        guard page.isMyItems, page.view.check.isValid, let link = page.view.check.link else { return page.reply() }
        let form = try await page.visit.form()
        return try await FeedForms(visit: page.visit, subject: .person(link.person), network: link.network)
            .answered(form, by: link.person.rawValue, back: "/l/\(AddressText.escaped(visit.parameter("token")))")
            .asLinkPage
    }
}

extension Reply {
    /// Pages behind links are kept nowhere, found by no search, and their addresses told to nobody. The second policy
    /// is the one that browsers follow: without any referrer they would say `Origin: null` of our own forms.
    var asLinkPage: Reply {
        with(.cacheControl, "no-store").with(.referrerPolicy, "no-referrer, strict-origin")
            .with(.robots, "noindex, nofollow")
    }
}

extension Refusal {
    static var nothingChosen: Refusal {
        Refusal(
            .badInput, code: "nothing-chosen",
            Trilingual("Vel eitt av svara", "Velg ett av svarene", "Choose one of the answers"))
    }
}
