import FoundationEssentials
import Meetings
import Mustache

/// The page of a document in each language, compiled once. Words in the three languages stand beside each other in
/// the template: `[[nynorsk|bokmål|English]]`.
struct PaperTemplate: Sendable {
    private var pages: [Language: MustacheTemplate] = [:]
    let style: String

    private static let longestBytes = 256 << 10

    /// Both files are taken from the first folder that has them.
    init(folders: [String]) throws(LetterError) {
        let page = try Self.text(of: "paper.html", in: folders)
        style = try Self.text(of: "paper.css", in: folders)
        for language in Language.allCases {
            do {
                pages[language] = try MustacheTemplate(string: Self.worded(page, language))
            } catch {
                throw LetterError(.loadTemplates, .broken, "paper.html", cause: error)
            }
        }
    }

    func rendered(_ values: [String: Any], _ language: Language) -> String {
        pages[language]?.render(values.merging(["style": style]) { own, _ in own }) ?? ""
    }

    static func worded(_ text: String, _ language: Language) -> String {
        let index = Language.allCases.firstIndex(of: language) ?? 0
        var result = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "[["), let end = rest[start.upperBound...].firstRange(of: "]]") {
            let words = rest[start.upperBound..<end.lowerBound].split(separator: "|", omittingEmptySubsequences: false)
            result += rest[..<start.lowerBound]
            result += words.indices.contains(index) ? String(words[index]) : String(words.first ?? "")
            rest = rest[end.upperBound...]
        }
        return result + rest
    }

    private static func text(of file: String, in folders: [String]) throws(LetterError) -> String {
        for folder in folders {
            guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(file)") else { continue }
            guard bytes.count <= longestBytes, let text = String(data: bytes, encoding: .utf8) else {
                throw LetterError(.loadTemplates, .broken, file)
            }
            return text
        }
        throw LetterError(.loadTemplates, .missing, "\(file) in \(folders.joined(separator: ", "))")
    }
}
