import Meetings

/// The network's first page: what is urgent, for who coordinates; what is coming, for others.
enum DeskPages {
    static let routes: [Route] = [.get("/n/{network}", .seeNetwork, show)]

    private static func show(_ visit: Visit) async throws -> Reply {
        let own = visit.forums(with: .coordinate)
        return own.isEmpty ? try await overview(visit) : try await desk(visit, own)
    }

    private static func desk(_ visit: Visit, _ own: Set<ForumID>) async throws -> Reply {
        let workflow = DeskWorkflow(visit.site.environment)
        let desk = try await workflow.desk(of: own, in: visit.network)
        let words = DeskValues(visit: visit, desk: desk)
        let others = try await elsewhere(visit, workflow)
        return visit.page(
            "desk", title: Trilingual("Kva hastar", "Hva haster", "What is urgent"),
            [
                "heading": words.heading, "groups": words.groups, "isEmpty": desk.lines.isEmpty,
                "forums": try await upcoming(visit, own, words), "elsewhere": others, "hasElsewhere": !others.isEmpty,
            ])
    }

    private static func overview(_ visit: Visit) async throws -> Reply {
        let words = DeskValues(visit: visit, desk: nil)
        let forums = try await upcoming(visit, visit.forums(with: .seeForum), words)
        return visit.page(
            "overview", title: Trilingual("Oversyn", "Oversikt", "Overview"),
            [
                "heading": visit.register?.network.name ?? "", "forums": forums, "isEmpty": forums.isEmpty,
                "mine": visit.inNetwork("/mine"), "actions": visit.inNetwork("/actions"),
            ])
    }

    /// The forums that haven't ended, each with its next meeting.
    private static func upcoming(
        _ visit: Visit, _ own: Set<ForumID>, _ words: DeskValues
    ) async throws -> [[String: Any]] {
        let meetings = try await PlanningWorkflow(visit.site.environment).meetings(of: nil, in: visit.network)
        let coming = meetings.map(\.meeting).filter { !$0.isCancelled && $0.date >= visit.today }
        let standing = (visit.register?.forums ?? []).filter { forum in
            own.contains(forum.id) && forum.ended.map { $0 > visit.today } ?? true
        }
        return standing.map { forum in words.forum(forum, next: coming.first { $0.forum == forum.id }) }
    }

    /// Other networks where the same address coordinates, with how much waits there.
    private static func elsewhere(_ visit: Visit, _ workflow: DeskWorkflow) async throws -> [[String: Any]] {
        guard let address = visit.reader.address else { return [] }
        var found: [[String: Any]] = []
        for network in try await workflow.networks(coordinatedBy: address) where network != visit.network {
            let desk = try await workflow.desk(of: address, in: network)
            let urgent = desk.lines(in: .today).count
            found.append([
                "address": "/n/\(AddressText.escaped(network.rawValue))", "name": desk.network.name,
                "count": DeskValues.things(urgent, visit.language),
            ])
        }
        return found
    }
}
