import FoundationEssentials
import HTTPTypes
import Meetings
import ServiceLifecycle

/// A part of a page that is sent again whenever it has changed, for as long as somebody looks at it.
enum LivePart {
    /// How often it is looked after, in seconds, and how many times before the browser is to ask anew.
    private static let everySeconds = 1.0
    private static let rounds = 240
    private static let roundsBetweenBeats = 10

    /// - Parameters:
    ///   - isOfBooks: the part is made of the network's books alone, and is the same as long as they are. What the
    ///     dispatcher does with letters isn't written there.
    ///   - part: the HTML as it is now.
    static func stream(
        _ visit: Visit, isOfBooks: Bool = true, _ part: @escaping @Sendable () async throws -> String
    ) -> Reply {
        Reply.stream { writer in
            var shown = ""
            var seen: Int?
            for round in 0..<rounds {
                try Task.checkCancellation()
                if Task.isShuttingDownGracefully { return }
                let change = try await visit.site.changes.number(of: visit.network)
                if change != seen || !isOfBooks {
                    seen = change
                    let html = try await part()
                    if html != shown {
                        shown = html
                        try writer.send(event: "part", data: html)
                    }
                }
                if round % roundsBetweenBeats == 0 { try writer.beat() }
                let time = visit.site.environment.time
                try await time.sleepUntil(time.now().addingTimeInterval(everySeconds))
            }
        }.with(.cacheControl, "no-store")
    }
}

extension Visit {
    /// A template by itself, without what stands around a page.
    func part(_ template: String, _ values: [String: Any]) -> String {
        site.templates.rendered(template, language, values) ?? ""
    }
}
