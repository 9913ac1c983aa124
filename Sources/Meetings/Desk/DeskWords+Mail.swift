extension DeskWords {
    static let outboxClosed = Trilingual(
        "Ingen brev går ut: utboksen er stengd", "Ingen brev går ut: utboksen er stengt",
        "No letters leave: the outbox is closed")

    static func undelivered(_ letter: OutboxLetter, to name: String) -> Trilingual {
        let subject = letter.subject
        switch letter.state {
        case .unknown:
            return Trilingual(
                "Ingen veit om brevet til \(name) kom fram: \(subject)",
                "Ingen vet om brevet til \(name) kom fram: \(subject)",
                "Nobody knows whether the letter to \(name) arrived: \(subject)")
        case .expired:
            return Trilingual(
                "Brevet til \(name) gjekk ikkje ut i tide: \(subject)",
                "Brevet til \(name) gikk ikke ut i tide: \(subject)",
                "The letter to \(name) didn’t leave in time: \(subject)")
        default:
            return Trilingual(
                "Brevet til \(name) kom ikkje fram: \(subject)", "Brevet til \(name) kom ikke fram: \(subject)",
                "The letter to \(name) was not delivered: \(subject)")
        }
    }

    static func undelivered(_ count: Int) -> Trilingual {
        Trilingual(
            "\(count) brev kom ikkje fram", "\(count) brev kom ikke fram", "\(count) letters were not delivered")
    }

    static func unreachable(_ name: String, _ address: String) -> Trilingual {
        Trilingual(
            "Brev når ikkje \(name) på \(address)", "Brev når ikke \(name) på \(address)",
            "Letters don’t reach \(name) at \(address)")
    }

    static func inbox(_ mail: InboxMail, from: String) -> Trilingual {
        guard let detail = mail.filing?.detail else {
            return Trilingual("E-post frå \(from)", "E-post fra \(from)", "Mail from \(from)")
        }
        return Trilingual(
            "E-post frå \(from): \(detail.nn)", "E-post fra \(from): \(detail.nb)", "Mail from \(from): \(detail.en)")
    }

    static func inbox(_ count: Int) -> Trilingual {
        Trilingual(
            "\(count) e-postar ventar på deg", "\(count) e-poster venter på deg", "\(count) mails wait for you")
    }

    // MARK: Seats and plans

    static func vacancy(_ row: Roster.Row, items: Int) -> Trilingual {
        let (nn, nb, en) = (row.seat(in: .nn), row.seat(in: .nb), row.seat(in: .en))
        guard items > 0 else {
            return Trilingual("Ledig rolle: \(nn)", "Ledig rolle: \(nb)", "Vacant role: \(en)")
        }
        return Trilingual(
            "Ledig rolle: \(nn), og \(items) punkt ventar",
            "Ledig rolle: \(nb), og \(items) \(items == 1 ? "punkt" : "punkter") venter",
            "Vacant role: \(en), and \(items) \(items == 1 ? "item waits" : "items wait")")
    }

    static func vacancyAhead(_ row: Roster.Row) -> Trilingual {
        let name = row.person?.name ?? ""
        return Trilingual(
            "\(row.seat(in: .nn)) blir ledig etter \(name)", "\(row.seat(in: .nb)) blir ledig etter \(name)",
            "\(row.seat(in: .en)) falls vacant after \(name)")
    }

    static func planEnds(_ forum: Forum, _ last: CalendarDate?) -> Trilingual {
        guard let last else {
            return Trilingual("Ingen møte er planlagde", "Ingen møter er planlagt", "No meetings are planned")
        }
        func day(_ language: Language) -> String { DateWords(language).long(last) }
        return Trilingual(
            "Planen sluttar \(day(.nn))", "Planen slutter \(day(.nb))", "The plan ends on \(day(.en))")
    }

    /// More forums than this are counted, not named.
    private static let mostNamed = 4

    static func clash(of meetings: [Meeting], _ register: Register, shared: Int) -> Trilingual {
        var seen: Set<ForumID> = []
        let forums = meetings.map(\.forum).filter { seen.insert($0).inserted }
        let named = forums.prefix(forums.count > mostNamed ? mostNamed - 1 : mostNamed).map { forum in
            let name = register.forum(forum)?.shortName ?? forum.rawValue
            return Trilingual(name, name, name)
        }
        let more = forums.count - named.count
        let others = more > 0 ? [Trilingual("\(more) andre", "\(more) andre", "\(more) others")] : []
        let who = Trilingual.list(named + others)
        func day(_ language: Language) -> String { DateWords(language).full(meetings[0].date) }
        let places =
            forums.count == 2
            ? Trilingual("skal begge stader", "skal begge steder", "called to both")
            : Trilingual("skal fleire stader", "skal flere steder", "called to several")
        return Trilingual(
            "\(who.nn) møtest same dag, \(day(.nn)): \(shared) \(places.nn)",
            "\(who.nb) møtes samme dag, \(day(.nb)): \(shared) \(places.nb)",
            "\(who.en) meet on the same day, \(day(.en)): \(shared) \(shared == 1 ? "is" : "are") \(places.en)")
    }
}
