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
    var file: String?

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
            message = Failure.words(settings.faults)
            self.file = settings.faults.first?.file
            problems = settings.faults.map { Problem(line: $0.line, code: $0.key, $0.message) }
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

    private static func words(_ faults: [SettingsError.Fault]) -> Trilingual {
        func all(_ language: Language) -> String {
            faults.map { $0.key.isEmpty ? $0.message[language] : "\($0.key): \($0.message[language])" }
                .joined(separator: "; ")
        }
        return Trilingual(all(.nn), all(.nb), all(.en))
    }

    /// One line for each thing that is wrong, `file:line: what`, and what was perhaps meant.
    func lines(in language: Language) -> [String] {
        let place = file.map { "\($0):" } ?? ""
        guard !problems.isEmpty, status == .badInput else {
            let line = problems.first?.line.map { "\($0):" } ?? ""
            return ["samling: \(place)\(line)\(place.isEmpty ? "" : " ")\(message[language])"]
        }
        return problems.map { problem in
            let line = problem.line.map { "\($0):" } ?? ""
            let hint = problem.suggestion.map { " → \($0)" } ?? ""
            let start = place.isEmpty ? "samling:" : "samling: \(place)"
            return "\(start)\(line) \(problem.message[language])\(hint)"
        }
    }

    struct Report: Encodable {
        struct Body: Encodable {
            var code: String
            var message: String
            var file: String?
            var line: Int?
        }
        var error: Body
    }

    func report(in language: Language) -> Report {
        let first = problems.first
        return Report(
            error: Report.Body(
                code: status == .badInput ? first?.code ?? code : code,
                message: first?.message[language] ?? message[language], file: file, line: first?.line))
    }
}
