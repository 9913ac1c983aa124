/// What takes one command after another to do, without a connection: told the answer to one, it names the next.
protocol IMAPErrand {
    associatedtype Outcome

    mutating func begin(_ folder: IMAPFolderState) -> IMAPNext<Outcome>

    /// The server tells something while the errand's command is under way; it need not be about that.
    mutating func hear(_ data: IMAPData) throws(TransportError)

    /// The command has come to its end.
    mutating func answered(
        _ status: IMAPStatus, _ folder: IMAPFolderState
    ) throws(TransportError) -> IMAPNext<Outcome>
}

enum IMAPNext<Outcome> {
    case say(IMAPCommand)
    case finished(Outcome)
}

/// A command that nothing depends on but that it was answered.
struct IMAPPolling: IMAPErrand {
    func begin(_ folder: IMAPFolderState) -> IMAPNext<Void> {
        var command = IMAPCommand("NOOP")
        // Where a connection has died in silence, this is what finds out.
        command.patience = .hello
        return .say(command)
    }

    func hear(_ data: IMAPData) {}

    func answered(_ status: IMAPStatus, _ folder: IMAPFolderState) throws(TransportError) -> IMAPNext<Void> {
        guard status.kind == .ok else { throw TransportError("asking for news", refused: status) }
        return .finished(())
    }
}

extension TransportError {
    /// A server's no. What its code says decides whether the same may be tried again (RFC 5530 §3).
    init(
        _ attempt: String, refused status: IMAPStatus, _ code: Code = .refusedService,
        otherwise permanence: Permanence = .unknown
    ) {
        let permanence: Permanence =
            switch status.code {
            case "UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "EXPUNGEISSUED": .temporary
            case _ where status.kind == .bad: .permanent
            case "AUTHENTICATIONFAILED", "AUTHORIZATIONFAILED", "EXPIRED", "PRIVACYREQUIRED", "CONTACTADMIN",
                "NOPERM", "CLIENTBUG", "CANNOT", "OVERQUOTA", "ALREADYEXISTS", "NONEXISTENT", "TRYCREATE":
                .permanent
            default: permanence
            }
        self.init(attempt, code, permanence, "the server answered \(status.words)")
    }
}
