public import Database

/// Everything of one installation, from one database into another, of the same engine or the other one.
public struct DatabaseCopy: Sendable {
    private let source: any DatabaseEngine
    private let target: any DatabaseEngine
    private static let rowsAtOnce = 200

    public init(from source: any DatabaseEngine, to target: any DatabaseEngine) {
        self.source = source
        self.target = target
    }

    /// How many rows of each table, and a sum of their contents that doesn't depend on their order.
    public struct Contents: Hashable, Sendable {
        public var rows = 0
        var sum: UInt64 = 0

        mutating func add(_ row: [Value]) {
            rows += 1
            sum &+= row.reduce(into: RowSum()) { $0.add($1) }.value
        }
    }

    /// Copies what was there at one moment, and reads all of it again to compare. Others may write to the source
    /// meanwhile: what they write is not copied.
    ///
    /// - Throws: `DatabaseError` with code `schema` where the target isn't empty, or holds something else afterwards. A
    ///   target that was not finished can't be opened.
    /// - Returns: what was copied, table by table.
    @discardableResult
    public func run() async throws -> [String: Contents] {
        try await SQLStore(engine: target).prepare()
        try await refuseFull()
        try await target.write { try $0.insert(into: "installation", [("name", "copy"), ("value", "under way")]) }
        let moment = try await source.snapshot()
        let copied: [String: Contents]
        do {
            copied = try await copyAll(moment)
            await moment.end()
        } catch {
            await moment.end()
            throw error
        }
        try await target.settleCounters()
        for table in CopiedTable.all {
            let found = try await contents(of: table)
            guard found == copied[table.name.description] else {
                throw DatabaseCopy.fault("\(table.name) is not the same in both")
            }
        }
        try await target.write { try $0.execute("DELETE FROM installation WHERE name = 'copy'") }
        return copied
    }

    private func refuseFull() async throws {
        try await target.read { session in
            for table in CopiedTable.all where try table.columns(in: session) != nil {
                throw DatabaseCopy.fault("there is something in it already: \(table.name)")
            }
        }
    }

    private func copyAll(_ moment: any Snapshot) async throws -> [String: Contents] {
        var copied: [String: Contents] = [:]
        for table in CopiedTable.all {
            copied[table.name.description] = try await each(of: table, in: moment.read) { rows in
                try await target.write { try table.insert(rows, in: $0) }
            }
        }
        return copied
    }

    /// As the target holds it, without what says that it is being copied.
    private func contents(of table: CopiedTable) async throws -> Contents {
        try await each(of: table, in: target.read) { _ in }
    }

    private typealias Reading =
        @Sendable (
            @escaping @Sendable (any Session) throws -> (rows: [[Value]], last: [Value]?)
        ) async throws -> (rows: [[Value]], last: [Value]?)

    /// The rows of a table, some at a time. The row that says that it is being copied is left out.
    private func each(
        of table: CopiedTable, in reading: Reading, _ take: ([[Value]]) async throws -> Void
    ) async throws -> Contents {
        var contents = Contents()
        var last: [Value]?
        while true {
            let part = try await reading { [last] session in
                guard let columns = try table.columns(in: session) else { return ([], nil) }
                let rows = try table.rows(after: last, atMost: DatabaseCopy.rowsAtOnce, in: session)
                return (rows, rows.last.map { table.keyValues(of: $0, columns: columns) })
            }
            guard let end = part.last else { return contents }
            let rows = part.rows.filter { table.name.description != "installation" || $0.first != .text("copy") }
            rows.forEach { contents.add($0) }
            try await take(rows)
            last = end
        }
    }

    private static func fault(_ detail: String) -> DatabaseError {
        DatabaseError("copying the database", .schema, .permanent, detail)
    }
}

/// FNV-1a over a row's values and their kinds.
private struct RowSum {
    private(set) var value: UInt64 = 14_695_981_039_346_656_037

    mutating func add(_ cell: Value) {
        switch cell {
        case .null: add(0)
        case .integer(let number): add(1, Array(String(number).utf8))
        case .real(let number): add(2, Array(String(number).utf8))
        case .text(let text): add(3, Array(text.utf8))
        case .blob(let bytes): add(4, bytes)
        }
    }

    private mutating func add(_ kind: UInt8, _ bytes: [UInt8] = []) {
        mix(kind)
        bytes.forEach { mix($0) }
    }

    private mutating func mix(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 1_099_511_628_211 }
}
