/// What is said about a deadline that can't be taken as it stands, and what could be written instead.
extension DeadlineReader {
    func notADeadline(_ text: Substring) -> Misreading {
        guard !text.isEmpty else {
            return Misreading(
                "missing-deadline",
                Trilingual(
                    "Fristen manglar; skriv «?» når han ikkje er avklart",
                    "Fristen mangler; skriv «?» når den ikke er avklart",
                    "The deadline is missing; write “?” while it is not known"),
                suggestion: "?")
        }
        let suggestion = text.utf8.count <= longestPhraseBytes ? firstThatHolds(rewrites(of: text)) : nil
        let example = DateWords(.nn).short(Holidays.workingDay(onOrBefore: meetingDate.adding(days: 14)))
        let question = Suggestions.question(suggestion.map { [$0] } ?? [])
        return Misreading(
            "not-a-deadline",
            Trilingual(
                "\(text.echo) er ingen frist; skriv til dømes «\(example)», «veke 36», «til neste samling» "
                    + "eller «?».\(question.nn)",
                "\(text.echo) er ingen frist; skriv for eksempel «\(example)», «uke 36», «til neste samling» "
                    + "eller «?».\(question.nb)",
                "\(text.echo) is not a deadline; write for instance “\(example)”, “veke 36”, “til neste samling” "
                    + "or “?”.\(question.en)"),
            suggestion: suggestion ?? "?")
    }

    private func firstThatHolds(_ candidates: [String]) -> String? {
        candidates.first { candidate in ((try? deadline(candidate[...])) ?? nil)?.date != nil }
    }

    private func rewrites(of text: Substring) -> [String] {
        let all = CalendarTokens(text).all
        let words = text.split(separator: " ")
        var rewrites = PhraseCorrection.candidates(for: text)
        switch all.map(\.token) {
        case let tokens where tokens.count == 1:
            // `fredag`: the next one.
            if case .word(.weekday(let weekday)) = tokens[0] { rewrites.append(next(weekday, named: text)) }
        case let tokens where tokens.count == 3:
            // `2018-2024` is a period; its end is the deadline, if it is one.
            if case .number(_, digits: 4) = tokens[0], tokens[1] == .dash, case .number(let end, digits: 4) = tokens[2],
                WrittenDate.years.contains(end)
            {
                rewrites.append("31.12.\(end)")
            }
        case let tokens where tokens.count == 4 && tokens[0] == .word(.week) && tokens[2] == .slash:
            // `veke 36/37`
            rewrites.append("\(all[0].text) \(all[1].text)/\(all[0].text) \(all[3].text)")
        default: break
        }
        // `2 veker`, `til hausten 2024`, `januar 25`
        rewrites.append("innan \(text)")
        rewrites.append(words.dropFirst().joined(separator: " "))
        if let last = words.last, last.utf8.count == 2 {
            rewrites.append((words.dropLast() + ["20\(last)"]).joined(separator: " "))
        }
        return rewrites
    }

    private func next(_ weekday: Weekday, named text: Substring) -> String {
        let days = (weekday.isoNumber - meetingDate.weekday.isoNumber + 6) % 7 + 1
        return "\(text) \(DateWords(.nn).short(meetingDate.adding(days: days)))"
    }

    func ambiguousWinter(year: Int?) -> Misreading {
        let month = year.map { "februar \($0)" } ?? "februar"
        return Misreading(
            "ambiguous-season",
            Trilingual(
                "Vinteren kan vere før eller etter nyttår; skriv ein månad, til dømes «\(month)»",
                "Vinteren kan være før eller etter nyttår; skriv en måned, for eksempel «\(month)»",
                "Winter may be before or after New Year; write a month, for instance “\(month)”"),
            suggestion: month)
    }

    func noSuchPeriod(_ period: DuePeriod, year: Int?) -> Misreading {
        let written: Trilingual =
            switch period {
            case .week(let number): Trilingual("Veke \(number)", "Uke \(number)", "Week \(number)")
            case .quarter(let number): Trilingual("\(number). kvartal", "\(number). kvartal", "Quarter \(number)")
            case .halfYear(let number): Trilingual("\(number). halvår", "\(number). halvår", "Half-year \(number)")
            default: Trilingual("Perioden", "Perioden", "The period")
            }
        guard let year else {
            return Misreading(
                "not-within-12-months",
                Trilingual(
                    "\(written.nn) finst ikkje innan 12 månader", "\(written.nb) finnes ikke innen 12 måneder",
                    "\(written.en) does not come within 12 months"))
        }
        return Misreading(
            "no-such-date",
            Trilingual(
                "\(written.nn) finst ikkje i \(year)", "\(written.nb) finnes ikke i \(year)",
                "\(written.en) does not exist in \(year)"))
    }
}
