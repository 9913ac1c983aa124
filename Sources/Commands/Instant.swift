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
