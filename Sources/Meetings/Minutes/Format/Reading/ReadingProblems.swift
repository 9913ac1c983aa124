/// What can be wrong when the minutes are held against the register and against themselves.
extension FormatProblem {
    static func time(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "time",
            Trilingual(
                "\(written.echo) er ikkje eit tidsrom; skriv til dømes «kl. 09.10–09.45»",
                "\(written.echo) er ikke et tidsrom; skriv for eksempel «kl. 09.10–09.45»",
                "\(written.echo) is no span of time; write for instance “kl. 09.10–09.45”"))
    }

    static func timeOutsideMeeting(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "time-outside-meeting",
            Trilingual(
                "\(written.echo) ligg utanfor møtetida",
                "\(written.echo) ligger utenfor møtetiden",
                "\(written.echo) lies outside the meeting’s hours"))
    }

    static func nextDiffers(line: Int, planned: CalendarDate) -> Problem {
        let dates = Trilingual(DateWords(.nn).full(planned), DateWords(.nb).full(planned), DateWords(.en).full(planned))
        return Problem(
            line: line, code: "next-differs",
            Trilingual(
                "I møteplanen er neste møte \(dates.nn); fristane følgjer møteplanen",
                "I møteplanen er neste møte \(dates.nb); fristene følger møteplanen",
                "The plan has the next meeting on \(dates.en); deadlines follow the plan"))
    }

    static func nextBeforeMeeting(line: Int, next: CalendarDate) -> Problem {
        Problem(
            line: line, code: "next-before-meeting",
            Trilingual(
                "Neste møte (\(DateWords(.nn).short(next))) må vere etter dette møtet",
                "Neste møte (\(DateWords(.nb).short(next))) må være etter dette møtet",
                "The next meeting (\(DateWords(.en).short(next))) must be after this one"))
    }

    static func unknownForum(line: Int, written: String, nearest: [String]) -> Problem {
        let question = Suggestions.question(nearest)
        return Problem(
            line: line, code: "unknown-forum",
            Trilingual(
                "Fann ikkje forumet \(written.echo).\(question.nn)", "Fant ikke forumet \(written.echo).\(question.nb)",
                "Found no forum \(written.echo).\(question.en)"), suggestion: nearest.first)
    }

    static func unknownValue(line: Int, written: String, allowed: String) -> Problem {
        Problem(
            line: line, code: "unknown-value",
            Trilingual(
                "\(written.echo) kan ikkje stå her; bruk ein av: \(allowed)",
                "\(written.echo) kan ikke stå her; bruk en av: \(allowed)",
                "\(written.echo) can’t stand here; use one of: \(allowed)"))
    }

    static func unknownKind(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "unknown-type",
            Trilingual(
                "Sakstypen \(written.echo) er ukjend; saka får ingen type",
                "Sakstypen \(written.echo) er ukjent; saken får ingen type",
                "The type \(written.echo) is unknown; the case gets none"))
    }

    static func tooManyAttendees(line: Int) -> Problem {
        Problem(
            line: line, code: "too-many-attendees",
            Trilingual(
                "Frammøtelista kan ha høgst \(MinutesLimits.attendees) linjer",
                "Fremmøtelisten kan ha høyst \(MinutesLimits.attendees) linjer",
                "The attendance list can have \(MinutesLimits.attendees) lines at most"))
    }

    static func presentAndAbsent(line: Int, written: String, first: Int) -> Problem {
        Problem(
            line: line, code: "present-and-absent",
            Trilingual(
                "\(written.echo) står både som til stades og med forfall (linje \(first))",
                "\(written.echo) står både som til stede og med forfall (linje \(first))",
                "\(written.echo) is listed both as present and as absent (line \(first))"))
    }

    static func attendsTwice(line: Int, written: String, first: Int) -> Problem {
        Problem(
            line: line, code: "attends-twice",
            Trilingual(
                "\(written.echo) står alt på linje \(first)",
                "\(written.echo) står alt på linje \(first)",
                "\(written.echo) stands on line \(first) already"))
    }

    static func unknownCase(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "unknown-case",
            Trilingual(
                "Merknaden \(written.echo) viser til ei sak som ikkje er i referatet",
                "Merknaden \(written.echo) viser til en sak som ikke er i referatet",
                "The note \(written.echo) points to a case that isn’t in the minutes"))
    }

    static func repeatedCase(line: Int, number: String, first: Int) -> Problem {
        Problem(
            line: line, code: "repeated-case",
            Trilingual(
                "Saksnummeret \(number) står alt på linje \(first)",
                "Saksnummeret \(number) står alt på linje \(first)",
                "The case number \(number) stands on line \(first) already"))
    }

    static func caseYear(line: Int, number: String) -> Problem {
        Problem(
            line: line, code: "case-year",
            Trilingual(
                "Saksnummeret \(number) er frå eit anna år enn møtet",
                "Saksnummeret \(number) er fra et annet år enn møtet",
                "The case number \(number) is of another year than the meeting"))
    }

    static func repeatedNumber(line: Int, number: Int, first: Int) -> Problem {
        Problem(
            line: line, code: "repeated-number",
            Trilingual(
                "#\(number) står alt på linje \(first)",
                "#\(number) står alt på linje \(first)",
                "#\(number) stands on line \(first) already"))
    }

    static func votersUnknown(line: Int) -> Problem {
        Problem(
            line: line, code: "voters-unknown",
            Trilingual(
                "Røystene kan ikkje haldast mot frammøtet, for det står ikkje i referatet",
                "Stemmene kan ikke holdes mot fremmøtet, for det står ikke i referatet",
                "The votes can’t be held against the attendance, which isn’t in the minutes"))
    }

    static func tooManyVotes(line: Int, votes: Int, voters: Int) -> Problem {
        Problem(
            line: line, code: "too-many-votes",
            Trilingual(
                "\(votes) røyster, men \(voters) med stemmerett møtte",
                "\(votes) stemmer, men \(voters) med stemmerett møtte",
                "\(votes) votes, but \(voters) with a vote attended"))
    }

    static func itemWithoutOwner(line: Int) -> Problem {
        Problem(
            line: line, code: "no-owner",
            Trilingual(
                "Punktet manglar ansvarleg og er uavklart",
                "Punktet mangler ansvarlig og er uavklart",
                "The item has no one responsible and is unresolved"), suggestion: "  - Ansvar: ?")
    }

    static func itemWithoutDeadline(line: Int) -> Problem {
        Problem(
            line: line, code: "no-deadline",
            Trilingual(
                "Punktet manglar frist og er uavklart",
                "Punktet mangler frist og er uavklart",
                "The item has no deadline and is unresolved"), suggestion: "  - Frist: ?")
    }

    static func stateConflict(line: Int, written: String) -> Problem {
        Problem(
            line: line, code: "state-conflict",
            Trilingual(
                "Status \(written.echo) seier noko anna enn boksen framfor punktet",
                "Status \(written.echo) sier noe annet enn boksen foran punktet",
                "Status \(written.echo) says something else than the item’s box"))
    }

    static func repeatedDeliverable(line: Int, id: String, first: Int) -> Problem {
        Problem(
            line: line, code: "repeated-deliverable",
            Trilingual(
                "Leveranse \(id) står alt på linje \(first)",
                "Leveranse \(id) står alt på linje \(first)",
                "Deliverable \(id) stands on line \(first) already"))
    }

    static func unknownDeliverable(line: Int, id: String) -> Problem {
        Problem(
            line: line, code: "unknown-deliverable",
            Trilingual(
                "Fann ingen leveranse \(id)",
                "Fant ingen leveranse \(id)",
                "Found no deliverable \(id)"))
    }

    static func circularDependency(line: Int) -> Problem {
        Problem(
            line: line, code: "circular-dependency",
            Trilingual(
                "Punktet ventar, gjennom andre, på seg sjølv",
                "Punktet venter, gjennom andre, på seg selv",
                "The item waits, through others, for itself"))
    }
}
