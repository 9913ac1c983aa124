import Letters
import Mail
import Meetings

extension LetterWriter {
    /// Templates from the administrator's own folder first, then the bundled ones; read when the first letter is
    /// written. Throws `AssemblyError.letters`.
    init(_ settings: Settings, _ resources: ResourceFolder, key: [UInt8]) throws {
        let folders = [settings.resources.templates, resources.letterTemplates].compactMap { $0 }
        do {
            try self.init(
                folders: folders, key: key, replyTokens: settings.mail.replyTokens,
                authservID: settings.mail.authservID)
        } catch {
            throw AssemblyError.letters("\(error)")
        }
    }
}

extension AssemblyError {
    /// What is wrong with how Samling is set up, where that is what stood in the way.
    public init?(_ error: any Error) {
        switch error {
        case let error as AssemblyError: self = error
        case let error as LetterError where error.attempt == .loadTemplates: self = .letters("\(error)")
        default: return nil
        }
    }
}

extension DocumentWriter {
    /// Templates from `documents` in the administrator's own folder first, then the bundled ones; read when the first
    /// page is written.
    init(_ settings: Settings, _ resources: ResourceFolder) {
        let own = settings.resources.templates.map { "\($0)/documents" }
        self.init(folders: [own, resources.documentTemplates].compactMap { $0 })
    }
}

extension DocumentTools {
    init(_ settings: Settings, _ pages: DocumentWriter, _ data: DataFolder) {
        let press = WeasyPrint(named: settings.documents.weasyprint, folder: "\(data.path)/documents")
        self.init(pages: pages, press: press, digest: { Digest.sha256Hex($0) })
    }
}

/// What writes from templates.
struct Writers: Sendable {
    let letters: LetterWriter
    let papers: DocumentWriter

    /// Reads the templates now. Throws `AssemblyError.letters` where one is missing or broken.
    func readTemplates() throws {
        do {
            try letters.readTemplates()
            try papers.readTemplate()
        } catch {
            throw AssemblyError.letters("\(error)")
        }
    }
}
