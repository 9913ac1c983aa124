import ArgumentParser
import FoundationEssentials
import Meetings

/// A point in time as an argument, RFC 3339 with offset.
struct Instant: ExpressibleByArgument {
    let date: Date

    init?(argument: String) {
        guard let date = Date(rfc3339: argument) else { return nil }
        self.date = date
    }
}

extension Date {
    /// `10.08.2023 kl. 09.02`.
    func words(in zone: Zone) -> Trilingual {
        let (date, time) = zone.local(self)
        func words(_ language: Language) -> String {
            let words = DateWords(language)
            return "\(words.short(date)) \(language == .en ? "" : "kl. ")\(words.time(time))"
        }
        return Trilingual(words(.nn), words(.nb), words(.en))
    }
}
