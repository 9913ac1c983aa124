/// Reads one date from a named field of the minutes (`domain.md` §3.6.2 `date`).
public enum DateReader {
    /// Every way people write a date: `9.6.2023`, `27.5.21`, `23.01`, `9. juni 2023`, `1.desember`,
    /// `2023-06-09`, each with a weekday before it, which must be the right one. Without a year it is the
    /// first such day from the anchor on, twelve months at most; without an anchor a year is required.
    public static func read(_ text: String, line: Int, from anchor: CalendarDate?) -> Reading<CalendarDate> {
        let bare = text[...].bare
        do throws(Misreading) {
            guard bare.utf8.count <= longestPhraseBytes else { throw noDate(bare, suggestion: nil) }
            if let date = try date(bare, from: anchor) { return Reading(value: date) }
            throw noDate(bare, suggestion: correction(of: bare, from: anchor))
        } catch {
            return Reading(problems: [error.problem(line: line)])
        }
    }

    private static func date(_ text: Substring, from anchor: CalendarDate?) throws(Misreading) -> CalendarDate? {
        var tokens = CalendarTokens(text)
        guard let written = WrittenDate(&tokens), tokens.isAtEnd else { return nil }
        return try written.date(from: anchor)
    }

    private static func correction(of text: Substring, from anchor: CalendarDate?) -> String? {
        PhraseCorrection.candidates(for: text).first { candidate in
            (try? date(candidate[...], from: anchor)) != nil
        }
    }

    private static func noDate(_ text: Substring, suggestion: String?) -> Misreading {
        let question = Suggestions.question(suggestion.map { [$0] } ?? [])
        return Misreading(
            "not-a-date",
            Trilingual(
                "\(text.echo) er ingen dato; skriv til dømes 09.06.2023.\(question.nn)",
                "\(text.echo) er ingen dato; skriv for eksempel 09.06.2023.\(question.nb)",
                "\(text.echo) is not a date; write for instance 09.06.2023.\(question.en)"),
            suggestion: suggestion)
    }
}
