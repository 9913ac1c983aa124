import Foundation
import Testing

@testable import Meetings

@Suite("Packages")
struct ZipArchiveTests {
    @Test("another program reads the archive whole, with names in every letter")
    func python() throws {
        var zip = ZipArchive()
        let files: [(String, [UInt8])] = [
            ("referat.md", Array("# Referat\n".utf8)), ("vedlegg/Helgelaanten skiemtjegætie.pdf", []),
            ("vedlegg/tilfeldig.bin", (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 7919) }),
        ]
        for (name, bytes) in files { zip.add(name, bytes) }
        let path = FileManager.default.temporaryDirectory.appending(path: "samling-\(UUID().uuidString).zip").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(zip.archive).write(to: URL(filePath: path))
        let script =
            "import sys,zipfile,hashlib\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\n"
            + "for i in z.infolist(): print(i.filename, i.file_size, i.date_time[0])"
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", script, path]
        process.environment = ["PYTHONIOENCODING": "utf-8"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(told == files.map { "\($0.0) \($0.1.count) 1980\n" }.joined())
    }

    @Test("the checksum is that of the standard")
    func checksum() {
        #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926 && CRC32.of([]) == 0)
    }

    @Test("the same files give the same bytes")
    func same() {
        func made() -> [UInt8] {
            var zip = ZipArchive()
            zip.add("a", [1, 2, 3])
            return zip.archive
        }
        #expect(made() == made())
    }
}
