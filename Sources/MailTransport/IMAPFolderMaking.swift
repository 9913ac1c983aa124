/// Sees to it that a folder is there, and finds out what the server calls it.
struct IMAPFolderMaking: IMAPErrand {
    private enum Stage {
        case hierarchy, list, create, subscribe
        /// CREATE was refused, perhaps because another had been quicker.
        case doubt(IMAPStatus)
    }

    private let folder: String
    private let asksNamespace: Bool
    private var hierarchy: IMAPHierarchy?
    private var name: IMAPFolderName?
    private var isThere = false
    private var stage = Stage.hierarchy

    /// - Parameter folder: levels parted by `/`, as in `IMAPFolderName`.
    init(_ folder: String, offers: IMAPOffers) {
        self.folder = folder
        asksNamespace = offers.namespace
    }

    func begin(_ folder: IMAPFolderState) -> IMAPNext<IMAPFolderName> {
        .say(IMAPCommand(asksNamespace ? "NAMESPACE" : "LIST \"\" \"\""))
    }

    mutating func hear(_ data: IMAPData) {
        switch (stage, data.name) {
        case (.hierarchy, "NAMESPACE"): hierarchy = IMAPHierarchy(namespace: data)
        case (.hierarchy, "LIST"): hierarchy = hierarchy ?? IMAPHierarchy(list: data)
        case (.list, "LIST"), (.doubt, "LIST"):
            let marks = data.values.first?.items?.compactMap(\.word) ?? []
            if !marks.contains("\\NONEXISTENT"), !marks.contains("\\NOSELECT") { isThere = true }
        default: break
        }
    }

    mutating func answered(
        _ status: IMAPStatus, _ folder: IMAPFolderState
    ) throws(TransportError) -> IMAPNext<IMAPFolderName> {
        let name = try findName()
        switch stage {
        case .hierarchy:
            stage = .list
            return .say(IMAPCommand("LIST \"\" \(name.quoted)"))
        case .list:
            if isThere { return .finished(name) }
            stage = .create
            return .say(IMAPCommand("CREATE \(name.quoted)"))
        case .create where status.kind == .ok:
            // So that people's programs show it.
            stage = .subscribe
            return .say(IMAPCommand("SUBSCRIBE \(name.quoted)"))
        case .create:
            stage = .doubt(status)
            return .say(IMAPCommand("LIST \"\" \(name.quoted)"))
        case .subscribe: return .finished(name)
        case .doubt(let refusal):
            guard isThere else { throw TransportError("creating the folder \(name.encoded)", refused: refusal) }
            return .finished(name)
        }
    }

    private mutating func findName() throws(TransportError) -> IMAPFolderName {
        if let name { return name }
        guard let name = IMAPFolderName(folder, in: hierarchy ?? IMAPHierarchy()) else {
            throw TransportError("moving a message", .settings, .permanent, "'\(folder)' cannot name a folder")
        }
        self.name = name
        return name
    }
}
