/// From a connection on which libcurl has logged in to an open folder.
struct IMAPOpening: IMAPErrand {
    private enum Stage {
        case offers, login, folder
        /// Nobody logged in, or no such folder? Only who is logged in may list.
        case doubt(IMAPStatus)
    }

    private let attempt: String
    private let folderName: IMAPFolderName
    private var login: IMAPCommand?
    private var stage = Stage.offers
    private var offers = IMAPOffers()

    /// - Parameter login: the command to log in with, where libcurl could not.
    init(of folderName: IMAPFolderName, login: IMAPCommand?, attempt: String) {
        self.folderName = folderName
        self.login = login
        self.attempt = attempt
    }

    func begin(_ folder: IMAPFolderState) -> IMAPNext<IMAPOffers> { .say(askOffers) }

    /// Asked anew on every connection, and after logging in, when it may be another.
    private var askOffers: IMAPCommand {
        var command = IMAPCommand("CAPABILITY")
        command.patience = .hello
        return command
    }

    mutating func hear(_ data: IMAPData) {
        if data.name == "CAPABILITY" { offers = IMAPOffers(data) }
    }

    mutating func answered(
        _ status: IMAPStatus, _ folder: IMAPFolderState
    ) throws(TransportError) -> IMAPNext<IMAPOffers> {
        switch stage {
        case .offers:
            guard status.kind == .ok else { throw TransportError(attempt, refused: status) }
            if let login { return try logIn(login) }
            return select()
        case .login:
            guard status.kind == .ok else {
                throw TransportError(attempt, refused: status, .login, otherwise: .permanent)
            }
            (stage, login, offers) = (.offers, nil, IMAPOffers())
            return .say(askOffers)
        case .folder where status.kind == .ok:
            guard folder.uidValidity != nil else {
                throw TransportError(attempt, .notUnderstood, .permanent, "the folder has no UIDVALIDITY")
            }
            return .finished(offers)
        case .folder:
            stage = .doubt(status)
            return .say(IMAPCommand("LIST \"\" \"\""))
        case .doubt(let refusal):
            guard status.kind == .ok else {
                throw TransportError(attempt, .login, .permanent, "the server has let nobody in: \(refusal.words)")
            }
            throw TransportError(attempt, refused: refusal, .settings, otherwise: .permanent)
        }
    }

    private mutating func logIn(_ login: IMAPCommand) throws(TransportError) -> IMAPNext<IMAPOffers> {
        guard !offers.loginDisabled else {
            throw TransportError(attempt, .login, .permanent, "the server offers no login that can be used")
        }
        stage = .login
        return .say(login)
    }

    private mutating func select() -> IMAPNext<IMAPOffers> {
        stage = .folder
        return .say(IMAPCommand("SELECT \(folderName.quoted)"))
    }
}
