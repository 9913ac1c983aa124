/// How an edited plan is refused.
extension Refusal {
    static func chosenTwice(_ date: CalendarDate) -> Refusal {
        Refusal(
            .badInput, code: "chosen-twice",
            Trilingual(
                "\(DateWords(.nn).full(date)) står to gonger i planen",
                "\(DateWords(.nb).full(date)) står to ganger i planen",
                "\(DateWords(.en).full(date)) is in the plan twice"))
    }

    static func tooFarAhead(_ date: CalendarDate) -> Refusal {
        let years = Planner.longestYears
        return Refusal(
            .badInput, code: "too-far-ahead",
            Trilingual(
                "\(DateWords(.nn).long(date)) er meir enn \(years) år fram",
                "\(DateWords(.nb).long(date)) er mer enn \(years) år fram",
                "\(DateWords(.en).long(date)) is more than \(years) years ahead"))
    }

    static var tooManyDates: Refusal {
        let most = EditedPlan.mostChoices
        return Refusal(
            .badInput, code: "too-many-dates",
            Trilingual(
                "Planen har fleire enn \(most) datoar", "Planen har flere enn \(most) datoer",
                "The plan has more than \(most) dates"))
    }

    static var nothingTaken: Refusal {
        Refusal(
            .badInput, code: "nothing-taken",
            Trilingual(
                "Ingen datoar er valde: vel minst éin", "Ingen datoer er valgt: velg minst én",
                "No dates are chosen: choose at least one"))
    }

    /// Nothing was accepted: each date that has something against it is told.
    static func notAcceptable(_ review: PlanReview) -> Refusal {
        let problems = review.rows.flatMap { row in
            row.objections.filter(review.standingObjections.contains).map { objection in
                let slot = row.choice.slot
                func line(_ language: Language) -> String {
                    "\(DateWords(language).full(slot.date)): \(objection.text[language])"
                }
                return Problem(line: nil, code: objection.code, Trilingual(line(.nn), line(.nb), line(.en)))
            }
        }
        return Refusal(
            .badInput, code: "plan-not-acceptable",
            Trilingual(
                "Ingen møte er lagde inn: rett datoane under, eller sei ja til dei",
                "Ingen møter er lagt inn: rett datoene under, eller si ja til dem",
                "No meetings were added: put the dates below right, or say yes to them"), problems: problems)
    }

    static func planChanged(_ forum: Forum, _ changes: [Problem]) -> Refusal {
        Refusal(
            .notNow, code: "plan-changed",
            Trilingual(
                "Planen for \(forum.name) er endra sidan du såg han. Ingen møte er lagde inn: sjå over på nytt",
                "Planen for \(forum.name) er endret siden du så den. Ingen møter er lagt inn: se over på nytt",
                "The plan for \(forum.name) has changed since you saw it. No meetings were added: look again"),
            problems: changes)
    }

    static func nowStands(_ slot: Slot) -> Problem {
        told(slot, "now-stands", Trilingual("er lagt inn", "er lagt inn", "has been added"))
    }

    static func standsNoMore(_ slot: Slot) -> Problem {
        told(slot, "stands-no-more", Trilingual("står ikkje lenger", "står ikke lenger", "no longer stands"))
    }

    static func nowProposed(_ slot: Slot) -> Problem {
        told(
            slot, "now-proposed",
            Trilingual("er no eit framlegg", "er nå et forslag", "is now a proposal"))
    }

    static func proposedNoMore(_ slot: Slot) -> Problem {
        told(
            slot, "proposed-no-more",
            Trilingual("er ikkje lenger eit framlegg", "er ikke lenger et forslag", "is no longer a proposal"))
    }

    private static func told(_ slot: Slot, _ code: String, _ what: Trilingual) -> Problem {
        func line(_ language: Language) -> String {
            let words = DateWords(language)
            return "\(words.full(slot.date)) \(words.span(slot.start, slot.end)) \(what[language])"
        }
        return Problem(line: nil, code: code, Trilingual(line(.nn), line(.nb), line(.en)))
    }
}
