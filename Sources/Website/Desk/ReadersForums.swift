import FoundationEssentials
import Meetings

extension Visit {
    var today: CalendarDate {
        (register.flatMap { Zone(identifier: $0.network.timezone) } ?? .utc).date(now)
    }

    var zone: Zone { register.flatMap { Zone(identifier: $0.network.timezone) } ?? .utc }

    /// The forums of the path's network in which the reader has the right; those that have ended too.
    func forums(with right: Right) -> Set<ForumID> {
        guard let register else { return [] }
        if reader.networkStanding == .administrator { return Set(register.forums.map(\.id)) }
        guard let person = reader.person else { return [] }
        let today = today
        return Set(
            register.forums.map(\.id).filter {
                right.isGiven(to: register.standing(of: person.id, in: $0, on: today))
            })
    }

    /// `fredag 9. juni 2023 kl. 09.00`.
    func momentWords(_ instant: Date) -> String {
        let (date, time) = zone.local(instant)
        let words = DateWords(language)
        let clock = language == .en ? words.time(time) : "kl. \(words.time(time))"
        return "\(words.dayAndMonth(date)) \(date.year) \(clock)"
    }
}
