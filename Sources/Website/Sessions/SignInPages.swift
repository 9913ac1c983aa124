import FoundationEssentials
import HTTPTypes
import Meetings

/// Signing in: an address, the code that was sent there, and out again. The pages are the same whether an address is
/// known or not, and no link signs anybody in.
enum SignInPages {
    static let routes: [Route] = [
        .get("/sign-in", .anyone) { visit in
            visit.reader.isSignedIn ? .redirect(to: back(visit.query)) : askForAddress(visit, back(visit.query))
        },
        .post("/sign-in", .anyone, sendCode),
        .get("/sign-in/code", .anyone) { visit in
            visit.reader.isSignedIn ? .redirect(to: back(visit.query)) : askForCode(visit, back(visit.query))
        },
        .post("/sign-in/code", .anyone, signIn),
        .post("/sign-out", .anyone, signOut),
    ]

    private static func sendCode(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let back = back(form)
        do {
            try await visit.access.askForCode(form["address"] ?? "", from: visit.origin)
        } catch let refusal as Refusal {
            return askForAddress(visit, back, written: form["address"] ?? "", refusal)
        }
        return .redirect(to: "/sign-in/code?back=\(AddressText.escaped(back))")
    }

    private static func askForAddress(
        _ visit: Visit, _ back: String, written: String = "", _ refusal: Refusal? = nil
    ) -> Reply {
        visit.page(
            "sign-in", title: Trilingual("Logg inn", "Logg inn", "Sign in"), status: status(of: refusal),
            ["back": back, "address": written, "problem": refusal?.message[visit.language] as Any?].present)
    }

    private static func askForCode(_ visit: Visit, _ back: String, _ refusal: Refusal? = nil) -> Reply {
        visit.page(
            "sign-in-code", title: Trilingual("Skriv koden", "Skriv koden", "Type the code"),
            status: status(of: refusal),
            [
                "back": back, "backEscaped": AddressText.escaped(back), "minutes": SignInCode.minutes,
                "problem": refusal?.message[visit.language] as Any?,
            ].present)
    }

    private static func status(of refusal: Refusal?) -> HTTPResponse.Status {
        refusal.map(ErrorPages.status) ?? .ok
    }

    private static func signIn(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let back = back(form)
        do {
            let new = try await visit.access.signIn(code: form["code"] ?? "", from: visit.origin)
            let isSecure = visit.approach.isSecure
            var reply = Reply.redirect(to: back)
            // What held forms before is thrown away: nothing that was known to others goes on.
            for cookie in [
                SessionCookie.given(new.token, until: new.session.expires, at: visit.now, isSecure: isSecure),
                VisitCookie.takenBack(isSecure: isSecure),
            ] { reply.headers.append(HTTPField(name: .setCookie, value: cookie)) }
            return reply
        } catch let refusal as Refusal {
            return askForCode(visit, back, refusal)
        }
    }

    private static func signOut(_ visit: Visit) async throws -> Reply {
        if let session = visit.reader.session {
            try? await visit.access.endSession(session, of: visit.reader.address)
        }
        return Reply.redirect(to: "/")
            .with(.setCookie, SessionCookie.takenBack(isSecure: visit.approach.isSecure))
            .with(.clearSiteData, "\"cache\"")
    }

    /// Where to go on afterwards: an address of ours, and a page to look at.
    private static func back(_ form: Form) -> String {
        guard let back = form.text("back"), Reply.isOwn(back), back.utf8.count <= 500 else { return "/" }
        return back
    }
}

extension Visit {
    var access: AccessWorkflow { AccessWorkflow(site.environment) }

    /// Where a sign-in comes from. Codes are held to the browser by what its forms are held to.
    var origin: AccessWorkflow.Origin {
        AccessWorkflow.Origin(browser: visitor, client: client, userAgent: header(.userAgent) ?? "")
    }
}

extension HTTPField.Name {
    static let clearSiteData = HTTPField.Name("Clear-Site-Data") ?? .server
}
