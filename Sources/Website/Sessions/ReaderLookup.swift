import HTTPTypes
import Meetings

/// Finds out who asks: from the session to the address, and from the address to the person in the network of the path.
struct ReaderLookup {
    let site: Site

    /// - Parameter parameters: the path's; `network` and `forum` are looked at.
    func reader(_ headers: HTTPFields, _ parameters: [String: String], _ right: Right) async throws -> Reader {
        try await found(headers, parameters, right).reader
    }

    /// With the register of the path's network, where there is one.
    func found(
        _ headers: HTTPFields, _ parameters: [String: String], _ right: Right
    ) async throws -> (reader: Reader, register: Register?) {
        let cookies = headers[.cookie]
        let address = try await site.signIn.address(Cookies.value(of: SessionCookie.name(site.settings), in: cookies))
        let chosen = Cookies.value(of: LanguageChoice.cookie, in: cookies).flatMap(Language.init(rawValue:))
        let accepted = LanguageChoice.accepted(headers[.acceptLanguage])
        guard let id = parameters["network"].map({ NetworkID($0) }), let register = try await register(id) else {
            return (Reader(address: address, language: chosen ?? accepted ?? .nn), nil)
        }
        let person = address.flatMap { address in
            register.people.first { $0.email.lowercased() == address.lowercased() }
        }
        let isAdministrator = address.map(isAdministrator) ?? false
        let forum = parameters["forum"].flatMap { register.forum(ForumID($0))?.id }
        let today = (Zone(identifier: register.network.timezone) ?? .utc).date(site.environment.time.now())
        func standing(in forum: ForumID?) -> Standing {
            if isAdministrator { return .administrator }
            return person.map { register.standing(of: $0.id, in: forum, on: today) } ?? .stranger
        }
        let reader = Reader(
            address: address, person: person, standing: standing(in: right.isOfForum ? forum : nil),
            language: chosen ?? person?.language ?? accepted ?? register.network.language,
            networkStanding: standing(in: nil))
        return (reader, register)
    }

    private func isAdministrator(_ address: String) -> Bool {
        site.settings.administrators.contains { $0.lowercased() == address.lowercased() }
    }

    /// Nil where there is no such network.
    private func register(_ network: NetworkID) async throws -> Register? {
        let change = try await site.changes.number(of: network)
        return try await site.registers.register(of: network, change: change, in: site.environment.store)
    }
}
