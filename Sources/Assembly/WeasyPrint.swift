import Foundation
import Glibc
import Mail
import Meetings

/// Prints pages with WeasyPrint, a program of its own. It is given one file and writes one; it gets no shell, no
/// addresses to fetch from, and no more time than it needs. What has been printed is kept by its content in a folder
/// that may be emptied at any time.
actor WeasyPrint: DocumentPress {
    /// Nil where the program isn't installed.
    nonisolated let program: String?
    private let folder: String
    private let secondsAtMost: Double
    /// What is being printed now, by its digest: two who ask for the same wait for one.
    private var printing: [String: Task<[UInt8], any Error>] = [:]

    private static let longestPageBytes = 8 << 20
    private static let longestDocumentBytes = 64 << 20
    private static let mostAtOnce = 4

    /// - Parameters:
    ///   - named: the program's path, or its name on the search path.
    ///   - folder: for what is printed.
    init(named: String, folder: String, secondsAtMost: Double = 60) {
        program = WeasyPrint.find(named)
        self.folder = folder
        self.secondsAtMost = secondsAtMost
    }

    func pdf(of page: String, _ variant: PrintVariant) async throws -> [UInt8] {
        guard let program else { throw Refusal.noPress }
        guard page.utf8.count <= WeasyPrint.longestPageBytes else { throw Refusal.pageTooLong }
        let digest = Digest.sha256Hex(Array("\(variant.option)\n\(page)".utf8))
        let kept = "\(folder)/\(digest).pdf"
        if let bytes = WeasyPrint.document(kept) { return bytes }
        if let same = printing[digest] { return try await same.value }
        guard printing.count < WeasyPrint.mostAtOnce else { throw Refusal.pressBusy }
        let task = Task { try await printed(page, variant, digest: digest, program: program) }
        printing[digest] = task
        defer { printing[digest] = nil }
        let bytes = try await task.value
        WeasyPrint.keep(bytes, at: kept)
        return bytes
    }

    private func printed(
        _ page: String, _ variant: PrintVariant, digest: String, program: String
    ) async throws -> [UInt8] {
        let manager = FileManager.default
        let desk = "\(folder)/\(UUIDText.new())"
        // An empty folder is what the page's addresses are relative to.
        let nothing = "\(desk)/nothing"
        do {
            try manager.createDirectory(
                atPath: nothing, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            defer { try? manager.removeItem(atPath: desk) }
            try Data(page.utf8).write(to: URL(fileURLWithPath: "\(desk)/page.html"))
            let arguments = [
                "--quiet", "--encoding", "utf-8", "--media-type", "print", "--base-url", nothing, "--pdf-variant",
                variant.option, "--pdf-identifier", String(digest.prefix(32)), "\(desk)/page.html",
                "\(desk)/page.pdf",
            ]
            try await run(program, arguments, in: desk)
            guard let bytes = WeasyPrint.document("\(desk)/page.pdf") else { throw Refusal.notPrinted }
            return bytes
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal.notPrinted
        }
    }

    private func run(_ program: String, _ arguments: [String], in desk: String) async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: desk)
        // The same page gives the same bytes: no time of day, and no order that chance decides. A proxy that nobody
        // answers at is what anything fetched would have to pass.
        process.environment = [
            "PATH": "/usr/bin:/bin", "HOME": desk, "LANG": "C.UTF-8", "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0",
            "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "no_proxy": "",
            "XDG_CACHE_HOME": "\(folder)/fonts",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let (ends, end) = AsyncStream<Int32>.makeStream()
        process.terminationHandler = { ended in
            end.yield(ended.terminationReason == .exit ? ended.terminationStatus : -1)
            end.finish()
        }
        do {
            try process.run()
        } catch {
            throw Refusal.noPress
        }
        let child = process.processIdentifier
        let seconds = secondsAtMost
        let watch = Task.detached {
            try? await Task.sleep(for: .seconds(seconds))
            if !Task.isCancelled { kill(child, SIGKILL) }
        }
        defer { watch.cancel() }
        var status: Int32 = -1
        for await one in ends { status = one }
        if status != 0 { throw Refusal.notPrinted }
    }

    private static func document(_ path: String) -> [UInt8]? {
        guard let bytes = BoundedFile.read(path, atMostBytes: longestDocumentBytes),
            bytes.count <= longestDocumentBytes, bytes.starts(with: "%PDF-".utf8)
        else { return nil }
        return bytes
    }

    /// Written beside and moved into place, so that nobody reads half of it. Where it can't be kept it is printed
    /// again the next time.
    private static func keep(_ bytes: [UInt8], at path: String) {
        try? Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    }

    private static func find(_ named: String) -> String? {
        let manager = FileManager.default
        if named.contains("/") { return manager.isExecutableFile(atPath: named) ? named : nil }
        return ["/usr/bin", "/usr/local/bin", "/bin"].map { "\($0)/\(named)" }.first(where: manager.isExecutableFile)
    }
}

/// A name that nothing else has.
private enum UUIDText {
    static func new() -> String { IDSource.system.token() }
}

extension PrintVariant {
    fileprivate var option: String {
        switch self {
        case .reading: "pdf/ua-1"
        case .archive: "pdf/a-2b"
        }
    }
}

extension Refusal {
    static var noPress: Refusal {
        Refusal(
            .notNow, code: "no-press",
            Trilingual(
                "PDF kan ikkje lagast her: WeasyPrint er ikkje installert (apt install weasyprint)",
                "PDF kan ikke lages her: WeasyPrint er ikke installert (apt install weasyprint)",
                "PDF can't be made here: WeasyPrint isn't installed (apt install weasyprint)"))
    }

    fileprivate static var notPrinted: Refusal {
        Refusal(
            .notNow, code: "not-printed",
            Trilingual(
                "PDF-en vart ikkje laga: prøv om att, eller skriv ut nettsida",
                "PDF-en ble ikke laget: prøv igjen, eller skriv ut nettsiden",
                "The PDF wasn't made: try again, or print the web page"))
    }

    fileprivate static var pressBusy: Refusal {
        Refusal(
            .notNow, code: "press-busy",
            Trilingual(
                "Mange PDF-ar blir laga no: prøv om att om litt", "Mange PDF-er blir laget nå: prøv igjen om litt",
                "Many PDFs are being made now: try again in a moment"))
    }

    fileprivate static var pageTooLong: Refusal {
        Refusal(
            .badInput, code: "page-too-long",
            Trilingual(
                "Dokumentet er for langt til å skrivast ut: høgst 8 MB",
                "Dokumentet er for langt til å skrives ut: høyst 8 MB",
                "The document is too long to be printed: at most 8 MB"))
    }
}
