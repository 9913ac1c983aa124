import FoundationEssentials
import HTTPTypes
import Meetings

/// Where one is signed in, and how to end it.
enum SessionPages {
    static let routes: [Route] = [
        .get("/sessions", .signedIn, show),
        .post("/sessions/end-others", .signedIn, endOthers),
        .post("/sessions/{session}/end", .signedIn, end),
    ]

    private static func show(_ visit: Visit) async throws -> Reply {
        let sessions = try await visit.access.sessions(of: visit.reader.address)
        let moments = Moments(visit)
        let rows = sessions.map { session in
            [
                "id": session.id,
                "device": session.device.isEmpty
                    ? visit.words("Ukjend nettlesar", "Ukjent nettleser", "Unknown browser") : session.device,
                "created": moments.text(session.created), "seen": moments.text(session.lastSeen),
                "isThis": session.id == visit.reader.session,
            ] as [String: Any]
        }
        let networks = try await visit.access.networks(of: visit.reader.identity)
            .filter { $0.access.verdict(on: .coordinateNetwork) == .allowed }.map(\.network)
        return visit.page(
            "sessions", title: Trilingual("Innloggingane dine", "Innloggingene dine", "Where you are signed in"),
            [
                "sessions": rows, "hasOthers": rows.count > 1, "address": visit.reader.address ?? "",
                "hasPrograms": !networks.isEmpty,
                "programs": networks.map { ["id": AddressText.escaped($0.id.rawValue), "name": $0.name] },
            ])
    }

    private static func end(_ visit: Visit) async throws -> Reply {
        let id = visit.parameter("session")
        try await visit.access.endSession(id, of: visit.reader.address)
        guard id == visit.reader.session else { return .redirect(to: "/sessions") }
        return Reply.redirect(to: "/")
            .with(.setCookie, SessionCookie.takenBack(isSecure: visit.approach.isSecure))
    }

    private static func endOthers(_ visit: Visit) async throws -> Reply {
        _ = try await visit.access.endSessions(of: visit.reader.address ?? "", except: visit.reader.session)
        return .redirect(to: "/sessions")
    }
}

/// Instants in words, as the reader's clock has them: `fredag 29. september 2023 kl. 09.00`.
struct Moments {
    private let zone: Zone
    private let words: DateWords

    /// Without a network in the path it is Norway's time.
    init(_ visit: Visit) {
        zone = Zone(identifier: visit.register?.network.timezone ?? "Europe/Oslo") ?? .utc
        words = DateWords(visit.language)
    }

    func text(_ instant: Date) -> String {
        let (date, time) = zone.local(instant)
        return "\(words.full(date)) \(words.language == .en ? "at" : "kl.") \(words.time(time))"
    }

    func day(_ instant: Date) -> String { words.full(zone.local(instant).date) }
}

extension [String: Any?] {
    /// Those that there are: a section of a page stands where there is a value, be it an empty text.
    var present: [String: Any] { compactMapValues(\.self) }
}
