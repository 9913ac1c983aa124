import FoundationEssentials
import HTTPTypes
import Meetings
import TestSupport
import Testing

@testable import Website

/// Every route there is, whoever made it: nothing has to be written here for a new one.
@Suite("Every route gives what the table of rights says")
struct RightsTests {
    /// Those who come, from the least to the most.
    private enum Visitor: String, CaseIterable {
        case stranger, otherNetworks, person, member, leader, coordinator, administrator

        var address: String? {
            switch self {
            case .stranger: nil
            case .otherNetworks: "koordinator@anna.example.no"
            case .person: "kari@example.no"
            case .member: "leiar.hareid@example.no"
            case .leader: "leiar.volda@example.no"
            case .coordinator: "oddvar@example.no"
            case .administrator: "drift@example.no"
            }
        }

        var id: PersonID? {
            switch self {
            case .stranger, .administrator: nil
            case .otherNetworks: "anna"
            case .person: "kari"
            case .member: "leiar-hareid"
            case .leader: "leiar-volda"
            case .coordinator: "oddvar"
            }
        }

        /// In the network and the forum that are asked for.
        var standing: Standing {
            switch self {
            case .stranger, .otherNetworks: .stranger
            case .person: .person
            case .member: .member
            case .leader: .leader
            case .coordinator: .coordinator
            case .administrator: .administrator
            }
        }

        func expected(_ right: Right) -> Verdict {
            switch right {
            case .anyone: .allowed
            case .signedIn: self == .stranger ? .signIn : .allowed
            case .administer: self == .stranger ? .signIn : self == .administrator ? .allowed : .forbidden
            default:
                switch self {
                case .stranger: .signIn
                case .otherNetworks: .hidden
                default: standing >= right.least ? .allowed : .forbidden
                }
            }
        }
    }

    /// A site with another network beside, and a meeting; and what its routes' parameters stand for.
    private struct Ground {
        let site: TestSite
        let parts: [String: String]

        init() async throws {
            site = try await TestSite(administrators: ["drift@example.no"])
            var other = Register(
                network: Network(
                    id: "anna", name: "Anna", language: .nb, timezone: "Europe/Oslo", mailbox: "anna@example.no",
                    county: "vestland"))
            other.roles = [Role(names: ["sekretariat"])]
            other.people = [Person(id: "anna", name: "Anna", email: "koordinator@anna.example.no", language: .nb)]
            other.forums = [Forum(id: "sjustjerna", name: "Anna"), Forum(id: "anna", name: "Anna")]
            other.appointments = [
                Appointment(
                    forum: "sjustjerna", role: "sekretariat", person: "anna", from: SampleRegister.day(2022, 1, 1))
            ]
            let store = site.world.environment.store
            try await store.write("anna") { [other] in try $0.save(other) }
            let planned = try await PlanningWorkflow(site.world.environment).accept(
                "sjustjerna", from: nil, until: SampleRegister.day(2023, 12, 31), in: "sjustjerna")
            parts = [
                "network": "sjustjerna", "forum": "sjustjerna",
                "date": planned.meetings.first.map { "\($0.date)" } ?? "", "number": "1",
            ]
        }

        func path(_ route: Route) -> String {
            route.path.split(separator: "/", omittingEmptySubsequences: false).map { part in
                guard part.hasPrefix("{") else { return part == "**" ? "x" : String(part) }
                return parts[String(part.dropFirst().dropLast())] ?? "x1"
            }.joined(separator: "/")
        }

        /// A page that is there whatever has been done: no document that has to be sent first, and nothing that has
        /// to be published.
        func isAlwaysThere(_ route: Route) -> Bool {
            let isKnown = route.path.split(separator: "/").filter { $0.hasPrefix("{") }
                .allSatisfy { ["{network}", "{forum}", "{date}"].contains($0) }
            return isKnown && !route.path.contains(".") && !route.path.hasPrefix("/p/") && route.right != .administer
        }

        func ask(_ route: Route, as visitor: Visitor) async throws -> (status: Int, location: String?) {
            var headers: [String: String] = [:]
            // An administrator's program has a token that was made for the installation.
            let isKeeper = visitor == .administrator
            if route.isForPrograms, let id = isKeeper ? "oddvar" : visitor.id {
                let network: NetworkID = visitor == .otherNetworks ? "anna" : "sjustjerna"
                let scopes = isKeeper ? Set(APIToken.Scope.allCases) : [.read, .write, .send]
                let made = try await TokenWorkflow(site.site.environment).create(
                    .init(name: "prøve", scopes: scopes, person: id.rawValue), within: .everything, in: network)
                headers["Authorization"] = "Bearer \(made.token)"
            }
            let person = route.isForPrograms ? nil : visitor.address
            return try await site.status(route.method, path(route), as: person, headers: headers)
        }
    }

