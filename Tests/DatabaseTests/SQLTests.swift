import Database
import Testing

private let numbered = Dialect(placeholder: { "$\($0)" }, words: { "«\($0)»" })
private let marked = Dialect(placeholder: { _ in "?" }, words: { _ in "" })

@Suite("SQL is written in the program, and values are bound")
struct SQLTests {
    @Test("an interpolated value becomes a placeholder, numbered where the engine numbers them")
    func binds() {
        let sql: SQL = "SELECT a FROM t WHERE b = \("x'; DROP TABLE t; --") AND c < \(3) AND d = \(true)"
        let statement = sql.statement(in: numbered)
        #expect(statement.text == "SELECT a FROM t WHERE b = $1 AND c < $2 AND d = $3")
        #expect(statement.values == [.text("x'; DROP TABLE t; --"), .integer(3), .integer(1)])
        #expect(sql.statement(in: marked).text == "SELECT a FROM t WHERE b = ? AND c < ? AND d = ?")
    }

    @Test("what may be absent is bound as null")
    func bindsNull() {
        let absent: String? = nil
        let present: Int? = 7
        let statement = ("\(absent) \(present)" as SQL).statement(in: marked)
        #expect(statement.values == [.null, .integer(7)])
    }

    @Test("a list has one placeholder for each, and an empty one is still a list")
    func lists() {
        let sql: SQL = "a IN \(in: ["x", "y"]) AND b IN \(in: [Int]())"
        let statement = sql.statement(in: numbered)
        #expect(statement.text == "a IN ($1, $2) AND b IN (NULL)")
        #expect(statement.values == [.text("x"), .text("y")])
    }

    @Test("pieces are put together with their values in order")
    func composes() {
        let filters: [SQL] = ["a = \(1)", "b = \([UInt8]([2]))", "c = \(3.5)"]
        let sql: SQL = "SELECT \(raw: "id") FROM t WHERE \(filters.joined(separator: " AND "))" + " LIMIT \(9)"
        let statement = sql.statement(in: numbered)
        #expect(statement.text == "SELECT id FROM t WHERE a = $1 AND b = $2 AND c = $3 LIMIT $4")
        #expect(statement.values == [.integer(1), .blob([2]), .real(3.5), .integer(9)])
        #expect([SQL]().joined(separator: ", ").statement(in: numbered).text == "")
    }

    @Test("words that differ are the engine's")
    func words() {
        #expect(("x \(word: .blob)" as SQL).statement(in: numbered).text == "x «blob»")
        #expect(("x\(word: .skipLocked)" as SQL).statement(in: marked).text == "x")
    }

    @Test("a NUL, which one engine cuts at and the other refuses, is replaced, and so is what is no number")
    func replacesNUL() {
        let sql: SQL = "INSERT INTO t VALUES (\("blå\0bær\0"), \(Double.nan), \("rein"))"
        #expect(sql.statement(in: marked).values == [.text("blå\u{FFFD}bær\u{FFFD}"), .null, .text("rein")])
    }
}

@Suite("Rows are read by name and type")
struct RowTests {
    let row = Row(
        columns: ["id": 0, "count": 1, "note": 2], values: [.text("løyndom"), .integer(2), .null],
        statement: "SELECT id, count, note FROM letters WHERE id = ?")

    @Test("what is there is read as what it is")
    func decodes() throws {
        #expect(try row.decode("id") == "løyndom")
        #expect(try row.decode("count", as: Int.self) == 2)
        #expect(try row.decode("note", as: String?.self) == nil)
        #expect(try row.decode("id", as: String?.self) == "løyndom")
    }

    @Test(
        "what isn't is an error that names table and column and shows nothing of what is stored",
        arguments: ["id", "missing", "note"])
    func namesColumn(column: String) {
        let error = #expect(throws: DatabaseError.self) { try row.decode(column, as: Int.self) }
        #expect(error?.attempt == "reading letters.\(column)")
        #expect(error?.code == .value)
        #expect(error?.permanence == .permanent)
        #expect(error?.description.contains("løyndom") == false)
    }

    @Test("a flag is 0 or 1, and a number that is too big or of another kind is not taken for one")
    func strictKinds() {
        #expect(throws: DatabaseError.self) { try row.decode("count", as: Bool.self) }
        #expect(throws: DatabaseError.self) { try row.decode("count", as: Double.self) }
        #expect(throws: DatabaseError.self) { try row.decode("id", as: [UInt8].self) }
        #expect(Bool(.integer(1)) == true)
        #expect(Bool(.integer(0)) == false)
    }
}
