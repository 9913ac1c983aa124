/// What the server has told of the selected folder.
struct IMAPFolderState: Sendable, Equatable {
    private(set) var messageCount: UInt64 = 0
    /// Changes when the folder's UIDs no longer mean what they did (RFC 3501 §2.3.1.1).
    private(set) var uidValidity: UInt32?
    /// No message had this UID or a greater one when the folder was selected.
    private(set) var uidNext: UInt32?
    /// How often messages have come; the first time is the opening of the folder.
    private(set) var arrivals = 1
    /// How many of these the caller knows of.
    var toldArrivals = 0

    var hasNews: Bool { arrivals != toldArrivals }

    mutating func note(_ data: IMAPData) {
        switch (data.name, data.number) {
        case ("EXISTS", let count?):
            if count > messageCount { arrivals += 1 }
            messageCount = count
        case ("EXPUNGE", _) where messageCount > 0: messageCount -= 1
        default: break
        }
    }

    /// False when the folder is no longer the one that was opened.
    mutating func note(_ status: IMAPStatus) -> Bool {
        switch status.code {
        case "UIDVALIDITY":
            guard uidValidity == nil || uidValidity == status.number else { return false }
            uidValidity = status.number
        case "UIDNEXT": uidNext = status.number
        default: break
        }
        return true
    }
}
