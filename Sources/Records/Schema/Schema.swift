import Database

/// The steps of the schema. A step that has been released is frozen: what changes later is a step of its own.
///
/// Identifiers are TEXT; instants are BIGINT, milliseconds since 1970-01-01 UTC; dates and times of day are TEXT,
/// `2023-06-09` and `09:00`; flags are 0 and 1; and what is never looked up by its parts is JSON in TEXT.
enum Schema {
    static let migrations = [
        forums, meetings, agendas, minutes, followUp, mailroom, scheduling, inbox, links, changes, access,
        versions, documents, sittings, feeds, search, delivery, size, standings, hands, inHand,
    ]
}
