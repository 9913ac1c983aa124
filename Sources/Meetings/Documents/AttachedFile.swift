/// A file as it comes in, held to what may come in: by its name's extension and by its bytes, which must agree.
struct AttachedFile {
    let name: String
    let kind: AttachmentKind
    let bytes: [UInt8]

    init(name written: String, bytes: [UInt8]) throws {
        guard let name = AttachmentName.clean(written),
            let kind = AttachmentKind(extension: String(name.split(separator: ".").last ?? ""))
        else { throw Refusal.attachmentType(written) }
        guard !bytes.isEmpty else { throw Refusal.attachmentEmpty }
        guard bytes.count <= AttachmentLimits.fileBytes else { throw Refusal.attachmentTooBig }
        guard FileSigns.are(bytes, those: kind) else { throw Refusal.attachmentContent(name) }
        self.name = name
        self.kind = kind
        self.bytes = bytes
    }
}

/// What may be attached to one meeting.
public enum AttachmentLimits {
    public static let fileBytes = 20 << 20
    public static let meetingFiles = 60
    public static let meetingBytes = 200 << 20
}

/// Names that come from other people's machines.
enum AttachmentName {
    private static let longest = 120
    /// Windows keeps these for itself, whatever the extension.
    private static let reserved: Set<String> = [
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3",
    ]

    /// The last part of the path, without what can't be seen, turns the text's direction or means something to a
    /// file system; nil where there is no extension.
    static func clean(_ written: String) -> String? {
        let last = written.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let seen = String(String.UnicodeScalarView(last.unicodeScalars.compactMap(shown)))
        let words = seen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard let dot = words.lastIndex(of: ".") else { return nil }
        let ending = words[words.index(after: dot)...].lowercased()
        guard (1...5).contains(ending.count), ending.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            return nil
        }
        var stem = String(words[..<dot].drop { ". ".contains($0) }.prefix(longest))
        while let last = stem.last, ". ".contains(last) { stem.removeLast() }
        if stem.isEmpty { stem = "vedlegg" }
        if reserved.contains(stem.prefix { $0 != "." }.lowercased()) { stem = "_\(stem)" }
        return "\(stem).\(ending)"
    }

    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned: scalar == "\t" || scalar == "\n" ? " " : nil
        case .lineSeparator, .paragraphSeparator: " "
        default: "<>:\"|?*".unicodeScalars.contains(scalar) ? "-" : scalar
        }
    }
}

/// The signs by which a file's kind is known, whatever it is called.
enum FileSigns {
    static func are(_ bytes: [UInt8], those kind: AttachmentKind) -> Bool {
        switch kind {
        case .pdf: bytes.starts(with: "%PDF-".utf8)
        case .png: bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        case .jpg: bytes.starts(with: [0xFF, 0xD8, 0xFF])
        case .docx: isOffice(bytes, folder: "word/")
        case .xlsx: isOffice(bytes, folder: "xl/")
        case .pptx: isOffice(bytes, folder: "ppt/")
        case .odt, .ods, .odp: isOpenDocument(bytes, kind.mediaType)
        case .txt, .csv, .md: isPlainText(bytes)
        }
    }

    private static let archive: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

    /// ECMA-376: an archive with a list of its parts. One that carries programs (macros) is none of these kinds.
    private static func isOffice(_ bytes: [UInt8], folder: String) -> Bool {
        bytes.starts(with: archive) && contains(bytes, "[Content_Types].xml") && contains(bytes, folder)
            && !contains(bytes, "vbaProject.bin")
    }

    /// OpenDocument 1.2 part 3 §3.3: the first entry says what it is, uncompressed.
    private static func isOpenDocument(_ bytes: [UInt8], _ type: String) -> Bool {
        let start = Array("mimetype".utf8) + Array(type.utf8)
        return bytes.starts(with: archive) && bytes.count > 30 + start.count
            && bytes[30...].starts(with: start) && bytes[30 + start.count] == 0x50
    }

    /// Text that people write, and no page that a browser would run if it were told to.
    private static func isPlainText(_ bytes: [UInt8]) -> Bool {
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        let hasControls = bytes.contains { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains($0) || $0 == 0x7F }
        let begins = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix(512).lowercased()
        let isPage = ["<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml", "<iframe", "<!--"]
            .contains { begins.hasPrefix($0) }
        return !hasControls && !isPage
    }

    private static func contains(_ bytes: [UInt8], _ word: String) -> Bool {
        let word = Array(word.utf8)
        guard let first = word.first, bytes.count >= word.count else { return false }
        var index = 0
        while let found = bytes[index...].firstIndex(of: first) {
            if bytes[found...].starts(with: word) { return true }
            index = found + 1
        }
        return false
    }
}
