import Testing

@testable import Meetings

@Suite("Files that come in")
struct AttachedFileTests {
    static let pdf = Array("%PDF-1.7\n%âãÏÓ\n1 0 obj\n".utf8)
    static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]

    private func office(_ folder: String, _ more: String = "") -> [UInt8] {
        [0x50, 0x4B, 3, 4] + Array("…[Content_Types].xml…\(folder)document.xml\(more)".utf8)
    }

    private func openDocument(_ kind: AttachmentKind) -> [UInt8] {
        [0x50, 0x4B, 3, 4] + Array(repeating: 0, count: 26) + Array("mimetype\(kind.mediaType)PK".utf8)
    }

    @Test("each kind is known by its bytes")
    func kinds() throws {
        let files: [(String, [UInt8])] = [
            ("a.pdf", Self.pdf), ("a.png", Self.png), ("a.JPEG", [0xFF, 0xD8, 0xFF, 0xE0]),
            ("a.docx", office("word/")), ("a.xlsx", office("xl/")), ("a.pptx", office("ppt/")),
            ("a.odt", openDocument(.odt)), ("a.ods", openDocument(.ods)), ("a.odp", openDocument(.odp)),
            ("a.txt", Array("Hei på deg".utf8)), ("a.csv", Array("a;b\r\n1;2".utf8)), ("a.md", Array("# Hei".utf8)),
        ]
        #expect(try files.map { try AttachedFile(name: $0.0, bytes: $0.1).kind } == AttachmentKind.ordered)
    }

    @Test(
        "what isn't what it is called is refused",
        arguments: [
            ("side.html", "<html>"), ("bilete.svg", "<svg>"), ("program.exe", "MZ"), ("skript.js", "x"),
            ("utan", "x"), ("a.pdf", "<html>"), ("a.pdf", " %PDF-1.7"), ("a.png", "%PDF-1.7"),
            ("a.txt", "<!DOCTYPE html><script>alert(1)</script>"), ("a.txt", "\u{FEFF}  \n<HTML>"),
            ("a.csv", "<svg onload=alert(1)>"), ("a.md", "<script>x</script>"), ("a.txt", "hei\u{0}"),
            ("a.docx", "PK\u{3}\u{4}noko anna"), ("a.odt", "PK\u{3}\u{4}"), ("a.pdf.exe", "%PDF-1.7"), ("a.txt", ""),
            ("a.phtml", "hei"), ("..", "hei"), ("", "hei"), ("a.", "hei"),
        ])
    func refused(_ name: String, _ content: String) {
        #expect(throws: Refusal.self) { _ = try AttachedFile(name: name, bytes: Array(content.utf8)) }
    }

    @Test("documents with programs in them, other encodings and files beyond the limit are refused")
    func programs() {
        #expect(throws: Refusal.self) {
            _ = try AttachedFile(name: "a.docx", bytes: office("word/", "word/vbaProject.bin"))
        }
        #expect(throws: Refusal.self) { _ = try AttachedFile(name: "a.txt", bytes: [0xE6, 0xF8, 0xE5]) }
        let big = Self.pdf + Array(repeating: 0, count: AttachmentLimits.fileBytes)
        #expect(throws: Refusal.self) { _ = try AttachedFile(name: "a.pdf", bytes: big) }
        #expect(throws: Never.self) {
            _ = try AttachedFile(name: "a.pdf", bytes: Array(big.prefix(AttachmentLimits.fileBytes)))
        }
    }

    @Test(
        "names lose paths, controls, tricks with direction and what file systems mind",
        arguments: [
            ("../../etc/passwd.txt", "passwd.txt"), ("C:\\Users\\Kari\\notat.PDF", "notat.pdf"),
            ("saksframlegg æøå.docx", "saksframlegg æøå.docx"), ("a\u{202E}fdp.exe.txt", "afdp.exe.txt"),
            ("line\nbreak\r.txt", "line break.txt"), ("  .gøymt.txt", "gøymt.txt"), ("a<b>\"c.txt", "a-b--c.txt"),
            ("con.txt", "_con.txt"), (".txt", "vedlegg.txt"), ("a\u{0}b.txt", "ab.txt"),
            ("Helgelaanten skiemtjegætie.pdf", "Helgelaanten skiemtjegætie.pdf"), ("a \u{200B}b.txt", "a b.txt"),
            (String(repeating: "x", count: 500) + ".txt", String(repeating: "x", count: 120) + ".txt"),
        ])
    func names(_ written: String, _ clean: String) {
        #expect(AttachmentName.clean(written) == clean)
    }

    @Test("whatever the name, what is left is one part of a path that can be seen", arguments: 0..<64)
    func anyName(_ scalar: Int) {
        let bad = (0..<40).compactMap { Unicode.Scalar(scalar * 128 + $0 * 3) }.map(String.init).joined()
        guard let name = AttachmentName.clean("a/\(bad)/..\\\(bad)b.txt") else { return }
        #expect(!name.contains("/") && !name.contains("\\") && !name.hasPrefix(".") && name.hasSuffix(".txt"))
        #expect(name.unicodeScalars.allSatisfy { ![.control, .format].contains($0.properties.generalCategory) })
    }

    @Test("the second file of a name gets a number")
    func free() {
        #expect(AttachmentName.free("a.pdf", among: []) == "a.pdf")
        #expect(AttachmentName.free("a.pdf", among: ["A.PDF", "a (2).pdf"]) == "a (3).pdf")
    }
}

extension AttachmentKind {
    fileprivate static let ordered: [AttachmentKind] = [
        .pdf, .png, .jpg, .docx, .xlsx, .pptx, .odt, .ods, .odp, .txt, .csv, .md,
    ]
}
