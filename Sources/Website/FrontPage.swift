import HTTPTypes
import HummingbirdCore
import Meetings

/// The first page: what this is, and the way in.
enum FrontPage {
    static let routes: [Route] = [
        .get("/", .anyone) { visit in
            if visit.reader.isSignedIn {
                let own = try await AccessWorkflow(visit.site.environment).networks(of: visit.reader.identity)
                    .map(\.network)
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
