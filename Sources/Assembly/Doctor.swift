import Database
import Letters
import MailTransport
public import Meetings
import Records
import YAMLFiles

/// Tries every part that Samling stands on, and says how each is.
public struct Doctor: Sendable {
    public enum Part: String, Encodable, Sendable, CaseIterable {
        case resources, data, database, schoolBreaks = "school-breaks", templates, documents, mail, mailbox
    }

    public struct Finding: Encodable, Sendable {
        public var part: Part
        public var isWell: Bool
        /// Where it is, or what is wrong with it.
        public var detail: String

        private enum CodingKeys: String, CodingKey {
            case part, detail
            case isWell = "ok"
        }
    }

    public let inForce: SettingsInForce
    private let request: InstallationRequest
    private let language: Language

    /// Throws `SettingsError` when there are no settings to go by.
    public init(_ request: InstallationRequest, language: Language) throws {
        inForce = try SettingsReader.read(
            file: request.configFile, environment: request.environment, commandLine: request.values)
        self.request = request
        self.language = language
    }

    /// Every part, also when another has failed.
    public func examine() async -> [Finding] {
        var findings: [Finding] = []
        for part in Part.allCases {
            do {
                findings.append(Finding(part: part, isWell: true, detail: try await examine(part)))
            } catch {
                findings.append(Finding(part: part, isWell: false, detail: words(for: error)))
            }
        }
        return findings
    }

    private var settings: Settings { inForce.settings }
    private var data: DataFolder { DataFolder(request.dataFolder) }

    private func examine(_ part: Part) async throws -> String {
        switch part {
        case .resources: return try resources().path
        case .data:
            try data.make()
            return data.path
        case .database:
            let place = try DatabasePlace(settings.database, in: data)
            let engine = try await place.open()
            try await SQLStore(engine: engine).prepare()
            try await engine.close()
            return place.shown
        case .schoolBreaks:
            let folder = try settings.resources.schoolBreaks ?? resources().schoolBreaks
            _ = try SchoolBreaksFile.readFolder(folder)
            return folder
        case .templates: return try templates()
        case .documents: return try documents()
        case .mail: return try await mail()
        case .mailbox: return try await mailbox()
        }
    }

    private func resources() throws -> ResourceFolder {
        try ResourceFolder(setting: settings.resources.folder, program: request.program)
    }

    private func templates() throws -> String {
        let resources = try resources()
        let writer = try LetterWriter(settings, resources, key: try data.macKey(settings.mail.macKeyFile))
        let faults = writer.check()
        if !faults.isEmpty { throw AssemblyError.letters(faults.map { "\($0)" }.joined(separator: "; ")) }
        return settings.resources.templates ?? resources.letterTemplates
    }

    /// Where WeasyPrint is; without it everything but PDF works.
    private func documents() throws -> String {
        do {
            try DocumentWriter(settings, try resources()).readTemplate()
        } catch let error as LetterError {
            throw AssemblyError.letters("\(error)")
        }
        let press = WeasyPrint(named: settings.documents.weasyprint, folder: "\(data.path)/documents")
        return press.program ?? Refusal.noPress.message[language]
    }

    private func mail() async throws -> String {
        guard settings.mail.transport == .smtp else {
            let folder = "\(data.path)/mail"
            try await MaildirTransport(folder: folder).check()
            return folder
        }
        try await SMTPDelivery.tryConnection(settings.smtp)
        return "\(settings.smtp.host):\(settings.smtp.port)"
    }

    private func mailbox() async throws -> String {
        guard let box = try IMAPLetterBox(settings.imap) else { return Doctor.noMailbox[language] }
        do {
            try await box.tryConnection()
        } catch {
            await box.rest()
            throw error
        }
        await box.rest()
        return box.name
    }

    private static let noMailbox = Trilingual(
        "inga postkasse blir lesen: imap.host er ikkje sett", "ingen postkasse blir lest: imap.host er ikke satt",
        "no mailbox is read: imap.host isn't set")

    private func words(for error: any Error) -> String {
        switch error {
        case let refusal as Refusal: refusal.message[language]
        case let assembly as AssemblyError: assembly.message[language]
        default: StoreFault(error).words[language]
        }
    }
}
