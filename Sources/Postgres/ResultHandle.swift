import CLibpq
import Database

/// The server's answer to one statement.
@safe
struct ResultHandle: ~Copyable {
    private let pointer: OpaquePointer?

    init(_ pointer: OpaquePointer?) { unsafe self.pointer = unsafe pointer }

    deinit { unsafe PQclear(pointer) }

    var isGood: Bool {
        let status = unsafe PQresultStatus(pointer)
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK
    }

    /// The five letters that say what went wrong (PostgreSQL 15, appendix A); nil where the server said nothing.
    var state: String? { field("C") }

    /// The server's words, without those that could hold what was stored.
    var message: String? { field("M") }

    private func field(_ letter: Character) -> String? {
        guard let code = letter.asciiValue, let text = unsafe PQresultErrorField(pointer, Int32(code)) else {
            return nil
        }
        return unsafe String(cString: text)
    }

    /// What was done, as `UPDATE 3`.
    var command: String { unsafe PQcmdStatus(pointer).map { unsafe String(cString: $0) } ?? "" }

    /// How many rows a statement that writes has changed.
    var changedRows: Int {
        let command = command
        guard ["INSERT", "UPDATE", "DELETE"].contains(where: command.hasPrefix) else { return 0 }
        return command.split(separator: " ").last.flatMap { Int($0) } ?? 0
    }

    /// - Throws: `DatabaseError` with code `value` where a column is of a kind that none of ours is.
    func rows(of statement: String) throws(DatabaseError) -> [Row] {
        let width = unsafe PQnfields(pointer)
        var places: Row.Columns = [:]
        var kinds: [UInt32] = []
        for column in 0..<width {
            if let name = unsafe PQfname(pointer, column) { places[unsafe String(cString: name)] = Int(column) }
            kinds.append(unsafe PQftype(pointer, column))
        }
        var rows: [Row] = []
        rows.reserveCapacity(Int(unsafe PQntuples(pointer)))
        for row in 0..<(unsafe PQntuples(pointer)) {
            var values: [Value] = []
            values.reserveCapacity(kinds.count)
            for column in 0..<width {
                values.append(try value(row, column, kinds[Int(column)], statement))
            }
            rows.append(Row(columns: places, values: values, statement: statement))
        }
        return rows
    }

    private func value(
        _ row: Int32, _ column: Int32, _ kind: UInt32, _ statement: String
    ) throws(DatabaseError) -> Value {
        guard unsafe PQgetisnull(pointer, row, column) == 0, let start = unsafe PQgetvalue(pointer, row, column) else {
            return .null
        }
        let bytes = unsafe UnsafeRawBufferPointer(
            start: start, count: Int(PQgetlength(pointer, row, column)))
        if let value = unsafe Value(bytes, kind: kind) { return value }
        throw DatabaseError(
            "reading column \(column + 1)", .value, .permanent, "is of type \(kind), in “\(statement)”")
    }
}

extension Value {
    /// From PostgreSQL's binary form. The kinds are those of `pg_type.dat`.
    fileprivate init?(_ bytes: UnsafeRawBufferPointer, kind: UInt32) {
        switch kind {
        case 16: self = .integer(unsafe bytes.first == 1 ? 1 : 0)
        case 17: self = unsafe .blob(Array(bytes))
        case 20: self = unsafe .integer(Int64(bitPattern: Value.number(bytes)))
        case 21: self = unsafe .integer(Int64(Int16(truncatingIfNeeded: Value.number(bytes))))
        case 23: self = unsafe .integer(Int64(Int32(truncatingIfNeeded: Value.number(bytes))))
        case 26, 5069: self = unsafe .integer(Int64(truncatingIfNeeded: Value.number(bytes)))
        case 700: self = unsafe .real(Double(Float(bitPattern: UInt32(truncatingIfNeeded: Value.number(bytes)))))
        case 701: self = unsafe .real(Double(bitPattern: Value.number(bytes)))
        case 19, 25, 705, 1042, 1043: self = unsafe .text(String(decoding: bytes, as: UTF8.self))
        // A function that answers nothing.
        case 2278: self = .null
        default: return nil
        }
    }

    private static func number(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        unsafe bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
