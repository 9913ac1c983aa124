import ArgumentParser
import Assembly
import Meetings

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "The settings in force and where each came from; tries database, mail and every template.",
        discussion: "Example: samling doctor --config /etc/samling.yaml")

    @OptionGroup var options: GlobalOptions

    private struct Setting: Encodable {
        var key: String
        var value: String
        var from: SettingsInForce.Origin
    }

    private struct Report: Encodable {
        var ok: Bool
        var settings: [Setting]
        var warnings: [String]
        var findings: [Doctor.Finding]
    }

    func run() async throws {
        let language = options.spokenLanguage ?? .nn
        let output = Output(json: options.json, language: language)
        do {
            let doctor = try Doctor(try options.request, language: language)
            let findings = await doctor.examine()
            let report = Report(
                ok: findings.allSatisfy(\.isWell), settings: settings(doctor.inForce),
                warnings: doctor.inForce.warnings.map { $0[language] }, findings: findings)
            try output.give(report)
            show(report, output)
            if !report.ok { throw ExitStatus.notSo.code }
        } catch {
            throw output.fail(error)
        }
    }

    private func settings(_ inForce: SettingsInForce) -> [Setting] {
        SettingKey.all.map {
            Setting(
                key: $0.name, value: $0.shown(inForce.settings), from: inForce.origins[$0.name] ?? .standard)
        }
    }

    private func show(_ report: Report, _ output: Output) {
        output.table(
            report.settings.map {
                [$0.key, $0.value.isEmpty ? "–" : $0.value, $0.from.words[output.language]]
            })
        output.say("")
        let (well, ill) = (Trilingual("i orden", "i orden", "well"), Trilingual("FEIL", "FEIL", "WRONG"))
        output.table(
            report.findings.map {
                [$0.part.words[output.language], ($0.isWell ? well : ill)[output.language], $0.detail]
            })
        report.warnings.forEach(output.note)
    }
}

extension SettingsInForce.Origin {
    fileprivate var words: Trilingual {
        switch self {
        case .commandLine: Trilingual("kommandolinja", "kommandolinja", "command line")
        case .environment: Trilingual("miljøet", "miljøet", "environment")
        case .file: Trilingual("innstillingsfila", "innstillingsfilen", "settings file")
        case .standard: Trilingual("standard", "standard", "default")
        }
    }
}

extension Doctor.Part {
    fileprivate var words: Trilingual {
        switch self {
        case .resources: Trilingual("malar og oppsett", "maler og oppsett", "templates and setup")
        case .data: Trilingual("datamappe", "datamappe", "data folder")
        case .database: Trilingual("database", "database", "database")
        case .schoolBreaks: Trilingual("skuleruter", "skoleruter", "school breaks")
        case .templates: Trilingual("brev", "brev", "letters")
        case .documents: Trilingual("dokument", "dokumenter", "documents")
        case .mail: Trilingual("e-post", "e-post", "mail")
        case .mailbox: Trilingual("postkasse", "postkasse", "mailbox")
        }
    }
}
