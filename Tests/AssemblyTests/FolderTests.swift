import Foundation
import Meetings
import Testing

@testable import Assembly

@Suite("Folders and secrets")
struct FolderTests {
    @Test("the data folder is made for its owner alone, with one key for good")
    func dataFolder() throws {
        let scratch = try Scratch()
        let data = DataFolder("\(scratch.path)/inst/data/")
        try data.make()
        #expect(data.path == "\(scratch.path)/inst/data")
        #expect(try Scratch.permissions(of: data.path) == 0o700)
        let key = try data.macKey(nil)
        #expect(key.count == 32)
        #expect(try data.macKey(nil) == key)
        #expect(try Scratch.permissions(of: "\(data.path)/mac.key") == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: data.path) == ["mac.key"])
    }

    @Test("the database is the folder's own, the file that is named, or a server's")
    func database() throws {
        func place(_ url: String?) throws -> String {
            var settings = Settings.Database()
            settings.url = url
            return try DatabasePlace(settings, in: DataFolder("/d")).shown
        }
        #expect(try place(nil) == "/d/samling.sqlite")
        #expect(try place("sqlite:/x/y.db") == "/x/y.db")
        #expect(try place("postgres://kari:løyndom@localhost:5433/samling") == "postgres://kari@localhost:5433/samling")
        #expect(throws: AssemblyError.self) { try place("postgres://db.example.no/samling?sslmode=disable") }
        #expect(throws: AssemblyError.self) { try place("postgres://db.example.no:x:y/samling?what=1") }
    }

    @Test("a password is the file's first line; an empty file has none")
    func passwords() throws {
        let scratch = try Scratch()
        let file = try scratch.file("password", "hemmeleg æ\r\nmeir\n")
        #expect(try SecretFile.readLine(file) == "hemmeleg æ")
        #expect(!SecretFile.isOpenToOthers(file))
        #expect(SecretFile.isOpenToOthers(try scratch.file("open", "x", permissions: 0o644)))
        let empty = try scratch.file("empty", "\n")
        #expect(throws: AssemblyError.self) { try SecretFile.readLine(empty) }
        #expect(throws: AssemblyError.self) { try SecretFile.read("\(scratch.path)/none") }
    }

    @Test("resources lie where the setting says, beside the installed program, or above it in a checkout")
    func resources() throws {
        let scratch = try Scratch()
        for place in ["set", "prefix/share/samling", "checkout"] {
            try scratch.file("\(place)/Templates/letters/layout.html", "")
        }
        func found(_ setting: String?, _ program: String) throws -> String {
            try ResourceFolder(setting: setting, program: "\(scratch.path)/\(program)").path
        }
        #expect(try found("\(scratch.path)/set", "prefix/bin/samling") == "\(scratch.path)/set")
        #expect(try found(nil, "prefix/bin/samling") == "\(scratch.path)/prefix/share/samling")
        #expect(try found(nil, "checkout/.build/debug/samling") == "\(scratch.path)/checkout")
        #expect(throws: AssemblyError.self) { try found(nil, "elsewhere/bin/samling") }
        #expect(throws: AssemblyError.self) { try found("\(scratch.path)/none", "prefix/bin/samling") }
    }

    @Test("a file is read no further than one byte more than allowed")
    func boundedFiles() throws {
        let scratch = try Scratch()
        let file = try scratch.file("f", String(repeating: "a", count: 200_000))
        #expect(BoundedFile.read(file, atMostBytes: 1_000)?.count == 1_001)
        #expect(BoundedFile.read(file, atMostBytes: 500_000)?.count == 200_000)
        #expect(BoundedFile.read("\(scratch.path)/none", atMostBytes: 10) == nil)
        #expect(BoundedFile.read(scratch.path, atMostBytes: 10) == nil)
        #expect(BoundedFile.read(try scratch.file("empty", ""), atMostBytes: 10) == [])
    }
}

@Suite("Who is alive")
struct LockPresenceTests {
    @Test("a process that holds its lock lives; one that has let go of it is dead, also when its file is gone")
    func alive() throws {
        let scratch = try Scratch()
        let one = try LockPresence(folder: "\(scratch.path)/locks", ids: .system)
        var other: LockPresence? = try LockPresence(folder: "\(scratch.path)/locks", ids: .system)
        let name = try #require(other?.owner)
        #expect(one.owner != name)
        #expect(one.dead(among: [one.owner, name]).isEmpty)
        other = nil
        #expect(other == nil)
        #expect(one.dead(among: [one.owner, name]) == [name])
    }

    @Test("a file left behind by a process that was killed says that it is dead")
    func leftBehind() throws {
        let scratch = try Scratch()
        let one = try LockPresence(folder: scratch.path, ids: .system)
        let killed = one.owner + "c"
        try scratch.file(killed, "")
        #expect(one.dead(among: [killed]) == [killed])
    }

    @Test("nobody is said to be dead whose locks lie elsewhere, on this machine too, or by a name that leads elsewhere")
    func otherPlaces() throws {
        let scratch = try Scratch()
        let one = try LockPresence(folder: "\(scratch.path)/one", ids: .system)
        var other: LockPresence? = try LockPresence(folder: "\(scratch.path)/other", ids: .system)
        let name = try #require(other?.owner)
        other = nil
        #expect(other == nil)
        #expect(one.dead(among: [name, "another-2-b", "\(one.owner)/../x"]).isEmpty)
    }
}
