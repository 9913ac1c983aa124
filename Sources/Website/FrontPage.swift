import HTTPTypes
import HummingbirdCore
import Meetings

/// The first page: what this is, and the way in.
enum FrontPage {
    static let routes: [Route] = [
        .get("/", .anyone) { visit in
            let networks = try await visit.site.environment.store.networks()
            if visit.reader.isSignedIn {
                let own = try await visit.ownNetworks(among: networks)
                if own.count == 1 { return .redirect(to: "/n/\(AddressText.escaped(own[0].id.rawValue))") }
                return visit.page(
                    "networks", title: Trilingual("Nettverka dine", "Nettverkene dine", "Your networks"),
                    ["networks": own.map { ["id": AddressText.escaped($0.id.rawValue), "name": $0.name] }])
            }
            return visit.page("front", title: Trilingual("Møta, samla", "Møtene, samlet", "Meetings, gathered"))
        },
        .get("/accessibility", .anyone) { visit in
            visit.page(
                "accessibility", title: Trilingual("Tilgjenge", "Tilgjengelighet", "Accessibility"),
                visit.site.settings.accessibilityStatement.map { ["declaration": $0] } ?? [:])
        },
    ]
}

extension Visit {
    /// Those whose register has the reader, or all for an administrator.
    fileprivate func ownNetworks(among networks: [NetworkID]) async throws -> [Network] {
        var own: [Network] = []
        for network in networks {
            let reader = try await ReaderLookup(site: site).reader(
                request.headers, ["network": network.rawValue], .seeNetwork)
            guard reader.networkStanding > .stranger else { continue }
            if let register = try await site.environment.store.read(network, { try $0.register() }) {
                own.append(register.network)
            }
        }
        return own
    }
}
