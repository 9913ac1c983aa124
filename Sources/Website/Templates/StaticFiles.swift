import Foundation
import HTTPTypes
import Meetings

/// The one style sheet, the one script and the mark: read once, served under names that change with their content, so
/// that they can be kept for ever.
struct StaticFiles: Sendable {
    struct File: Sendable {
        var type: String
        var bytes: [UInt8]
    }

    /// By their path below `/static/`.
    private(set) var files: [String: File] = [:]
    let styleSheet: String
    let script: String
    let mark: String

    /// Every slice has a style sheet and a script of its own; readers get them as one, in the order of their names.
    init(folders: [String]) throws {
        let styles = try Self.joined(folders, ".css")
        let scripts = try Self.joined(folders, ".js")
        let marks = try Self.joined(folders, ".svg")
        styleSheet = "samling-\(Self.fingerprint(styles)).css"
        script = "samling-\(Self.fingerprint(scripts)).js"
        mark = "mark-\(Self.fingerprint(marks)).svg"
        files[styleSheet] = File(type: "text/css; charset=utf-8", bytes: styles)
        files[script] = File(type: "text/javascript; charset=utf-8", bytes: scripts)
        files[mark] = File(type: "image/svg+xml", bytes: marks)
    }

    private static func joined(_ folders: [String], _ ending: String) throws -> [UInt8] {
        let files = try TemplateFiles.all(in: folders, ending: ending).sorted { $0.key < $1.key }
        guard !files.isEmpty else {
            throw WebsiteError("there is no *\(ending) in \(folders.joined(separator: ", "))")
        }
        return Array(files.map(\.value).joined(separator: "\n").utf8)
    }

    /// FNV-1a, to tell versions apart; nothing is proven by it.
    private static func fingerprint(_ bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return String(hash, radix: 36)
    }

    static let routes: [Route] = [
        .get("/static/{name}", .anyone) { visit in
            guard let file = visit.site.files.files[visit.parameter("name")] else { throw Refusal.noPage }
            return Reply(.ok, type: file.type, file.bytes)
                .with(.cacheControl, "public, max-age=31536000, immutable")
        },
        // Browsers ask for it by this name when what they show isn't a page: a letter, a paper.
        .get("/favicon.ico", .anyone) { visit in
            guard let file = visit.site.files.files[visit.site.files.mark] else { throw Refusal.noPage }
            return Reply(.ok, type: file.type, file.bytes).with(.cacheControl, "public, max-age=86400")
        },
    ]
}
