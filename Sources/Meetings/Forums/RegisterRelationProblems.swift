/// How faults between the things of a register are worded.
extension Problem {
    enum Named {
        case organisation, role, person, forum
    }

    static func unknown(_ name: String, _ kind: Named, among known: [String], line: Int?) -> Problem {
        let (code, what) =
            switch kind {
            case .organisation:
                ("unknown-organisation", Trilingual("ein organisasjon", "en organisasjon", "an organisation"))
            case .role: ("unknown-role", Trilingual("ei rolle", "en rolle", "a role"))
            case .person: ("unknown-person", Trilingual("ein person", "en person", "a person"))
            case .forum: ("unknown-forum", Trilingual("eit forum", "et forum", "a forum"))
            }
        let shown = name.printable.echo
        let nearest = Suggestions.nearest(to: name, among: known)
        let question = Suggestions.question(nearest)
        return Problem(
            line: line, code: code,
            Trilingual(
                "\(shown) er ikkje \(what.nn) i registeret.\(question.nn)",
                "\(shown) er ikke \(what.nb) i registeret.\(question.nb)",
                "\(shown) is not \(what.en) in the register.\(question.en)"),
            suggestion: nearest.first)
    }

    static func repeatedID(_ key: String, first: Int?, line: Int?) -> Problem {
        let also = alsoAt(first)
        return Problem(
            line: line, code: "duplicate-id",
            Trilingual(
                "\(key) står to gonger\(also.nn)", "\(key) står to ganger\(also.nb)",
                "\(key) is there twice\(also.en)"))
    }

    static func repeatedAppointment(_ appointment: Appointment, first: Int?, line: Int?) -> Problem {
        let key = RegisterKey.key(appointment)
        let also = alsoAt(first)
        return Problem(
            line: line, code: "duplicate-appointment",
            Trilingual(
                "\(key) står to gonger\(also.nn)", "\(key) står to ganger\(also.nb)",
                "\(key) is there twice\(also.en)"))
    }

    /// `names` goes all the way round: the first is also the last.
    static func circle(_ names: [String], line: Int?) -> Problem {
        let round = names.map(\.printable).joined(separator: " → ")
        return Problem(
            line: line, code: "circle-in-reports-to",
            Trilingual(
                "Det er ein ring i strukturen: \(round)", "Det er en ring i strukturen: \(round)",
                "There is a circle in who reports to whom: \(round)"))
    }

    static func nameCollision(
        _ name: String, of key: String, with other: String, first: Int?, line: Int?
    ) -> Problem {
        let also = alsoAt(first)
        return Problem(
            line: line, code: "name-collision",
            Trilingual(
                "Namnet \(name.printable.echo) (\(key)) er alt brukt av \(other)\(also.nn)",
                "Navnet \(name.printable.echo) (\(key)) er alt brukt av \(other)\(also.nb)",
                "The name \(name.printable.echo) (\(key)) is already used by \(other)\(also.en)"))
    }

    /// `isOneFromBefore`: one of the two isn't in the file, but was registered earlier.
    static func seatConflict(
        _ earlier: Appointment, _ later: Appointment, isOneFromBefore: Bool, line: Int?
    ) -> Problem {
        let (one, other) = (described(earlier), described(later))
        let seat = [earlier.forum.rawValue, earlier.role.rawValue, earlier.organisation?.rawValue]
            .compactMap { $0 }.joined(separator: "/")
        let last = later.from.adding(days: -1)
        let advice =
            isOneFromBefore
            ? Trilingual(
                ". Éi av dei står frå før: ta \(one.nn) med i fila med until: \(last)",
                ". Én av dem står fra før: ta \(one.nb) med i filen med until: \(last)",
                ". One of them was registered before: put \(one.en) in the file with until: \(last)")
            : Trilingual("", "", "")
        if earlier.person == later.person {
            return Problem(
                line: line, code: "overlapping-appointments",
                Trilingual(
                    "\(seat) har same person to gonger på same dato: \(one.nn) og \(other.nn)\(advice.nn)",
                    "\(seat) har samme person to ganger på samme dato: \(one.nb) og \(other.nb)\(advice.nb)",
                    "\(seat) has the same person twice on one date: \(one.en) and \(other.en)\(advice.en)"))
        }
        return Problem(
            line: line, code: "two-holders",
            Trilingual(
                "\(seat) kan berre ha éin om gongen, men har to på same dato: \(one.nn) og \(other.nn)\(advice.nn)",
                "\(seat) kan bare ha én om gangen, men har to på samme dato: \(one.nb) og \(other.nb)\(advice.nb)",
                "\(seat) has one holder at a time, but two on one date: \(one.en) and \(other.en)\(advice.en)"))
    }

    private static func described(_ appointment: Appointment) -> Trilingual {
        let person = appointment.person?.rawValue ?? "-"
        let from = appointment.from
        guard let until = appointment.until else {
            return Trilingual("\(person) (frå \(from))", "\(person) (fra \(from))", "\(person) (from \(from))")
        }
        return Trilingual(
            "\(person) (\(from) til \(until))", "\(person) (\(from) til \(until))", "\(person) (\(from) to \(until))")
    }

    private static func alsoAt(_ line: Int?) -> Trilingual {
        guard let line else { return Trilingual("", "", "") }
        return Trilingual(" (også på linje \(line))", " (også på linje \(line))", " (also on line \(line))")
    }
}
