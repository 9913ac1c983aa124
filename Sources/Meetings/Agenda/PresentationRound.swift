/// Whose turn it is to present: those who have done it least, then those for whom it is longest ago.
enum PresentationRound {
    struct Turn: Hashable, Sendable {
        var organisation: Organisation
        /// The last time; nil for never.
        var last: CalendarDate?
    }

    /// Two at a time, or three where three stand alike behind the others.
    static func next(among municipalities: [Organisation], history: [Presentation]) -> [Turn] {
        let order = municipalities.enumerated().map { index, organisation in
            let own = history.filter { $0.organisation == organisation.id }.map(\.date)
            return (turn: Turn(organisation: organisation, last: own.max()), count: own.count, index: index)
        }.sorted { one, other in
            if one.count != other.count { return one.count < other.count }
            if one.turn.last != other.turn.last {
                return (one.turn.last ?? CalendarDate(dayNumber: .min))
                    < (other.turn.last ?? CalendarDate(dayNumber: .min))
            }
            return one.index < other.index
        }
        let fewest = order.count { $0.count == order.first?.count }
        return order.prefix(fewest == 3 ? 3 : 2).map(\.turn)
    }
}
