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

extension DocumentTools {
    /// Templates from `documents` in the administrator's own folder first, then the bundled ones. Throws
    /// `AssemblyError.letters`.
    init(_ settings: Settings, _ resources: ResourceFolder, _ data: DataFolder) throws {
        let own = settings.resources.templates.map { "\($0)/documents" }
        let press = WeasyPrint(named: settings.documents.weasyprint, folder: "\(data.path)/documents")
        do {
            self.init(
                pages: try DocumentWriter(folders: [own, resources.documentTemplates].compactMap { $0 }), press: press,
                digest: { Digest.sha256Hex($0) })
        } catch {
            throw AssemblyError.letters("\(error)")
        }
    }
}
