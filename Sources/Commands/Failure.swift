import ArgumentParser
import Assembly
import Meetings

/// The one mapping from what went wrong to what a person reads, what a program reads, and the exit status.
struct Failure {
    /// One thing that is wrong.
    struct Fault {
        var code: String
        var message: Trilingual
        var file: String?
        var line: Int?
        var suggestion: String?
    }

    let status: ExitStatus
    /// At least one.
    let faults: [Fault]

    /// What is wrong with a file.
    init(faults: [Problem], file: String) {
        status = .badInput
        self.faults = faults.map { Fault($0, file: file) }
    }

    /// `file` is what the line numbers of a refusal are about.
    init(_ error: any Error, file: String? = nil) {
        switch error {
        case let refusal as Refusal:
            status = .badInput
            let whole = [Fault(code: refusal.code, message: refusal.message)]
            faults = refusal.problems.isEmpty ? whole : refusal.problems.map { Fault($0, file: file) }
        case let settings as SettingsError:
            status = .configuration
            faults = settings.faults.map(Fault.init)
        case let usage as ValidationError:
            status = .usage
            faults = [Fault(code: "usage", message: Trilingual(same: usage.message))]
        default:
            if let assembly = AssemblyError(error) {
                status = .configuration
                faults = [Fault(code: "configuration", message: assembly.message)]
                return
            }
            let fault = StoreFault(error)
            status = fault.isTemporary ? .temporary : .unavailable
            let code = fault.isTemporary ? "temporary-failure" : "unavailable"
            faults = [Fault(code: code, message: fault.words)]
        }
    }

    /// One line for each thing that is wrong: `samling: file:line: what`, and what was perhaps meant.
    func lines(in language: Language) -> [String] {
        faults.map { fault in
            let place = [fault.file, fault.line.map(String.init)].compactMap { $0 }.map { "\($0):" }.joined()
            return "samling: \(place)\(place.isEmpty ? "" : " ")\(fault.words(in: language))"
        }
    }

    /// The first fault as every program expects it, and all of them where there are several.
    struct Report: Encodable {
        struct Entry: Encodable {
            var code: String
            var message: String
            var file: String?
            var line: Int?
            var suggestion: String?
        }

        var error: Entry
        var errors: [Entry]?
    }

    func report(in language: Language) -> Report? {
        let entries = faults.map {
            Report.Entry(
                code: $0.code, message: $0.message[language], file: $0.file, line: $0.line, suggestion: $0.suggestion)
        }
        return entries.first.map { Report(error: $0, errors: entries.count > 1 ? entries : nil) }
    }
}

extension Failure.Fault {
    /// The message, with what was perhaps meant where the message doesn't say it.
    func words(in language: Language) -> String {
        let message = message[language]
        guard let suggestion, !message.contains(suggestion) else { return message }
        return "\(message) → \(suggestion)"
    }

    init(_ problem: Problem, file: String?) {
        self.init(
            code: problem.code, message: problem.message, file: file, line: problem.line,
            suggestion: problem.suggestion)
    }

    /// A fault of the settings, its key first.
    init(_ fault: SettingsError.Fault) {
        let key = fault.key.isEmpty ? "" : "\(fault.key): "
        let words = fault.message
        self.init(
            code: "settings", message: Trilingual("\(key)\(words.nn)", "\(key)\(words.nb)", "\(key)\(words.en)"),
            file: fault.file, line: fault.line)
    }
}

extension Output {
    /// Tells what went wrong, and gives the exit status to end with.
    func fail(_ error: any Error, file: String? = nil) -> any Error {
        if error is ExitCode { return error }
        let failure = Failure(error, file: file)
        failure.lines(in: language).forEach(note)
        if let report = failure.report(in: language) { try? give(report) }
        return failure.status.code
    }
}
