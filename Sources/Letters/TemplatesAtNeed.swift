import Synchronization

/// The templates, read and compiled when the first letter is written: most of what is asked of Samling needs none.
final class TemplatesAtNeed: Sendable {
    private let folders: [String]
    private let kept = Mutex<LetterTemplates?>(nil)

    init(folders: [String]) { self.folders = folders }

    /// Throws again, for the same reason, each time it is asked for templates that are missing or broken.
    func all() throws(LetterError) -> LetterTemplates {
        try kept.withLock { kept throws(LetterError) in
            if let known = kept { return known }
            let read = try LetterTemplates(folders: folders)
            kept = read
            return read
        }
    }
}
