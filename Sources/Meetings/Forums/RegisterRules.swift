/// What a register must keep to before anything is made of it. Every fault is told, with its line.
public struct RegisterRules {
    let register: Register
    let lines: RegisterLines
    /// Names of those who have left by this day are free to be taken by others.
    let date: CalendarDate

    /// How many of the appointments come from the file; the rest were registered before.
    let named: Int

    /// The faults of a file on its own, by line; none when it is sound.
    public static func check(_ draft: RegisterDraft, on date: CalendarDate) -> [Problem] {
        let register = draft.register
        let rules = RegisterRules(
            register: register, lines: draft.lines, date: date, named: register.appointments.count)
        return rules.inOrder(
            rules.values() + rules.duplicates() + rules.unknown() + rules.circles() + rules.nameCollisions()
                + rules.seatConflicts())
    }

    /// The faults of a sound file together with what was registered before it.
    static func check(
        _ draft: RegisterDraft, mergedInto register: Register, on date: CalendarDate
    ) -> [Problem] {
        let rules = RegisterRules(
            register: register, lines: draft.lines, date: date, named: draft.register.appointments.count)
        return rules.inOrder(rules.seatConflicts())
    }

    /// By line; those of the same line as they were found.
    private func inOrder(_ problems: [Problem]) -> [Problem] {
        problems.enumerated()
            .sorted { ($0.element.line ?? .max, $0.offset) < ($1.element.line ?? .max, $1.offset) }
            .map(\.element)
    }
}

extension Refusal {
    /// A register that can't be taken as it is. The first fault is the message, the rest are counted, and no more
    /// of them are carried along than a person would read.
    public static func register(_ problems: [Problem]) -> Refusal {
        guard let first = problems.first else {
            preconditionFailure("A refusal of a register needs a fault.")
        }
        let more = problems.count - 1
        let told = Array(problems.prefix(100))
        guard more > 0 else { return Refusal(.badInput, code: first.code, first.message, problems: told) }
        let message = Trilingual(
            "\(first.message.nn) (og \(more) feil til)", "\(first.message.nb) (og \(more) feil til)",
            "\(first.message.en) (and \(more) more)")
        return Refusal(.badInput, code: first.code, message, problems: told)
    }
}
