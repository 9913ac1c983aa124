import CLibical
import Synchronization

/// The one gate to libical: its tables are filled when they are first used and are not safe between threads.
enum Libical {
    private static let gate = warmedUp()

    /// Whatever is made of libical's inside `body` must end there; only values come out.
    static func locked<Result: Sendable>(
        _ body: () throws(CalendarError) -> Result
    ) throws(CalendarError) -> Result {
        try gate.withLock { _ throws(CalendarError) in try body() }
    }

    private static func warmedUp() -> Mutex<Void> {
        icalerror_set_errors_are_fatal(0)
        // Made by the first caller, who must not race with a second.
        _ = unsafe icaltimezone_get_utc_timezone()
        return Mutex(())
    }
}
