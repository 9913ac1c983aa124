import Meetings
import Yams

/// How faults in a register file's form are worded.
extension Problem {
    static func tooLarge(_ sizeBytes: Int) -> Problem {
        let largest = RegisterFile.largestSizeBytes
        return Problem(
            line: nil, code: "too-large",
            Trilingual(
                "Registerfila er på \(sizeBytes) byte; ho kan ikkje vere større enn \(largest)",
                "Registerfilen er på \(sizeBytes) byte; den kan ikke være større enn \(largest)",
                "The register file has \(sizeBytes) bytes; it can't have more than \(largest)"))
    }

    static func notUTF8(line: Int) -> Problem {
        Problem(
            line: line, code: "not-utf8",
            Trilingual(
                "Linja har teikn som ikkje er UTF-8; lagre fila som UTF-8",
                "Linjen har tegn som ikke er UTF-8; lagre filen som UTF-8",
                "The line has bytes that are not UTF-8; save the file as UTF-8"))
    }

    static var emptyFile: Problem {
        Problem(
            line: 1, code: "empty-file",
            Trilingual("Registerfila er tom", "Registerfilen er tom", "The register file is empty"))
    }

    static func alias(_ name: String, line: Int) -> Problem {
        let shown = name.shown
        return Problem(
            line: line, code: "yaml-alias",
            Trilingual(
                "YAML-alias (*\(shown)) kan ikkje brukast her; skriv verdien heilt ut",
                "YAML-alias (*\(shown)) kan ikke brukes her; skriv verdien helt ut",
                "YAML aliases (*\(shown)) can't be used here; write the value in full"))
    }

    static func unknownKey(_ key: String?, among keys: [String], line: Int) -> Problem {
        let shown = key?.shown ?? "?"
        let nearest = key.flatMap { Suggestions.nearest(to: $0, among: keys, limit: 1).first }
        let known = keys.joined(separator: ", ")
        let hint =
            nearest.map { Trilingual(". Meinte du «\($0)»?", ". Mente du «\($0)»?", ". Did you mean “\($0)”?") }
            ?? Trilingual(". Kjende nøklar: \(known)", ". Kjente nøkler: \(known)", ". Known keys: \(known)")
        return Problem(
            line: line, code: "unknown-key",
            Trilingual(
                "Ukjend nøkkel «\(shown)»\(hint.nn)", "Ukjent nøkkel «\(shown)»\(hint.nb)",
                "Unknown key “\(shown)”\(hint.en)"),
            suggestion: nearest)
    }

    static func missingKey(_ key: String, line: Int) -> Problem {
        Problem(
            line: line, code: "missing-key",
            Trilingual("«\(key)» manglar", "«\(key)» mangler", "“\(key)” is missing"))
    }

    enum Expected {
        case mapping, list, text, truth, number

        var words: Trilingual {
            switch self {
            case .mapping: Trilingual("nøklar med verdiar", "nøkler med verdier", "keys with values")
            case .list: Trilingual("ei liste", "en liste", "a list")
            case .text: Trilingual("tekst", "tekst", "text")
            case .truth: Trilingual("true eller false", "true eller false", "true or false")
            case .number: Trilingual("eit heilt tal", "et helt tall", "a whole number")
            }
        }
    }

    static func wrongType(_ expected: Expected, _ key: String? = nil, line: Int) -> Problem {
        let words = expected.words
        let field = key.map { "\($0): " } ?? ""
        return Problem(
            line: line, code: "wrong-type",
            Trilingual(
                "\(field)her skal det stå \(words.nn)", "\(field)her skal det stå \(words.nb)",
                "\(field)expected \(words.en) here"))
    }

    static func noChoice(_ written: String, _ key: String, among values: [String], line: Int) -> Problem {
        let known = values.joined(separator: ", ")
        let shown = written.shown
        return Problem(
            line: line, code: "bad-value",
            Trilingual(
                "\(key) kan ikkje vere «\(shown)»; vel mellom \(known)",
                "\(key) kan ikke være «\(shown)»; velg mellom \(known)",
                "\(key) can't be “\(shown)”; choose among \(known)"),
            suggestion: Suggestions.nearest(to: written, among: values, limit: 1).first)
    }

    static func repeatedChoice(_ value: String, _ key: String, line: Int) -> Problem {
        Problem(
            line: line, code: "repeated-value",
            Trilingual(
                "\(key) har «\(value)» to gonger", "\(key) har «\(value)» to ganger",
                "\(key) has “\(value)” twice"))
    }

    /// A day that is written right and doesn't exist, or something that is no date at all.
    static func noDate(_ written: String, _ key: String, line: Int) -> Problem {
        let shape = written.map { $0.isASCII && $0.isNumber ? "0" : $0 }
        let shown = written.shown
        if String(shape) == "0000-00-00" && CalendarDate(written) == nil {
            return Problem(
                line: line, code: "no-such-date",
                Trilingual(
                    "\(key): datoen finst ikkje: \(shown)", "\(key): datoen finnes ikke: \(shown)",
                    "\(key): there is no such date: \(shown)"))
        }
        return Problem(
            line: line, code: "bad-date",
            Trilingual(
                "\(key): «\(shown)» er ingen dato; skriv til dømes 2023-06-09",
                "\(key): «\(shown)» er ingen dato; skriv for eksempel 2023-06-09",
                "\(key): “\(shown)” is not a date; write 2023-06-09, for example"))
    }

    static func noTime(_ written: String, _ key: String, line: Int) -> Problem {
        let shown = written.shown
        return Problem(
            line: line, code: "bad-time",
            Trilingual(
                "\(key): «\(shown)» er ikkje eit klokkeslett; skriv til dømes \"09:00\"",
                "\(key): «\(shown)» er ikke et klokkeslett; skriv for eksempel \"09:00\"",
                "\(key): “\(shown)” is not a time of day; write \"09:00\", for example"))
    }
}

extension String {
    /// Short enough for a message, and on one line.
    fileprivate var shown: String {
        let scalars = unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .format: "�" as Unicode.Scalar
            default: scalar
            }
        }
        let start = String(String.UnicodeScalarView(scalars.prefix(60)))
        return scalars.count > 60 ? start + "…" : start
    }
}
