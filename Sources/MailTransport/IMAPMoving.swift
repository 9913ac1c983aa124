/// Moves one message to another folder: by MOVE where the server has it, or else by copy, mark and expunge, as far as
/// it can without touching any other message (RFC 6851 §3.3).
struct IMAPMoving: IMAPErrand {
    enum Outcome: Sendable, Equatable {
        /// Or it was no longer there to be moved.
        case moved
        case folderMissing(IMAPStatus)
    }

    private enum Stage {
        case move, copy, mark, expunge
    }

    private let reference: IMAPMessageReference
    private let target: IMAPFolderName
    private let offers: IMAPOffers
    private var stage: Stage

    init(_ reference: IMAPMessageReference, to target: IMAPFolderName, offers: IMAPOffers) {
        self.reference = reference
        self.target = target
        self.offers = offers
        stage = offers.move ? .move : .copy
    }

    func begin(_ folder: IMAPFolderState) -> IMAPNext<Outcome> {
        guard folder.uidValidity == reference.uidValidity, reference.uid > 0 else { return .finished(.moved) }
        return .say(command)
    }

    private var command: IMAPCommand {
        switch stage {
        case .move: IMAPCommand("UID MOVE \(reference.uid) \(target.quoted)")
        case .copy: IMAPCommand("UID COPY \(reference.uid) \(target.quoted)")
        case .mark: IMAPCommand("UID STORE \(reference.uid) +FLAGS.SILENT (\\Deleted)")
        case .expunge: IMAPCommand("UID EXPUNGE \(reference.uid)")
        }
    }

    func hear(_ data: IMAPData) {}

    mutating func answered(
        _ status: IMAPStatus, _ folder: IMAPFolderState
    ) throws(TransportError) -> IMAPNext<Outcome> {
        guard status.kind == .ok else {
            let mayBeMissing = [.move, .copy].contains(stage) && ["TRYCREATE", "NONEXISTENT"].contains(status.code)
            if mayBeMissing { return .finished(.folderMissing(status)) }
            throw TransportError("moving a message to \(target.encoded)", refused: status)
        }
        switch stage {
        case .copy: stage = .mark
        case .mark where offers.uidPlus: stage = .expunge
        // A plain EXPUNGE would take with it what others have marked.
        case .move, .mark, .expunge: return .finished(.moved)
        }
        return .say(command)
    }
}
