import Letters

extension LetterWriter {
    /// Templates from the administrator's own folder first, then the bundled ones. Throws `AssemblyError.letters`.
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
