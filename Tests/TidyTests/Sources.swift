import Foundation

/// The checkout's own files, as the house rules see them.
enum Checkout {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    struct File {
        let path: String
        let lines: [Substring]

        /// `Meetings` for `Sources/Meetings/Days/Zone.swift`.
        var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

        /// The lines with what stands in comments and string literals taken out, so that words there don't count.
        var code: [String] { lines.map(Checkout.codeOnly) }
    }

    static func swiftFiles(under folder: String) -> [File] {
        let base = root.appendingPathComponent(folder).resolvingSymlinksInPath()
        guard let paths = FileManager.default.enumerator(atPath: base.path) else { return [] }
        return paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") && !$0.contains(".build/") }.sorted()
            .compactMap { path in
                guard let text = try? String(contentsOf: base.appendingPathComponent(path), encoding: .utf8) else {
                    return nil
                }
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                return File(path: "\(folder)/\(path)", lines: lines)
            }
    }

    static func codeOnly(_ line: Substring) -> String {
        var result = ""
        var inString = false
        var previous: Character = " "
        for character in line {
            if character == "\"", previous != "\\" { inString.toggle() }
            if !inString {
                if character == "/", previous == "/" { return String(result.dropLast()) }
                result.append(character)
            }
            previous = character
        }
        return result
    }
}
