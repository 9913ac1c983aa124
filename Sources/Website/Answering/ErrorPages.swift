import HTTPTypes
import Logging
import Meetings

/// What went wrong as a page: what happened, what it means for the reader, and what to do.
struct ErrorPages {
    let site: Site
    let route: Route?

    func reply(to error: any Error, _ reader: Reader, path: String) -> Reply {
        switch error {
        case is SignInNeeded: return signIn(reader, path)
        case is Forbidden: return page(.forbidden, Self.forbidden, reader)
        case let refusal as Refusal: return page(Self.status(of: refusal), refusal.message, reader, refusal.problems)
        case is CancellationError: return page(.serviceUnavailable, Self.fault, reader)
        default:
            // The error's own text may hold what was asked for; who handles it sees its kind.
            site.logger.error(
                "a page failed", metadata: ["page": "\(route?.path ?? "")", "error": "\(type(of: error))"])
            site.logger.debug("a page failed", metadata: ["detail": "\(error)"])
            return page(.internalServerError, Self.fault, reader)
        }
    }

    static func status(of refusal: Refusal) -> HTTPResponse.Status {
        switch refusal.code {
        case "too-large": return .contentTooLarge
        case "too-slow": return .requestTimeout
        case "foreign-form", "stale-form": return .forbidden
        case "feed-revoked": return .gone
        default: break
        }
        switch refusal.kind {
        case .badInput: return .unprocessableContent
        case .notFound: return .notFound
        case .notNow: return .conflict
        case .forbidden: return .forbidden
        case .tooMany: return .tooManyRequests
        }
    }

    /// Where to go on after signing in is kept in the address; only looking can be gone on with.
    private func signIn(_ reader: Reader, _ path: String) -> Reply {
        guard let route, !route.isForPrograms else { return page(.unauthorized, Self.forbidden, reader) }
        let back = route.method == .get ? "?back=\(AddressText.escaped(path))" : ""
        return .redirect(to: "/sign-in\(back)")
    }

    private func page(
        _ status: HTTPResponse.Status, _ message: Trilingual, _ reader: Reader, _ problems: [Problem] = []
    ) -> Reply {
        let language = reader.language
        let title = Self.titles[status.code] ?? Self.faultTitle
        let values: [String: Any] = [
            "layout": PageLayout(site: site, reader: reader, path: "/", network: nil).values(title: title[language]),
            "csrf": FormToken.mark, "heading": title[language], "message": message[language],
            "problems": problems.map { problem in
                [
                    "line": problem.line.map(String.init) ?? "", "message": problem.message[language],
                    "suggestion": problem.suggestion ?? "",
                ]
            },
        ]
        return .html(status, site.templates.rendered("error", language, values) ?? "")
    }

    private static let titles: [Int: Trilingual] = [
        403: Trilingual("Dette er ikkje ope for deg", "Dette er ikke åpent for deg", "This isn't open to you"),
        404: Trilingual("Sida finst ikkje", "Siden finnes ikke", "There is no such page"),
        405: Trilingual(
            "Slik kan ikkje sida brukast", "Slik kan ikke siden brukes", "The page can't be used like that"),
        409: Trilingual("Det går ikkje no", "Det går ikke nå", "It can't be done now"),
        410: Trilingual("Lenkja gjeld ikkje lenger", "Lenken gjelder ikke lenger", "The link is no longer good"),
        413: Trilingual("Det vart for stort", "Det ble for stort", "That was too large"),
        422: Trilingual("Noko må rettast", "Noe må rettes", "Something has to be put right"),
        429: Trilingual("For mange forsøk", "For mange forsøk", "Too many tries"),
    ]

    private static let faultTitle = Trilingual(
        "Noko gjekk gale hos oss", "Noe gikk galt hos oss", "Something went wrong")

    private static let fault = Trilingual(
        "Ingenting er endra. Prøv ein gong til om litt; står det ved lag, sei frå til koordinatoren.",
        "Ingenting er endret. Prøv en gang til om litt; vedvarer det, si fra til koordinatoren.",
        "Nothing was changed. Try again in a while; if it goes on, tell the coordinator.")

    private static let forbidden = Trilingual(
        "Du er logga inn, men rolla di gjev ikkje tilgang til dette. Koordinatoren kan hjelpe deg.",
        "Du er logget inn, men rollen din gir ikke tilgang til dette. Koordinatoren kan hjelpe deg.",
        "You are signed in, but your role doesn't give you access to this. The coordinator can help you.")
}
