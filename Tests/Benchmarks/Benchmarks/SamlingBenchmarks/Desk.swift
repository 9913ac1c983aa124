import Assembly
import Foundation
import Meetings

/// An installation in a folder of its own on the real disk, whose clock stands still.
struct Desk {
    private let installation: Installation
    private let folder: String

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "samling-bench-\(UUID().uuidString)").path
        installation = try await Installation.open(
            InstallationRequest(
                dataFolder: folder, now: Sample.now, values: ["resources.folder": Checkout.path("")]))
    }

    var environment: Meetings.Environment { installation.environment }

    /// Sends what is ready; how many letters went.
    func send() async throws -> Int { try await installation.dispatch().sent }

    func clear() async throws {
        try await installation.close()
        try FileManager.default.removeItem(atPath: folder)
    }
}

/// Files of the repository.
enum Checkout {
    private static let folder = (0..<5).reduce(URL(filePath: #filePath)) { path, _ in path.deletingLastPathComponent() }

    static func path(_ name: String) -> String { folder.appending(path: name).path }

    static func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
}
