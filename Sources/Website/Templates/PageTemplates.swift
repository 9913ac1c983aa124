import Foundation
import Meetings
import Mustache
import Synchronization

/// The templates of all pages in all languages, read and compiled once. They stand in `Templates/web`, and may refer to
/// each other by their file's name without `.html`.
struct PageTemplates: Sendable {
    private var libraries: [Language: MustacheLibrary] = [:]

    private static let maximumBytes = 256 << 10

    /// Every file is taken from the first folder that has it.
    init(folders: [String]) throws {
        let files = try TemplateFiles.all(in: folders, ending: ".html")
        guard files["layout"] != nil else {
            throw WebsiteError("there is no layout.html in \(folders.joined(separator: ", "))")
        }
        let sources = files.sorted { $0.key < $1.key }
        let compiled = Mutex<[String: Result<[Language: MustacheTemplate], any Error>]>([:])
        // A program that is started waits for this: it is done on all processors.
        DispatchQueue.concurrentPerform(iterations: sources.count) { index in
            let (name, source) = sources[index]
            let templates = Result { try Self.compiled(source, file: "\(name).html") }
            compiled.withLock { $0[name] = templates }
        }
        for (name, templates) in compiled.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
            for (language, template) in try templates.get() {
                libraries[language, default: MustacheLibrary()].register(template, named: name)
            }
        }
    }

    private static func compiled(_ source: String, file: String) throws -> [Language: MustacheTemplate] {
        var compiled: [Language: MustacheTemplate] = [:]
        for language in Language.allCases {
            let text = try TrilingualSource.text(source, in: language, file: file)
            do {
                compiled[language] = try MustacheTemplate(string: text)
            } catch {
                throw WebsiteError("\(file): \(error)")
            }
        }
        return compiled
    }

    /// Nil where there is no such template.
    func rendered(_ name: String, _ language: Language, _ values: [String: Any]) -> String? {
        libraries[language]?.render(PageValues.told(values), withTemplate: name)
    }
}

/// A text that says nothing is nothing to a template: a section about it is left out.
enum PageValues {
    private struct Nothing: MustacheCustomRenderable {
        let renderText = ""
        let isNull = true
    }

    /// Beside every list there is `has…`, for what stands once before the whole of it.
    static func told(_ values: [String: Any]) -> [String: Any] {
        var filled = values.mapValues { value -> Any in told(value) }
        for (name, value) in values {
            guard let list = value as? [[String: Any]] else { continue }
            let has = "has\(name.prefix(1).uppercased())\(name.dropFirst())"
            if values[has] == nil { filled[has] = !list.isEmpty }
        }
        return filled
    }

    private static func told(_ value: Any) -> Any {
        switch value {
        case let text as String: text.isEmpty ? Nothing() : text
        case let list as [[String: Any]]: list.map { told($0) as [String: Any] }
        case let values as [String: Any]: told(values) as [String: Any]
        default: value
        }
    }
}

/// Files that an administrator may replace one by one.
enum TemplateFiles {
    private static let maximumBytes = 512 << 10

    /// By name, without the ending; from the first folder that has it.
    static func all(in folders: [String], ending: String) throws -> [String: String] {
        var found: [String: String] = [:]
        for folder in folders.reversed() {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for name in names where name.hasSuffix(ending) {
                guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)"),
                    data.count <= maximumBytes, let text = String(validating: data, as: UTF8.self)
                else { throw WebsiteError("\(folder)/\(name) can't be read") }
                found[String(name.dropLast(ending.count))] = text
            }
        }
        return found
    }
}
