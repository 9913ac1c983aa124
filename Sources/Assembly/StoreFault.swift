import Database
import MailTransport
public import Meetings

/// What went wrong below the core, as far as a command has to know: the words, and whether to try again.
public struct StoreFault: Sendable {
    /// In words for people where there are any, with what the system said.
    public let words: Trilingual
    /// Trying the same again later can help without anyone's doing something first.
    public let isTemporary: Bool

    public init(_ error: any Error) {
        switch error {
        case let database as DatabaseError:
            words = database.code.words(database.description) ?? Trilingual(same: database.description)
            isTemporary = database.permanence == .temporary
        case let transport as TransportError:
            words = Trilingual(same: transport.description)
            isTemporary = transport.permanence == .temporary
        default:
            words = Trilingual(same: "\(error)")
            isTemporary = false
        }
    }
}

extension DatabaseError.Code {
    /// What a person can do about it; nil where only the engine's own words help.
    fileprivate func words(_ said: String) -> Trilingual? {
        switch self {
        case .busy:
            Trilingual(
                "databasen var oppteken for lenge: prøv igjen om litt (\(said))",
                "databasen var opptatt for lenge: prøv igjen om litt (\(said))",
                "the database was busy for too long: try again shortly (\(said))")
        case .full:
            Trilingual(
                "disken er full, og ingenting vart skrive: gjer plass og prøv igjen (\(said))",
                "disken er full, og ingenting ble skrevet: gjør plass og prøv igjen (\(said))",
                "the disk is full, and nothing was written: make room and try again (\(said))")
        case .readOnly:
            Trilingual(
                "databasen kan berre lesast, og ingenting vart skrive: sjå kven som eig fila, og disken (\(said))",
                "databasen kan bare leses, og ingenting ble skrevet: se hvem som eier fila, og disken (\(said))",
                "the database can only be read, and nothing was written: see who owns the file, and the disk (\(said))")
        case .disk:
            Trilingual(
                "disken svikta: sjå loggen til systemet før du prøver igjen (\(said))",
                "disken sviktet: se systemets logg før du prøver igjen (\(said))",
                "the disk failed: see the system’s log before you try again (\(said))")
        case .damaged:
            Trilingual(
                "databasefila er skadd, eller er ingen database: hent ein kopi med samling restore (\(said))",
                "databasefila er skadet, eller er ingen database: hent en kopi med samling restore (\(said))",
                "the database file is damaged, or no database: bring back a copy with samling restore (\(said))")
        case .unavailable:
            Trilingual(
                "databasen er ikkje å få tak i (\(said))", "databasen er ikke å få tak i (\(said))",
                "the database can’t be reached (\(said))")
        case .unique, .constraint, .statement, .value, .lost, .schema, .closed, .other: nil
        }
    }
}
