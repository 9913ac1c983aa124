import Foundation

/// Which years are lived: as the environment says, or a few short ones.
enum Simulation {
    private static let environment = ProcessInfo.processInfo.environment

    /// Nothing is asked for.
    static var isShort: Bool { environment["SAMLING_SIMULATE_SEEDS"] == nil }

    static var plans: [YearPlan] {
        guard let seeds = environment["SAMLING_SIMULATE_SEEDS"].flatMap(range) else {
            return [YearPlan(seed: 1), YearPlan(seed: 2, network: .large, days: 12)]
        }
        let network = environment["SAMLING_SIMULATE_NETWORK"].flatMap(YearPlan.Network.init) ?? .small
        let days = environment["SAMLING_SIMULATE_DAYS"].flatMap(Int.init) ?? 366
        return seeds.map {
            YearPlan(
                seed: $0, network: network, days: days,
                isSideBySide: environment["SAMLING_SIMULATE_SIDE_BY_SIDE"] == "1")
        }
    }

    /// `7`, or `1-10`.
    private static func range(_ text: String) -> ClosedRange<UInt64>? {
        let ends = text.split(separator: "-").compactMap { UInt64($0) }
        guard let first = ends.first, let last = ends.last, first <= last else { return nil }
        return first...last
    }

    /// One line for each year, where they are asked for.
    static func tell(_ account: Account, took: Duration) {
        guard !isShort else { return }
        var lines = [
            "year \(account.faults.isEmpty ? "right" : "wrong"): \(account.line), \(took.components.seconds) s"
        ]
        if environment["SAMLING_SIMULATE_VERBOSE"] == "1" {
            lines += account.kinds.sorted { $0.key < $1.key }.map { "    letter \($0.key): \($0.value)" }
            lines += account.tally.sorted { $0.key < $1.key }.map { "    \($0.key): \($0.value)" }
        }
        if !account.faults.isEmpty { lines.append(account.failure) }
        // At once, also into a pipe.
        FileHandle.standardOutput.write(Data((lines.joined(separator: "\n") + "\n").utf8))
    }
}
