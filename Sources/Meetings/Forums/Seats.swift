/// Seats in words, and who sits in them.
extension Register {
    /// One for each person who sits in the forum on the date.
    public func members(of forum: ForumID, on date: CalendarDate) -> [Roster.Member] {
        Roster(self, of: forum, on: date).members
    }

    /// The seats nobody sits in on the date: `kommuneoverlege, Ørsta`.
    public func vacancies(of forum: ForumID, on date: CalendarDate, in language: Language) -> [String] {
        Roster(self, of: forum, on: date).vacancies.map { $0.seat(in: language) }
    }
}

extension Roster.Row {
    /// `helseleiar, Hareid`, or the role alone.
    public func seat(in language: Language) -> String {
        [role.name(in: language), organisation?.name].compactMap { $0 }.joined(separator: ", ")
    }
}

extension Roster.Member {
    /// Every seat, the first one first: `leiar; helseleiar, Volda`.
    public func seat(in language: Language) -> String {
        seats.map { $0.seat(in: language) }.joined(separator: "; ")
    }
}
