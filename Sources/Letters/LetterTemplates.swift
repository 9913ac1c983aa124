import FoundationEssentials
import Meetings
import Mustache

/// The templates of all letters in all languages, read and compiled once.
struct LetterTemplates: Sendable {
    /// As `Notice.kind` names them.
    static let kinds = [
        "invitation", "moved", "updated", "cancelled", "withdrawn", "collect", "clearing", "agenda", "minutes",
        "reminder", "coordinator", "leader", "undelivered", "assigned", "receipt", "question", "overview", "deputy",
        "counter-declined", "sign-in-code",
    ]
    /// What several letters have in common.
    static let partials = [
        "footer", "facts", "answer", "item", "howto", "agendaitems", "remindertitle", "receipttitle",
        "receiptline", "questiontitle",
    ]

    private struct Letter: Sendable {
        var subject: MustacheTemplate
        var body: MustacheTemplate
    }

    private struct Key: Hashable {
        var language: Language
        var kind: String
    }

    private let folders: [String]
    private var letters: [Key: Letter] = [:]
    private var libraries: [Language: MustacheLibrary] = [:]
    private var layout: MustacheTemplate

    /// Every file is taken from the first folder that has it.
    init(folders: [String]) throws(LetterError) {
        self.folders = folders
        layout = try Self.compiled(try Self.text(of: "layout.html", in: folders), "layout.html")
        for language in Language.allCases {
            var library = MustacheLibrary()
            for name in Self.partials {
                library.register(try partial(language, name), named: name)
            }
            libraries[language] = library
            for kind in Self.kinds {
                letters[Key(language: language, kind: kind)] = try letter(language, kind)
            }
        }
    }

    private func partial(_ language: Language, _ name: String) throws(LetterError) -> MustacheTemplate {
        let file = Self.file(language, name)
        return try Self.compiled(Self.unescaped + (try Self.text(of: file, in: folders)), file)
    }

    private func letter(_ language: Language, _ kind: String) throws(LetterError) -> Letter {
        let file = Self.file(language, kind)
        let text = try Self.text(of: file, in: folders)
        let lineEnd = text.firstIndex(where: \.isNewline) ?? text.endIndex
        guard text.hasPrefix(Self.subjectMark) else {
            throw LetterError(.loadTemplates, .noSubject, "\(file): the first line must begin with “Subject: ”")
        }
        let subject = text[..<lineEnd].dropFirst(Self.subjectMark.count)
        return Letter(
            subject: try Self.compiled(Self.unescaped + subject, file),
            body: try Self.compiled(Self.unescaped + text[lineEnd...], file))
    }

    static func file(_ language: Language, _ name: String) -> String { "\(language.rawValue)/\(name).md" }

    private static let subjectMark = "Subject: "
    /// `LetterValues` escapes, once and for the place; Mustache's own way would be that of HTML.
    private static let unescaped = "{{% CONTENT_TYPE:TEXT}}"

    private static let maximumBytes = 256 << 10

    private static func text(of file: String, in folders: [String]) throws(LetterError) -> String {
        for folder in folders {
            let path = "\(folder)/\(file)"
            guard FileManager.default.fileExists(atPath: path) else { continue }
            guard let data = FileManager.default.contents(atPath: path), data.count <= maximumBytes,
                let text = String(validating: data, as: UTF8.self)
            else { throw LetterError(.loadTemplates, .unreadable, path) }
            return text
        }
        throw LetterError(.loadTemplates, .missing, "\(file) in \(folders.joined(separator: ", "))")
    }

    private static func compiled(_ text: String, _ file: String) throws(LetterError) -> MustacheTemplate {
        do {
            return try MustacheTemplate(string: text)
        } catch {
            throw LetterError(.loadTemplates, .broken, file, cause: error)
        }
    }

    /// The letter's subject, and its body in Markdown.
    func rendered(
        _ kind: String, _ language: Language, _ values: LetterValues
    ) throws(LetterError) -> (subject: String, body: String) {
        guard let letter = letters[Key(language: language, kind: kind)] else {
            throw LetterError(.writeLetter, .missing, Self.file(language, kind))
        }
        let library = libraries[language]
        let subject = letter.subject.render(values.plain(), library: library)
        return (OneLine.text(subject), letter.body.render(values, library: library))
    }

    /// The whole page around a letter's body and footer.
    func page(title: String, language: Language, body: String, footer: String) -> String {
        layout.render(["title": title, "lang": language.tag, "body": body, "footer": footer])
    }
}
