import FoundationEssentials
import Meetings
import TestSupport

/// Those who look after the forums, and what became of all they did.
struct Coordinators {
    private let seed: UInt64
    /// How often what was done, and how often it was refused for which reason.
    private(set) var tally: [String: Int] = [:]
    /// Approvals by command, whatever came of them.
    private(set) var approvals: [People.ApprovalAttempt] = []

    init(seed: UInt64) { self.seed = seed }

    /// One day's work.
    /// - Returns: whether anything was done, and what went wrong that is no refusal.
    mutating func work(_ overview: Overview, on node: Node) async -> (hasWorked: Bool, faults: [String]) {
        var deeds = settling(overview)
        for forum in overview.register.forums where forum.ended == nil {
            var day = ForumDay(
                chance: Chance(seed, "coordinator \(forum.id) \(overview.today)"), forum: forum, overview: overview)
            deeds += day.deeds()
        }
        var faults: [String] = []
        for deed in deeds {
            // Also where it is refused: a process that died over it may have written it, and done again it is too late.
            approvals += [deed.approval].compactMap(\.self)
            switch await node.use(deed.perform) {
            case .done: tally[deed.what, default: 0] += 1
            case .refused(let refusal): tally["\(deed.what), refused: \(refusal.code)", default: 0] += 1
            case .failed(let why): faults.append("\(deed.what) failed: \(why)")
            }
        }
        return (!deeds.isEmpty, faults)
    }

    /// What is said to the mails that wait.
    private func settling(_ overview: Overview) -> [Deed] {
        var chance = Chance(seed, "inbox \(overview.today)")
        let network = overview.network
        return overview.waiting.filter { _ in chance.happens(30) }.map { number in
            let person = chance.pick(overview.register.people)?.id.rawValue ?? ""
            return chance.weighted(
                [
                    (Deed("accept") { _ = try await InboxWorkflow($0).accept(number, by: "x", in: network) }, 60),
                    (
                        Deed("hand on") {
                            _ = try await InboxWorkflow($0).assign(number, to: person, by: "x", in: network)
                        }, 3
                    ),
                ], else: Deed("reject") { _ = try await InboxWorkflow($0).reject(number, by: "x", in: network) })
        }
    }
}
