extension Books {
    /// Letters about the invitation that still wait don't go out beside the one that replaces them.
    func takeBackLetters(about invitation: Invitation) -> Effect { .takeBack(dedupePrefix: invitation.letterKey) }

    /// What asks for cases, or for clearing, for a day that the meeting is no longer on.
    func takeBackQuestions(about meeting: Meeting, on date: CalendarDate) -> [Effect] {
        keys(ofQuestionsAbout: meeting, on: date).map { .takeBack(dedupePrefix: $0) }
    }

    /// Whoever moves a meeting back, to a day that was asked about already, moves the questions back, too.
    func moveQuestions(about meeting: Meeting, from date: CalendarDate) -> [Effect] {
        let asked = keys(ofQuestionsAbout: meeting, on: meeting.date).map { Effect.putOut(dedupePrefix: $0) }
        return takeBackQuestions(about: meeting, on: date) + asked
    }

    private func keys(ofQuestionsAbout meeting: Meeting, on date: CalendarDate) -> [String] {
        ["collect", "collect-reminder", "clearing"].map { "\($0):\(meeting.id):\(date):" }
    }

    /// The sequence of the last letter that has left, as far as anyone knows; nil when all of them still wait or
    /// were taken back.
    func sequenceLastSent(of invitation: Invitation) throws -> Int? {
        for sequence in stride(from: invitation.sequence, through: 0, by: -1) {
            guard let letter = try ledger.letter(dedupeKey: "\(invitation.letterKey)\(sequence)") else {
                // Numbers are passed over when the meeting's own is higher; the one last given has had a letter.
                if sequence == invitation.sequence { return sequence }
                continue
            }
            if letter.state != .ready && letter.state != .cancelled { return sequence }
        }
        return nil
    }
}

extension Invitation {
    /// With the sequence it is the key that keeps a letter from being written twice.
    var letterKey: String { "invitation:\(uid):\(person):" }
}

extension Meeting {
    /// The time that the sequence stood for: 0 is what was first planned, and every move is one more.
    func slot(at sequence: Int) -> Slot? {
        if sequence == 0 { return moves.first?.from ?? slot }
        return moves.indices.contains(sequence - 1) ? moves[sequence - 1].to : nil
    }
}
