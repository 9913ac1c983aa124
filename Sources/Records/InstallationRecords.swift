import Database
import FoundationEssentials

/// What is true of the whole installation, on whichever machine it runs.
extension SQLStore {
    /// The value that was first given under the name: this one, where none was.
    public func settled(_ name: String, _ value: String) async throws -> String {
        try await engine.write { session in
            _ = try session.add(to: "installation", key: [("name", name)], [("value", value)])
            return try session.installation(name) ?? value
        }
    }

    /// The value under the name, which is forgotten.
    public func taken(_ name: String) async throws -> String? {
        try await engine.write { session in
            let value = try session.installation(name)
            try session.execute("DELETE FROM installation WHERE name = \(name)")
            return value
        }
    }
}

extension Session {
    func installation(_ name: String) throws -> String? {
        try queryOne("SELECT value FROM installation WHERE name = \(name)")?.decode("value")
    }

    /// - Throws: `DatabaseError` with code `schema` where only a part of another database has come in.
    func refuseHalfCopy() throws {
        guard try installation("copy") == nil else {
            throw DatabaseError(
                "preparing the database", .schema, .permanent,
                "copying into it was not finished: empty it and copy again")
        }
    }
}
