import FoundationEssentials

/// A meeting's documents in one archive, with a list of them.
struct MeetingPackage {
    private struct Manifest: Encodable {
        struct File: Encodable {
            var name: String
            var bytes: Int
            var sha256: String
        }

        struct Withheld: Encodable {
            var number: String?
            var ground: String
        }

        var network: NetworkID
        var forum: String
        var date: CalendarDate
        var title: String
        var language: Language
        var audience: String
        var status: String?
        var approvedBy: String?
        var files: [File]
        var withheld: [Withheld]
    }

    private var zip = ZipArchive()
    private var manifest: Manifest
    private let folder: Trilingual
    private let digest: @Sendable ([UInt8]) -> String

    init(_ papers: MeetingPapers, digest: @escaping @Sendable ([UInt8]) -> String) {
        let paper = papers.minutes ?? papers.agenda
        var record: MinutesRecord?
        if case .minutes(let minutes)? = papers.minutes?.content { record = minutes }
        manifest = Manifest(
            network: paper?.network.id ?? "", forum: papers.forum.name, date: papers.meeting.date,
            title: paper?.title ?? papers.forum.name, language: paper?.language ?? .nn,
            audience: papers.audience.rawValue, status: record?.status.rawValue, approvedBy: record?.approval?.by,
            files: [], withheld: papers.withheld.map { Manifest.Withheld(number: $0.number, ground: $0.ground) })
        folder = Trilingual("vedlegg", "vedlegg", "attachments")
        self.digest = digest
    }

    mutating func add(_ name: String, _ content: [UInt8]) {
        zip.add(name, content)
        manifest.files.append(Manifest.File(name: name, bytes: content.count, sha256: digest(content)))
    }

    mutating func add(_ attachment: Attachment, _ content: [UInt8]) {
        add("\(folder[manifest.language])/\(attachment.name)", content)
    }

    var archive: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        var whole = zip
        whole.add("manifest.json", (try? encoder.encode(manifest)).map(Array.init) ?? [])
        return whole.archive
    }
}
