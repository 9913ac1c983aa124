import Assembly
import Meetings

/// A file of minutes as it was read, in the language it is to be told about in.
struct MinutesFile {
    let file: String
    let bytes: [UInt8]
    let checked: MinutesWorkflow.Checked
    let output: Output

    /// What other programs read; with errors, the first of them stands apart too.
    struct Report: Encodable {
        var minutes: MinutesReport
        var error: Failure.Report.Entry?

        private enum CodingKeys: CodingKey { case error }

        func encode(to encoder: any Encoder) throws {
            try minutes.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encodeIfPresent(error, forKey: .error)
        }
    }

    var report: Report {
        Report(minutes: MinutesReport(checked.result, language: output.language), error: nil)
    }

    /// Tells the warnings; with errors, tells those too and ends.
    func refuseErrors() throws {
        for warning in checked.result.warnings { output.note(line(warning, isWarning: true)) }
        guard !checked.result.errors.isEmpty else { return }
        for error in checked.result.errors { output.note(line(error, isWarning: false)) }
        var report = report
        report.error = Failure(faults: checked.result.errors, file: file).report(in: output.language)?.error
        try output.give(report)
        throw ExitStatus.badInput.code
    }

    private func line(_ problem: Problem, isWarning: Bool) -> String {
        let kind = isWarning ? " \(Trilingual("åtvaring", "advarsel", "warning")[output.language]):" : ""
        let place = [file, problem.line.map(String.init)].compactMap { $0 }.map { "\($0):" }.joined()
        return "samling: \(place)\(kind) \(Failure.Fault(problem, file: file).words(in: output.language))"
    }

    /// «11 oppfølgingspunkt, 2 uavklarte, 0 feil».
    var summary: Trilingual {
        let items = checked.result.minutes?.items ?? []
        let unsettled = items.count { item in
            item.state.isOpen
                && (item.due.unresolved || item.owners.contains { $0.kind == .unresolved || !$0.confirmed })
        }
        let warnings = checked.result.warnings.count
        let (one, lone, sole) = (items.count == 1, unsettled == 1, warnings == 1)
        return Trilingual(
            "\(items.count) oppfølgingspunkt, \(unsettled) \(lone ? "uavklart" : "uavklarte"), 0 feil, "
                + "\(warnings) \(sole ? "åtvaring" : "åtvaringar")",
            "\(items.count) \(one ? "oppfølgingspunkt" : "oppfølgingspunkter"), "
                + "\(unsettled) \(lone ? "uavklart" : "uavklarte"), 0 feil, "
                + "\(warnings) \(sole ? "advarsel" : "advarsler")",
            "\(items.count) action \(one ? "item" : "items"), \(unsettled) unresolved, 0 errors, "
                + "\(warnings) \(sole ? "warning" : "warnings")")
    }
}

extension Desk {
    /// Reads a file of minutes against the network that has its forum.
    func minutesFile(_ file: String, _ options: GlobalOptions) async throws -> MinutesFile {
        let bytes = try InputFile.bytes(file, atMost: MinutesFile.mostBytes)
        let checked = try await installation.minutes.check(bytes, preferred: preferred)
        let language = options.spokenLanguage ?? checked.language
        return MinutesFile(
            file: file, bytes: bytes, checked: checked, output: Output(json: options.json, language: language))
    }

    /// The forum's coordinator by name, who is taken to be the one at the keyboard.
    func coordinator(of forum: String, in network: NetworkID) async throws -> String {
        try await environment.reading(network) { books in
            let id = try books.forum(forum).id
            return books.register.coordinators(of: id, on: books.today).first?.name ?? "samling"
        }
    }
}

extension MinutesFile {
    /// What the grammar takes, and one more, so that a larger file is seen to be larger.
    static let mostBytes = 5_000_001
}
