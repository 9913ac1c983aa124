public import Meetings
import Records
import SQLite

/// A network with its books in memory, a clock that obeys, and identifiers that count.
public struct World: Sendable {
    public let environment: Meetings.Environment
    public let time: ManualTime
    public let network: NetworkID

    /// A world with the register applied, at an instant in RFC 3339.
    public init(
        _ register: Register = SampleRegister.sjustjerna, at instant: String = "2023-06-12T08:00:00+02:00",
        correspondence: any Correspondence = PlainCorrespondence(), breaks: SchoolBreaks = SchoolBreaks()
    ) async throws {
        time = ManualTime(instant)
        network = register.network.id
        let store = SQLStore(engine: try SQLiteEngine.inMemory())
        try await store.prepare()
        environment = Meetings.Environment(
            store: store, correspondence: correspondence, time: time.source, ids: CountingIDs().source,
            breaks: breaks)
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
