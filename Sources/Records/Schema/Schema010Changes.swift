import Database

extension Schema {
    /// How often each network's books have been written: what was made from them is good until then.
    static let changes = Migration(
        number: 10, name: "changes",
        statements: ["CREATE TABLE changes (network TEXT NOT NULL PRIMARY KEY, number BIGINT NOT NULL)"])
}
