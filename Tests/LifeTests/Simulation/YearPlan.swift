import FoundationEssentials
import Meetings
import TestSupport

/// Which year is lived: all that a run depends on. What is not said here is drawn from the seed.
struct YearPlan: Hashable, CustomStringConvertible {
    enum Network: String, CaseIterable { case small, large }

    var seed: UInt64
    var network = Network.small
    var days = 366
    /// Nodes work at the same time instead of in turns; then no two runs are the same.
    var isSideBySide = false

    var description: String { "seed \(seed), \(network.rawValue), \(TestEngine.isPostgres ? "postgres" : "sqlite")" }

    /// The command that lives the year again, up to a day.
    func replay(days: Int) -> String {
        "Scripts/simulate --seed \(seed) --network \(network.rawValue)"
            + " --engine \(TestEngine.isPostgres ? "postgres" : "sqlite") --days \(days)"
            + (isSideBySide ? " --side-by-side" : "")
    }

    /// Some Monday, so that leap days, long years and early and late Easters all come in some seed's year.
    var start: CalendarDate {
        var chance = Chance(seed, "start")
        return SampleRegister.day(2023, 6, 12).adding(days: 7 * chance.number(0...150))
    }

    func register() throws -> Register {
        switch network {
        case .small: try BundledRegister.sjustjerna
        case .large: LargeNetwork(seed: seed).register
        }
    }
}