    private static let routes = Website.routes

    @Test("who may is let in, who may not is told no, and to other networks there is nothing there")
    func matrix() async throws {
        #expect(Self.routes.count > 20)
        // What is let in may change something: that comes last, and with books of its own.
        let (refused, allowed) = (try await Ground(), try await Ground())
        for route in Self.routes {
            for visitor in Visitor.allCases {
                let expected = visitor.expected(route.right)
                let ground = expected == .allowed && route.method != .get ? allowed : refused
                let (status, location) = try await ground.ask(route, as: visitor)
                let who = "\(route.method.rawValue) \(route.path) as \(visitor): \(status)"
                #expect(Self.isAnswer(status, location, to: route, expected), "\(who), not \(expected)")
            }
        }
    }

    private static func isAnswer(_ status: Int, _ location: String?, to route: Route, _ verdict: Verdict) -> Bool {
        switch verdict {
        case .allowed:
            status != 401 && status != 403 && status < 500
                && (route.path.hasPrefix("/sign-") || location?.hasPrefix("/sign-in") != true)
        case .signIn: route.isForPrograms ? status == 401 : status == 303 && location?.hasPrefix("/sign-in") == true
        case .forbidden: status == 403
        case .hidden: status == 404
        }
    }

    @Test("what there is to see is seen by the coordinator, and looking changes nothing")
    func looking() async throws {
        let ground = try await Ground()
        let store = ground.site.world.environment.store
        for route in Self.routes where route.method == .get {
            let before = try await store.changes(of: "sjustjerna")
            let (status, _) = try await ground.ask(route, as: .coordinator)
            if ground.isAlwaysThere(route) { #expect(status != 404, "\(route.path)") }
            #expect(try await store.changes(of: "sjustjerna") == before, "GET \(route.path)")
        }
    }

    @Test("a deed is refused to a look, without its form's token, and from another site's page; nothing is changed")
    func deeds() async throws {
        let ground = try await Ground()
        let store = ground.site.world.environment.store
        let seen = Set(Self.routes.filter { $0.method == .get }.map(\.path))
        for route in Self.routes where route.method != .get && !route.isForPrograms {
            let before = try await store.changes(of: "sjustjerna")
            let path = ground.path(route)
            if !seen.contains(route.path) {
                #expect(try await ground.site.status(.get, path, as: "drift@example.no").status == 405, "\(route.path)")
            }
            let bare = try await ground.site.status(route.method, path, as: "drift@example.no", isSigned: false)
            #expect(bare.status == 403, "\(route.path)")
            for headers in [
                ["Origin": "https://ond.example"], ["Origin": "null"], ["Sec-Fetch-Site": "cross-site"],
                ["Sec-Fetch-Site": "same-site"],
            ] {
                let foreign = try await ground.site.status(
                    route.method, path, as: "drift@example.no", headers: headers)
                #expect(foreign.status == 403, "\(route.path) \(headers)")
            }
            #expect(try await store.changes(of: "sjustjerna") == before, "\(route.path)")
        }
    }

    @Test("programs come in by a token alone: a session's cookie opens nothing there, so no form can")
    func programs() async throws {
        let ground = try await Ground()
        for route in Self.routes where route.isForPrograms && route.right != .anyone {
            let status = try await ground.site.status(route.method, ground.path(route), as: "oddvar@example.no").status
            #expect(status == 401, "\(route.method.rawValue) \(route.path)")
        }
    }

    @Test("a forum and a network that aren't there answer as those of others")
    func enumeration() async throws {
        let ground = try await Ground()
        for route in Self.routes where route.method == .get && !route.isForPrograms && route.path.contains("{network}")
        {
            let others = ground.path(route)
            let nobodys = others.replacing("/sjustjerna", with: "/finst-ikkje")
            for visitor in [Visitor.stranger, .otherNetworks] {
                let one = try await ground.site.status(.get, others, as: visitor.address)
                let other = try await ground.site.status(.get, nobodys, as: visitor.address)
                if route.right != .anyone { #expect(one.status == other.status, "\(route.path) as \(visitor)") }
            }
        }
    }
}
