/// Finds people, forums and organisations in the register: it is read whole anyway, and so is never out of date.
struct SearchRegister {
    let register: Register
    let reach: SearchReach
    let today: CalendarDate

    /// Who and what has all that is asked for, with how much it counts there.
    func found(_ question: SearchQuestion, in language: Language) -> [(finding: SearchFinding, score: Int)] {
        guard !question.things.isEmpty else { return [] }
        let all = forums() + people(in: language) + organisations()
        let found = all.compactMap { entry in entry.score(question).map { (entry.finding, $0) } }
        return found.sorted { ($1.1, $0.0.title) < ($0.1, $1.0.title) }
    }

    private func forums() -> [Entry] {
        register.forums.filter { reach.sees($0.id) }.map { forum in
            let above = forum.reportsTo.flatMap(register.forum)?.name
            return Entry(
                SearchFinding(
                    kind: .forum, title: forum.name,
                    excerpt: ([forum.subtitle, above].compactMap(\.self)).map { SearchExcerpt.Part($0) }.prefix(1)
                        .map(\.self), forum: forum, place: .forum(forum.id)),
                names: [forum.name] + forum.aliases + [forum.id.rawValue], more: [forum.subtitle ?? ""])
        }
    }

    private func people(in language: Language) -> [Entry] {
        let seats = Dictionary(grouping: register.appointments.filter { $0.person != nil && reach.sees($0.forum) }) {
            $0.person ?? ""
        }
        return register.people.compactMap { person in
            guard let seats = seats[person.id] else { return nil }
            let now = seats.filter { $0.holds(on: today) }
            let words = now.map { seat in
                let role = register.role(seat.role)?.name(in: language) ?? seat.role.rawValue
                let organisation = seat.organisation.flatMap(register.organisation)?.name
                let forum = register.forum(seat.forum)?.name
                return ([[role, organisation].compactMap(\.self).joined(separator: ", "), forum].compactMap(\.self))
                    .joined(separator: " · ")
            }.uniqued()
            let roles = now.compactMap { register.role($0.role)?.names }.flatMap(\.self)
            let excerpt = words.prefix(3).joined(separator: "; ")
            return Entry(
                SearchFinding(
                    kind: .person, title: person.name,
                    excerpt: excerpt.isEmpty ? [] : [SearchExcerpt.Part(excerpt)], place: .person(person.id)),
                names: [person.name] + person.aliases, more: words + roles)
        }
    }

    private func organisations() -> [Entry] {
        let seen = Set(register.appointments.filter { reach.sees($0.forum) }.compactMap(\.organisation))
        return register.organisations.filter { seen.contains($0.id) }.map { organisation in
            Entry(
                SearchFinding(
                    kind: .organisation, title: organisation.name, place: .organisation(organisation.id)),
                names: [organisation.name] + organisation.aliases, more: [])
        }
    }

    /// Something of the register, with the words it is found by.
    private struct Entry {
        let finding: SearchFinding
        private let named: [String]
        private let said: [String]

        init(_ finding: SearchFinding, names: [String], more: [String]) {
            self.finding = finding
            named = names.flatMap { $0.searchTokens.map(\.key) }
            said = more.flatMap { $0.searchTokens.map(\.key) }
        }

        /// Nil where something that is asked for is missing. Something must be in the name, or it is what it is.
        func score(_ question: SearchQuestion) -> Int? {
            var sum = 0
            for thing in question.things {
                let best = thing.names.compactMap { name in
                    score(name.words, isExact: name.isExact).map { $0 * name.factor / 100 }
                }.max()
                guard let best else { return nil }
                sum += best
            }
            return sum
        }

        private func score(_ words: [String], isExact: Bool) -> Int? {
            var sum = 0
            for word in words {
                let inName = SearchWidening.best(word, among: named, isExact: isExact).map { $0 * 25 }
                let inRest = SearchWidening.best(word, among: said, isExact: isExact).map { $0 * 6 }
                guard let best = [inName, inRest].compactMap(\.self).max() else { return nil }
                sum += best
            }
            return words.isEmpty ? nil : sum / words.count
        }
    }
}
