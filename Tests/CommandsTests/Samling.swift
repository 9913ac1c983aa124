import Foundation
import Testing

/// The built program, with a data folder of the test's own.
final class Samling: Sendable {
    /// What one call came to.
    struct Outcome: Sendable {
        var status: Int32
        var out: String
        var err: String

        /// What was given on stdout as JSON; nil where it is none.
        var json: Any? {
            try? JSONSerialization.jsonObject(with: Data(out.utf8), options: .fragmentsAllowed)
        }

        var object: [String: Any] { json as? [String: Any] ?? [:] }
        var list: [[String: Any]] { json as? [[String: Any]] ?? [] }
        var error: [String: Any] { object["error"] as? [String: Any] ?? [:] }
    }

    let folder: String
    /// When the calls are rehearsed.
    static let june = "2023-06-12T09:00:00+02:00"

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("samling-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A program with the Sjustjerna register, and meetings to the end of 2023.
    static func planned() throws -> Samling {
        let samling = try Samling()
        let register = try samling("register", "apply", "\(checkout)/Config/sjustjerna.yaml")
        #expect(register.status == 0, "\(register.err)")
        let plan = try samling("plan", "sjustjerna", "--until", "2023-12-31", "--accept")
        #expect(plan.status == 0, "\(plan.err)")
        return samling
    }

    @discardableResult
    func callAsFunction(
        _ arguments: String..., now: String? = Samling.june, environment: [String: String] = [:], input: String? = nil
    ) throws -> Outcome {
        try run(arguments, now: now, environment: environment, input: input)
    }

    /// Runs the program to its end.
    func run(
        _ arguments: [String], now: String? = Samling.june, environment: [String: String] = [:], input: String? = nil
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Samling.program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        var variables = ["PATH": "/usr/bin:/bin", "SAMLING_DATA": "\(folder)/data"]
        if let now { variables["SAMLING_NOW"] = now }
        process.environment = variables.merging(environment) { $1 }
        let call = UUID().uuidString
        let (out, err) = (try file("\(call).out", ""), try file("\(call).err", ""))
        let given = try file("\(call).in", input ?? "")
        process.standardInput = FileHandle(forReadingAtPath: given)
        process.standardOutput = FileHandle(forWritingAtPath: out)
        process.standardError = FileHandle(forWritingAtPath: err)
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, out: try String(contentsOfFile: out, encoding: .utf8),
            err: try String(contentsOfFile: err, encoding: .utf8))
    }

    /// Writes a file of the test's own; its path.
    @discardableResult
    func file(_ name: String, _ text: String) throws -> String {
        let path = "\(folder)/\(name)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// The letters that have gone out, by file name.
    func letters() throws -> [String] {
        let new = "\(folder)/data/mail/new"
        guard FileManager.default.fileExists(atPath: new) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: new).sorted()
    }

    /// The package's own folder.
    static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// It lies beside the program that runs the tests.
    static let program: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let beside = URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("samling").path
        return FileManager.default.isExecutableFile(atPath: beside)
            ? beside : "\(checkout)/.build/debug/samling"
    }()
}
