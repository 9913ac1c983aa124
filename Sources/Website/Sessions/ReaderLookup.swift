import FoundationEssentials
import HTTPTypes
import Meetings

/// Finds out who asks: from the session to the address, and from the address to the person in the network of the path.
struct ReaderLookup {
    let site: Site
    let approach: Approach

    /// What is known of a request before it is answered.
    struct Found {
        var reader: Reader
        /// The register of the path's network, where there is one.
        var register: Register?
        /// Whom forms are held to; empty where the browser has no cookie of ours.
        var visitor = ""
        /// The cookie is to be set anew.
        var cookie: String?
    }

    /// - Parameter parameters: the path's; `network` and `forum` are looked at.
    func found(_ headers: HTTPFields, _ parameters: [String: String], _ route: Route) async throws -> Found {
        let entered = try await route.isForPrograms ? program(headers) : person(headers)
        return try await placed(entered, headers, parameters, route)
    }

    private func person(_ headers: HTTPFields) async throws -> Found {
        let name = SessionCookie.name(isSecure: approach.isSecure)
        var found = Found(reader: Reader(language: .nn))
        if let cookie = Cookies.value(of: name, in: headers[.cookie]), let opened = try await site.signIn.open(cookie) {
            let isAdministrator = site.environment.administrators.contains(opened.address.lowercased())
            found.reader.identity = .address(opened.address.lowercased(), isAdministrator: isAdministrator)
            found.reader.session = opened.session
            found.visitor = Visitor.session(opened.session)
            found.cookie = opened.newToken.map { token in
                SessionCookie.given(
                    token, until: opened.expires, at: site.environment.time.now(), isSecure: approach.isSecure)
            }
        } else if let visit = VisitCookie.value(in: headers, isSecure: approach.isSecure) {
            found.visitor = Visitor.visit(visit)
        }
        return found
    }

    /// No cookie is looked at: a page of another site can't send what it doesn't know (RFC 6750 §2.1).
    private func program(_ headers: HTTPFields) async throws -> Found {
        var found = Found(reader: Reader(language: .en))
        let words = headers[.authorization]?.split(separator: " ", maxSplits: 1) ?? []
        guard words.count == 2, words[0].lowercased() == "bearer" else { return found }
        let access = AccessWorkflow(site.environment)
        try await access.mayCount(.guessesByClient, approach.client)
        guard let token = try await TokenWorkflow(site.environment).open(String(words[1])) else {
            try await access.count(.guessesByClient, approach.client)
            return found
        }
        found.reader.token = token
        found.reader.identity = .person(token.person, token.network)
        return found
    }

    /// In the network of the path.
    private func placed(
        _ entered: Found, _ headers: HTTPFields, _ parameters: [String: String], _ route: Route
    ) async throws -> Found {
        var found = entered
        let chosen = Cookies.value(of: LanguageChoice.cookie, in: headers[.cookie]).flatMap(Language.init(rawValue:))
        let accepted = LanguageChoice.accepted(headers[.acceptLanguage])
        found.reader.language = chosen ?? accepted ?? .nn
        guard let id = parameters["network"].map({ NetworkID($0) }), let register = try await register(id) else {
            return found
        }
        let today = (Zone(identifier: register.network.timezone) ?? .utc).date(site.environment.time.now())
        let access = register.access(of: found.reader.identity, on: today)
        let forum = parameters["forum"].flatMap { register.forum(ForumID($0))?.id }
        found.reader.access = access
        found.reader.person = access.person
        found.reader.networkStanding = access.standing
        found.reader.standing = route.right.isOfForum ? access.standing(in: forum) : access.standing
        found.reader.language = chosen ?? access.person?.language ?? accepted ?? register.network.language
        found.register = register
        return found
    }

    /// Nil where there is no such network.
    private func register(_ network: NetworkID) async throws -> Register? {
        let change = try await site.changes.number(of: network)
        return try await site.registers.register(of: network, change: change, in: site.environment.store)
    }
}
