import FoundationEssentials

/// A letter in the outbox has marks where its links' tokens belong, so that neither the database nor a copy of it holds
/// a link that works. The tokens are put in when the letter leaves; once it has, they can't be made again.
extension CarryingOut {
    /// The letter's links, to be kept in the same transaction; none where there are no pages to lead to.
    func links(of notice: Notice, to reader: Person, in letter: LetterID) -> [SignedLink] {
        guard let issuer = environment.links, issuer.address != nil else { return [] }
        let zone = Zone(identifier: register.network.timezone) ?? .utc
        let grants = LinkGrants(register: register, reader: reader, zone: zone, now: now).grants(for: notice)
        return grants.map { grant in
            var link = SignedLink(
                id: LinkID(environment.ids.uuid(now).filter { $0 != "-" }), network: ledger.network,
                purpose: grant.purpose, person: reader.id, letter: letter, hash: "", chance: nil, issued: now,
                expires: grant.expires)
            link.draw(environment.ids, issuer.seal)
            return link
        }
    }

    /// Where each leads, with its mark.
    func addresses(of links: [SignedLink]) -> [LinkPurpose: String] {
        guard let issuer = environment.links, let address = issuer.address else { return [:] }
        return Dictionary(
            links.map { ($0.purpose, "\(address)/l/\(issuer.seal.mark(of: $0.purpose, in: $0.network))") },
            uniquingKeysWith: { first, _ in first })
    }
}

extension SignedLink {
    /// Gives it a token of its own. Nobody is told what it is before the letter leaves.
    fileprivate mutating func draw(_ ids: IDSource, _ seal: LinkSeal) {
        let chance = ids.token()
        self.chance = chance
        hash = seal.hash(of: seal.token(of: self, chance: chance))
    }
}

extension Outbox {
    /// What goes in place of the marks in letters that have any. A letter that has been out before, came back and goes
    /// again, gets new tokens: those it had can't be made again.
    func tokens(for letters: [LetterID], _ environment: Environment) throws -> [LetterID: [String: String]] {
        guard let seal = environment.links?.seal else { return [:] }
        var tokens: [LetterID: [String: String]] = [:]
        for var link in try links(in: letters) {
            if link.chance == nil {
                link.draw(environment.ids, seal)
                try saveToken(of: link)
            }
            guard let chance = link.chance else { continue }
            let mark = seal.mark(of: link.purpose, in: link.network)
            tokens[link.letter, default: [:]][mark] = seal.token(of: link, chance: chance).text
        }
        for code in try signInCodes(in: letters) {
            guard let letter = code.letter, let chance = code.chance else { continue }
            tokens[letter, default: [:]][seal.mark(ofCode: code.id)] =
                SignInCode.spaced(seal.code(of: code.id, chance: chance))
        }
        return tokens
    }
}
