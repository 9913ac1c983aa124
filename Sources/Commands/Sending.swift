import FoundationEssentials
import Meetings

/// How a round of letters ended, or would end, in one line.
struct Sending {
    /// Who have yet to get the letter, or had when it was sent.
    var pending: Int
    var already: Int
    var sent: Int
    /// When those who have it got it.
    var at: Date?
    /// False for a preview.
    var isCarriedOut: Bool

    func summary(zone: Zone?) -> Trilingual {
        if pending == 0, already > 0 {
            let when = zone.flatMap { at?.words(in: $0) } ?? Trilingual(same: "")
            return Trilingual(
                "allereie send \(when.nn) til \(already); 0 nye", "allerede sendt \(when.nb) til \(already); 0 nye",
                "already sent \(when.en) to \(already); 0 new")
        }
        if pending == 0 { return Trilingual("Ingen å skrive til.", "Ingen å skrive til.", "Nobody to write to.") }
        if !isCarriedOut {
            return Trilingual(
                "Ingenting er sendt: --send sender til \(pending).",
                "Ingenting er sendt: --send sender til \(pending).",
                "Nothing is sent: --send sends to \(pending).")
        }
        return Trilingual(
            "\(sent) brev ligg i utboksen; \(already) hadde det frå før.",
            "\(sent) brev ligger i utboksen; \(already) hadde det fra før.",
            "\(sent) letters are in the outbox; \(already) had it already.")
    }
}
