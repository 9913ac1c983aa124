/// What minutes say of the forum's cases, and who presented.
extension Books {
    /// The cases of this meeting's agenda as the minutes leave them: dealt with, or back on the case list.
    func casesAfter(_ minutes: Minutes, of meeting: Meeting) throws -> [Case] {
        let numbers = Set(minutes.cases.compactMap(\.number?.number))
        let titles = Set(minutes.cases.map(\.title.nameKey))
        let postponed = Set(try ledger.sitting(of: meeting.id)?.postponed.compactMap(\.caseID) ?? [])
        return try ledger.cases(of: minutes.forum).compactMap { matter in
            guard matter.state == .scheduled || matter.state == .waiting else { return nil }
            // The minutes say that it was put off; it is dealt with where it went.
            if postponed.contains(matter.id), matter.meeting != meeting.id { return nil }
            let isHere = matter.meeting == meeting.id
            let isDealtWith =
                matter.number.map(numbers.contains) ?? false || (isHere && titles.contains(matter.title.nameKey))
            guard isHere || isDealtWith else { return nil }
            var matter = matter
            matter.state = isDealtWith ? .handled : .waiting
            matter.meeting = isDealtWith ? meeting.id : nil
            return matter
        }
    }

    /// The numbers that the minutes give cases are used up, also those of cases that never were on an agenda here.
    func takeCaseNumbers(of minutes: Minutes) throws {
        for number in Set(minutes.cases.compactMap(\.number?.number)).sorted()
        where number.number > (try ledger.lastCaseNumber(of: minutes.forum, year: number.year)) {
            try ledger.take(number, of: minutes.forum)
        }
    }

    /// The municipalities that presented: those who lead a presentation in, or stand in its title or in a heading
    /// under it.
    func presentations(in minutes: Minutes, text: String) -> [Presentation] {
        let municipalities = register.municipalities(in: minutes.forum, on: minutes.date)
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        var found: Set<OrganisationID> = []
        for (index, section) in minutes.cases.enumerated() where section.kind == .presentation {
            let next = index + 1 < minutes.cases.count ? minutes.cases[index + 1].line - 1 : lines.count
            let own = lines.dropFirst(section.line).prefix(max(0, next - section.line))
            let headings = own.filter { $0.drop { $0 == " " }.hasPrefix("###") }
            let words = (headings + [section.title[...]]).map { " \($0.spaced) " }
            let named = municipalities.filter { municipality in
                section.presenters.contains { $0.organisation == municipality.id }
                    || municipality.isNamed(among: words)
            }
            found.formUnion(named.map(\.id))
        }
        return municipalities.filter { found.contains($0.id) }.map {
            Presentation(forum: minutes.forum, organisation: $0.id, date: minutes.date)
        }
    }
}

extension Organisation {
    /// Its name or an alias stands there as words of their own.
    fileprivate func isNamed(among texts: [String]) -> Bool {
        let names = ([name] + aliases).map { " \($0.spaced) " }
        return texts.contains { text in names.contains { text.contains($0) } }
    }
}

extension StringProtocol {
    /// As names are compared, with one space for whatever isn't a letter or a figure.
    fileprivate var spaced: String {
        nameKey.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }
}
