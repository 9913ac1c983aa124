/// Ends the appointments that a file no longer names, each on the day that leaves neither a gap nor two holders.
///
/// - Without a successor it ends the day before the file is applied.
/// - Where the file names the seat's next holder, it ends the day before that one begins, be it past or to come:
///   a handover that is planned leaves no gap, and one told of late leaves no two holders.
/// - Who is no longer in the file at all leaves at once.
/// - What hasn't begun when it is taken out is kept as never having held: it ends the day before it begins.
/// - What was over already stays as it is.
struct ClosingAppointments {
    /// Appointments of the stored register that the file doesn't name, in its order.
    let unnamed: [Appointment]
    private let date: CalendarDate
    private let inFile: [Seat: [Appointment]]
    private let startsOfUnnamed: [Seat: Set<CalendarDate>]
    private let single: Set<RoleID>
    private let lastDays: LastDays
    private let fileKnows: (Appointment) -> Bool

    init(file: Register, stored: Register, date: CalendarDate) {
        let named = Set(file.appointments.map(\.key))
        let unnamed = stored.appointments.filter { !named.contains($0.key) }
        self.unnamed = unnamed
        self.date = date
        inFile = Dictionary(grouping: file.appointments, by: Seat.init)
        startsOfUnnamed = Dictionary(grouping: unnamed, by: Seat.init).mapValues { Set($0.map(\.from)) }
        single = Set(file.roles.filter { $0.holders == .one }.map(\.id))
        lastDays = LastDays(file)
        let people = Set(file.people.map(\.id))
        let forums = Set(file.forums.map(\.id))
        let roles = Set(file.roles.map(\.id))
        let organisations = Set(file.organisations.map(\.id))
        fileKnows = { appointment in
            forums.contains(appointment.forum) && roles.contains(appointment.role)
                && appointment.organisation.map(organisations.contains) ?? true
                && appointment.person.map(people.contains) ?? true
        }
    }

    func closed(_ appointment: Appointment) -> Appointment {
        let seat = Seat(appointment)
        let others = inFile[seat] ?? []
        let isOver = appointment.until.map { $0 < date } ?? false
        var until = stated(appointment, seat)
        if !isOver { until = earliest(until, leaving(appointment, others)) }
        for other in others where clash(appointment, until: until, with: other, isOver: isOver) {
            until = earliest(until, other.from.adding(days: -1))
        }
        guard let until else { return appointment }
        var closed = appointment
        closed.until = max(until, appointment.from.adding(days: -1))
        return closed
    }

    /// The end it has, unless that was only set for a successor who is now taken out or put off.
    private func stated(_ appointment: Appointment, _ seat: Seat) -> CalendarDate? {
        guard let until = appointment.until, until >= date, until >= appointment.from,
            startsOfUnnamed[seat]?.contains(until.adding(days: 1)) ?? false
        else { return appointment.until }
        return nil
    }

    /// The last day when nothing stands in the way: yesterday, or the day before the next holder to come, and
    /// never after the last day of what the file itself ends.
    private func leaving(_ appointment: Appointment, _ others: [Appointment]) -> CalendarDate {
        let isFilled = others.contains { $0.holds(on: date) && ($0.person != nil || $0.from > appointment.from) }
        let next = others.map(\.from).filter { $0 > date }.min()
        let stays = fileKnows(appointment) && appointment.from <= date && !isFilled
        let last = (stays ? next ?? date : date).adding(days: -1)
        return lastDays.first(for: appointment).map { min($0.last, last) } ?? last
    }

    /// Whether the two can't both stand: the same person, or a single-holder role. A vacancy in the file gives way
    /// to a holder before it, not to one after it.
    private func clash(
        _ appointment: Appointment, until: CalendarDate?, with other: Appointment, isOver: Bool
    ) -> Bool {
        guard other.until.map({ appointment.from <= $0 }) ?? true, until.map({ other.from <= $0 }) ?? true else {
            return false
        }
        if other.person != nil && other.person == appointment.person { return true }
        guard single.contains(appointment.role), !isOver else { return false }
        return other.person != nil || other.from > appointment.from
    }

    private func earliest(_ one: CalendarDate?, _ other: CalendarDate) -> CalendarDate {
        one.map { min($0, other) } ?? other
    }
}
