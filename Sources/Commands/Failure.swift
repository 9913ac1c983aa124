import ArgumentParser
import Assembly
import Foundation
import Meetings

/// The one mapping from what went wrong to what a person reads, what a program reads, and the exit status.
struct Failure {
    var status: ExitStatus
    var code: String
    var message: Trilingual
    var problems: [Problem] = []
    private var file: String?

    init(_ error: any Error, file: String? = nil) {
        self.file = file
        switch error {
        case let refusal as Refusal:
            status = .badInput
            code = refusal.code
            message = refusal.message
            problems = refusal.problems
        case let settings as SettingsError:
            status = .configuration
            code = "settings"
            message = Trilingual("", "", "")
            // Faults of variables and options have no file; those of the file are all of one.
            self.file = settings.faults.compactMap(\.file).first
            problems = settings.faults.map(Failure.problem)
        case let usage as ValidationError:
            status = .usage
            code = "usage"
            message = Trilingual(usage.message, usage.message, usage.message)
        case let assembly as AssemblyError:
            status = .configuration
            code = "configuration"
            message = assembly.message
        default:
            let fault = StoreFault(error)
            status = fault.isTemporary ? .temporary : .unavailable
            code = fault.isTemporary ? "temporary-failure" : "unavailable"
            message = Trilingual(fault.text, fault.text, fault.text)
        }
    }

    /// A fault of the settings, its key first.
    private static func problem(_ fault: SettingsError.Fault) -> Problem {
        let key = fault.key.isEmpty ? "" : "\(fault.key): "
        let message = fault.message
        return Problem(
            line: fault.line, code: "settings",
            Trilingual("\(key)\(message.nn)", "\(key)\(message.nb)", "\(key)\(message.en)"))
    }

    /// One line for each thing that is wrong, `file:line: what`, and what was perhaps meant.
    func lines(in language: Language) -> [String] {
        faults(in: language).map { fault in
            let place = [fault.file, fault.line.map(String.init)].compactMap { $0 }.map { "\($0):" }.joined()
            let hint = fault.suggestion.map { " → \($0)" } ?? ""
            return "samling: \(place)\(place.isEmpty ? "" : " ")\(fault.message)\(hint)"
        }
    }

    /// One thing that is wrong.
    struct Fault: Encodable {
        var code: String
        var message: String
        var file: String?
        var line: Int?
        var suggestion: String?
    }

    /// The first fault as the contract has it, and all of them where there are several.
    struct Report: Encodable {
        var error: Fault
        var errors: [Fault]?
    }

    func report(in language: Language) -> Report {
        let faults = faults(in: language)
        let first = faults.first ?? Fault(code: code, message: message[language])
        return Report(error: first, errors: faults.count > 1 ? faults : nil)
    }

    private func faults(in language: Language) -> [Fault] {
        if problems.isEmpty { return [Fault(code: code, message: message[language], file: file)] }
        return problems.map {
            Fault(
                code: $0.code, message: $0.message[language], file: file, line: $0.line, suggestion: $0.suggestion)
        }
    }
}

extension Output {
    /// Tells what went wrong, and gives the exit status to end with.
    func fail(_ error: any Error, file: String? = nil) -> any Error {
        if error is ExitCode { return error }
        let failure = Failure(error, file: file)
        failure.lines(in: language).forEach(note)
        give(failure.report(in: language))
        return failure.status.code
    }
}
