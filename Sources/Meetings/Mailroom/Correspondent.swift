/// Who wrote a mail, as far as it can be told.
enum Correspondent {
    /// A person of the register, with the letter or the call that the mail answers, where it answers one of theirs.
    case known(Known)
    /// Perhaps this person; the reason says why it isn't sure.
    case unsure(Person, String)
    case stranger

    struct Known {
        var person: Person
        var about: OutboxLetter?
        var invitation: Invitation?
        /// The mail shows that the writer has a letter that only this person got.
        var isProven: Bool
    }
}

extension Books {
    /// Finds the writer by the call's own reply address, then by the letter that is answered, then by the address the
    /// mail says it is from (`interop.md` §0 no. 7). An address nobody knows is the owner's of the letter where the
    /// names agree: people write from other addresses than they are written to. Never is anyone taken on trust whose
    /// address the receiving server calls forged.
    func correspondent(of letter: IncomingLetter) throws -> Correspondent {
        let invitation = try letter.token.flatMap(ledger.invitation(token:))
        let about = try letterAnswered(by: letter)
        let writer = try letter.from.flatMap(person(at:))
        if let owner = (invitation?.person ?? about?.person).flatMap(register.person) {
            let known = Correspondent.Known(person: owner, about: about, invitation: invitation, isProven: true)
            if writer?.id == owner.id { return .known(known) }
            if writer == nil {
                let isOwn = owner.goes(by: letter.fromName, at: letter.from)
                return isOwn ? .known(known) : .unsure(owner, "other-sender")
            }
        }
        guard let writer else { return .stranger }
        if letter.authentication == .failed { return .unsure(writer, "forged") }
        return .known(Correspondent.Known(person: writer, about: nil, invitation: nil, isProven: false))
    }

    /// The letter of ours that the mail came back from or answers.
    func letterAnswered(by letter: IncomingLetter) throws -> OutboxLetter? {
        if let returned = try letter.returned.flatMap(ledger.letter(id:)) { return returned }
        return try letter.answers.prefix(20).lazy.compactMap { try self.ledger.letter(messageID: $0) }.first
    }

    /// Whose address it is: by the register, or by what the coordinator has said.
    func person(at address: String) throws -> Person? {
        let found = register.people.first { person in
            (person.email.isAddress(address) || person.aliases.contains { $0.isAddress(address) })
                && person.stands(on: today)
        }
        if let found { return found }
        return try ledger.person(withAlias: address).flatMap(register.person)
    }

    /// All the addresses the person is known to write from, in lower case.
    func addresses(of person: Person) throws -> Set<String> {
        let written = [person.email] + person.aliases.filter { $0.contains("@") }
        return try Set(written.map { $0.lowercased() } + ledger.aliases(of: person.id).map(\.address))
    }
}

extension Person {
    /// Whether a name, or where there is none the address, has a word in common with the person's own.
    func goes(by name: String?, at address: String?) -> Bool {
        let own = ([self.name] + aliases + [email.localPart]).reduce(into: Set<String>()) { $0.formUnion($1.nameWords) }
        let shown = (name ?? "").contains("@") ? [] : (name ?? "").nameWords
        let words = shown.isEmpty ? (address ?? "").localPart.nameWords : shown
        return !own.isDisjoint(with: words)
    }
}

extension String {
    fileprivate var localPart: String { String(prefix { $0 != "@" }) }

    /// Whether this is the address, which is in lower case. Every mail is held against everyone in the register, so
    /// no text is made; addresses are ASCII.
    fileprivate func isAddress(_ address: String) -> Bool {
        utf8.count == address.utf8.count
            && utf8.elementsEqual(address.utf8) { $0 == $1 || (0x41...0x5A).contains($0) && $0 | 0x20 == $1 }
    }

    /// Words of three letters or more, in lower case.
    fileprivate var nameWords: Set<String> {
        Set(lowercased().split { !$0.isLetter }.filter { $0.count >= 3 }.map(String.init))
    }
}
