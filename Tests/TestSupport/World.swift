import Database
public import Meetings
import Records
import SQLite
import YAMLFiles

/// A network with its books in memory, a clock that obeys, and identifiers that count.
public struct World: Sendable {
    public let environment: Meetings.Environment
    public let time: ManualTime
    public let network: NetworkID

    /// A world with the register applied, at an instant in RFC 3339.
    /// - Parameters:
    ///   - links: what links are signed with and where they lead; none where it is nil.
    ///   - file: where the books lie; in a database of the world's own where it is nil.
    public init(
        _ register: Register = SampleRegister.sjustjerna, at instant: String = "2023-06-12T08:00:00+02:00",
        correspondence: any Correspondence = PlainCorrespondence(), breaks: SchoolBreaks = SchoolBreaks(),
        links: LinkIssuer? = nil, documents: DocumentTools? = nil, file: String? = nil
    ) async throws {
        time = ManualTime(instant)
        network = register.network.id
        let engine: any DatabaseEngine
        if let file { engine = try await SQLiteEngine.file(file) } else { engine = try await TestEngine.open() }
        let store = SQLStore(engine: engine)
        try await store.prepare()
        environment = Meetings.Environment(
            store: store, correspondence: correspondence, time: time.source,
            ids: CountingIDs(hasLongTokens: links != nil).source, breaks: breaks, links: links, documents: documents,
            registerFiles: RegisterFiles(read: RegisterFile.read, write: RegisterFile.write))
        try await store.write(network) { try $0.save(register) }
    }

    /// Every letter written so far, oldest first.
    public func letters() async throws -> [OutboxLetter] {
        try await environment.store.read(network) { try $0.letters(in: nil, withBodies: true) }
    }

    /// Opens the books to decide, as a workflow does.
    public func deciding<Result: Sendable>(
        _ body: @escaping @Sendable (Books) throws -> Result
    ) async throws -> Result {
        try await environment.deciding(network, body)
    }
}
