import TestSupport
import Testing

@testable import Website

@Suite("Forms with files")
struct MultipartFormTests {
    private let type = "multipart/form-data; boundary=grense"

    private func read(_ text: String) -> MultipartForm? {
        MultipartForm(Array(text.replacing("\n", with: "\r\n").utf8), contentType: type)
    }

    @Test("fields and files come out as they were sent")
    func reads() throws {
        let form = try #require(
            read(
                "--grense\nContent-Disposition: form-data; name=\"line\"\n\nSak ein\n--grense\n"
                    + "Content-Disposition: form-data; name=\"file\"; filename=\"notat æ.pdf\"\n"
                    + "Content-Type: application/pdf\n\n%PDF-1.7\n\n--grense--\n"))
        #expect(form["line"] == "Sak ein" && form["file"] == nil)
        let file = try #require(form.files("file").first)
        #expect(file.fileName == "notat æ.pdf" && file.bytes == Array("%PDF-1.7\r\n".utf8))
    }

    @Test("names keep their quotes and semicolons, and what isn't a name is none")
    func names() throws {
        let form = try #require(
            read(
                "--grense\nContent-Disposition: form-data; name=\"file\"; filename=\"a;name=b %22c%22.txt\"\n\nx\n"
                    + "--grense\nContent-Disposition: form-data; filename=\"; name=x\"; name=\"line\"\n\ny\n--grense--")
        )
        #expect(form.files("file").first?.fileName == "a;name=b \"c\".txt")
        #expect(form.parts[1].name == "line" && form.parts[1].fileName == "; name=x")
    }

    @Test("a field in which no file was chosen is no file")
    func noFile() throws {
        let form = try #require(
            read("--grense\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\n\n\n--grense--\n"))
        #expect(form.files("file").isEmpty)
    }

    @Test(
        "what isn't whole is refused",
        arguments: [
            "", "--grense", "--grense\n", "--anna\nContent-Disposition: form-data; name=\"a\"\n\nx\n--anna--",
            "--grense\nContent-Disposition: form-data; name=\"a\"\n\nx", "--grense\n\nx\n--grense--",
            "--grense\nContent-Type: text/plain\n\nx\n--grense--",
            "--grense\nContent-Disposition: form-data; name=\"a\n\nx\n--grense--",
        ])
    func refused(_ text: String) {
        #expect(read(text) == nil)
    }

    @Test("too many parts and too long heads are refused")
    func limits() {
        let part = "--grense\nContent-Disposition: form-data; name=\"a\"\n\nx\n"
        #expect(read(String(repeating: part, count: 40) + "--grense--") != nil)
        #expect(read(String(repeating: part, count: 41) + "--grense--") == nil)
        let long = String(repeating: "x", count: 9_000)
        #expect(read("--grense\nContent-Disposition: form-data; name=\"a\"\nX: \(long)\n\nx\n--grense--") == nil)
    }

    @Test(
        "the boundary is one of a few characters",
        arguments: [
            ("multipart/form-data; boundary=abc", "abc"), ("Multipart/Form-Data; charset=x; BOUNDARY=\"a b\"", "a b"),
            ("multipart/form-data", nil), ("multipart/form-data; boundary=", nil), ("text/plain; boundary=a", nil),
            ("multipart/form-data; boundary=a\"b", nil),
            ("multipart/form-data; boundary=\(String(repeating: "a", count: 71))", nil),
        ] as [(String, String?)])
    func boundaries(_ type: String, _ boundary: String?) {
        #expect(MultipartForm.boundary(of: type) == boundary)
    }

    @Test("bytes that look like a boundary but aren't stay in the file, whatever they are", arguments: 0..<60)
    func anyBytes(_ seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let pieces = ["\r\n", "--gren", "\r\n--grens", "--grense", "-", "\r", "\n", "x", "\u{0}"].map { Array($0.utf8) }
        var content: [UInt8] = []
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            content += pieces[Int.random(in: 0..<pieces.count, using: &random)]
        }
        if (Array("\r\n".utf8) + content).firstRange(of: Array("\r\n--grense".utf8)) != nil { return }
        let head = Array("--grense\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n".utf8)
        let form = try #require(MultipartForm(head + content + Array("\r\n--grense--".utf8), contentType: type))
        #expect(form.files("f").first?.bytes == content)
    }
}
