/// What a person of the register wrote to us in words, with all that is known about it.
struct WrittenAnswer {
    var mail: InboxMail
    var letter: IncomingLetter
    var person: Person
    /// The letter of ours that it answers.
    var about: OutboxLetter?
    /// The meeting that letter, or the reply address, is about.
    var meeting: Meeting?
    /// The writer's own call to it.
    var invitation: Invitation?

    var answered: AnsweredMail { AnsweredMail(subject: letter.subject, messageID: letter.messageID) }
}
