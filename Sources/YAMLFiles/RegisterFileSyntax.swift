import Meetings
import Yams

extension Problem {
    /// What the parser says of text that isn't YAML, or that gives one key twice.
    static func syntax(_ error: any Error, in text: String) -> Problem {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return notYAML(problem, line: mark.line, in: text)
        case .reader(let problem, let offset, _, _):
            return notYAML(problem, line: offset.map { line(atByte: $0, of: text) }, in: text)
        case .duplicatedKeysInMapping(let keys, let context):
            return repeatedKey(keys.first ?? "", line: context.mark.line)
        default:
            return notYAML("", line: nil, in: text)
        }
    }

    private static func notYAML(_ problem: String, line: Int?, in text: String) -> Problem {
        if let line, hasTab(line, of: text) {
            return Problem(
                line: line, code: "tab",
                Trilingual(
                    "Tabulator kan ikkje brukast til innrykk i YAML; bruk mellomrom",
                    "Tabulator kan ikke brukes til innrykk i YAML; bruk mellomrom",
                    "Tabs can't indent in YAML; use spaces"))
        }
        let detail = problem.isEmpty ? "" : ": \(problem)"
        return Problem(
            line: line, code: "yaml-syntax",
            Trilingual(
                "Fila er ikkje gyldig YAML\(detail)", "Filen er ikke gyldig YAML\(detail)",
                "The file is not valid YAML\(detail)"))
    }

    private static func repeatedKey(_ key: String, line: Int) -> Problem {
        Problem(
            line: line, code: "duplicate-key",
            Trilingual(
                "Nøkkelen «\(key)» står to gonger", "Nøkkelen «\(key)» står to ganger",
                "The key “\(key)” is there twice"))
    }

    private static func line(atByte offset: Int, of text: String) -> Int {
        text.utf8.prefix(max(0, offset)).reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    }

    private static func hasTab(_ line: Int, of text: String) -> Bool {
        let lines = text.utf8.split(separator: 0x0A, maxSplits: line, omittingEmptySubsequences: false)
        guard lines.indices.contains(line - 1) else { return false }
        return lines[line - 1].prefix { $0 == 0x20 || $0 == 0x09 }.contains(0x09)
    }
}
