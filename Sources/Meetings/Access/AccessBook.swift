public import FoundationEssentials

/// Who has come in, and by what, across all networks; inside one transaction.
public protocol AccessBook {
    func networks() throws -> [NetworkID]
    /// A network's own books, in the same transaction.
    func ledger(of network: NetworkID) -> any Ledger

    func save(_ code: SignInCode) throws
    /// Those asked for in the browser, newest first.
    func codes(browser: String) throws -> [SignInCode]

    func save(_ session: BrowserSession) throws
    /// By its token's hash, or by that of the one before.
    func session(hash: String) throws -> BrowserSession?
    /// Newest first; of all where no address is given.
    func sessions(of address: String?) throws -> [BrowserSession]
    /// True where there was one.
    func removeSession(_ id: String) throws -> Bool

    func save(_ token: APIToken) throws
    func token(hash: String) throws -> APIToken?
    /// Newest first; of all networks where none is given.
    func tokens(of network: NetworkID?) throws -> [APIToken]

    /// Counts once more in the window that begins then; how often it is now.
    func count(_ key: String, window: Date, until: Date) throws -> Int
    func counted(_ key: String, window: Date) throws -> Int

    /// Removes what is of no use any longer; how much it was.
    func purge(before now: Date) throws -> Int
}
