import FoundationEssentials
import HTTPTypes
import Meetings

/// What other programs sign in with: made, shown once, and taken back.
enum TokenPages {
    static let routes: [Route] = [
        .get("/n/{network}/tokens", .coordinateNetwork) { visit in try await page(visit) },
        .post("/n/{network}/tokens", .coordinateNetwork, create),
        .post("/n/{network}/tokens/{token}/revoke", .coordinateNetwork, revoke),
    ]

    private static func page(_ visit: Visit, made: NewAPIToken? = nil, _ refusal: Refusal? = nil) async throws -> Reply
    {
        let moments = Moments(visit)
        let tokens = try await TokenWorkflow(visit.site.environment).list(in: visit.network)
        let rows = tokens.map { token in
            [
                "id": token.id, "networkPart": AddressText.escaped(visit.network.rawValue), "name": token.name,
                "holds": token.holds(at: visit.now),
                "isRevoked": token.revoked != nil,
                "scopes": token.sortedScopes.map { words(of: $0)[visit.language] }.joined(separator: ", "),
                "person": visit.register?.person(token.person)?.name ?? token.person.rawValue,
                "expires": moments.day(token.expires), "used": token.lastUsed.map(moments.text) as Any?,
            ].present
        }
        let scopes = APIToken.Scope.usual.map { scope in
            [
                "code": scope.rawValue, "words": words(of: scope)[visit.language], "isChosen": scope == .read,
            ] as [String: Any]
        }
        return visit.page(
            "tokens", title: Trilingual("Tilgang for program", "Tilgang for programmer", "Access for programs"),
            status: refusal.map(ErrorPages.status) ?? .ok,
            [
                "id": AddressText.escaped(visit.network.rawValue), "tokens": rows, "scopes": scopes,
                "made": made?.token as Any?, "madeName": made?.record.name as Any?, "days": APIToken.usualDays,
                "mostDays": APIToken.mostDays, "problem": refusal?.message[visit.language] as Any?,
            ].present)
    }

    static func words(of scope: APIToken.Scope) -> Trilingual {
        switch scope {
        case .read: Trilingual("lese", "lese", "read")
        case .write: Trilingual("endre", "endre", "change")
        case .send: Trilingual("sende brev", "sende brev", "send letters")
        case .administer:
            Trilingual("styre installasjonen", "styre installasjonen", "administer the installation")
        }
    }

    /// Shown in the answer itself, and never again: what is redirected to would have to know it.
    private static func create(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        // An administrator who isn't in the register makes it in the name of one who coordinates.
        guard let person = visit.reader.person?.id ?? visit.anyCoordinator else { throw Forbidden() }
        let order = TokenWorkflow.Order(
            name: form.text("name") ?? "", scopes: Set(form.all("scope").compactMap(APIToken.Scope.init)),
            days: form.number("days") ?? 0, person: person.rawValue)
        do {
            let made = try await TokenWorkflow(visit.site.environment).create(order, in: visit.network)
            return try await page(visit, made: made)
        } catch let refusal as Refusal {
            return try await page(visit, refusal)
        }
    }

    private static func revoke(_ visit: Visit) async throws -> Reply {
        _ = try await TokenWorkflow(visit.site.environment).revoke(visit.parameter("token"), in: visit.network)
        return .redirect(to: "/n/\(AddressText.escaped(visit.network.rawValue))/tokens")
    }
}

extension Visit {
    fileprivate var anyCoordinator: PersonID? {
        guard let register, let forum = register.forums.first else { return nil }
        let today = (Zone(identifier: register.network.timezone) ?? .utc).date(now)
        return register.coordinators(of: forum.id, on: today).first?.id
    }
}
