extension Books {
    /// Does what a person of the register asks for in words. What can't be understood waits for the coordinator.
    func act(on answer: WrittenAnswer) throws -> Filing { comment(answer) }

    /// Carries out what the coordinator has said yes to.
    func accept(_ proposal: Filing.Proposal, of mail: InboxMail, by: String) throws {}

    func comment(_ answer: WrittenAnswer) -> Filing {
        .waiting(
            "comment",
            Trilingual(
                "\(answer.person.name) skriv: \(answer.letter.firstLine ?? "")",
                "\(answer.person.name) skriver: \(answer.letter.firstLine ?? "")",
                "\(answer.person.name) writes: \(answer.letter.firstLine ?? "")"),
            meeting: answer.meeting?.id, person: answer.person.id, letter: answer.about?.id)
    }
}

extension Books {
    /// The coordinator has said no to what was asked for about the items.
    func rejectItems(of mail: InboxMail, reason: String?, by: String) throws {}
}
