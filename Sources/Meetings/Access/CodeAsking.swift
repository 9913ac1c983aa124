import FoundationEssentials

/// What happens to codes, inside one transaction.
struct CodeAsking {
    let environment: Environment
    let seal: LinkSeal
    let book: any AccessBook
    let now: Date

    /// The code before this one no longer holds. The same is done for an address that is nobody's, but for the row in
    /// the outbox: who measures the answer learns nothing by it.
    func ask(for address: String, browser: String) throws {
        try letGoOfFormer(browser)
        let id = environment.ids.uuid(now)
        let expires = now.addingTimeInterval(Double(SignInCode.minutes * 60))
        let chance = environment.ids.token()
        var code = SignInCode(
            id: id, hash: seal.hash(ofCode: seal.code(of: id, chance: chance), id), address: address,
            browser: browser, letter: nil, chance: chance, asked: now, expires: expires)
        let order = LetterOrder(
            .signInCode(SignInNotice(code: seal.mark(ofCode: id), expires: expires)), to: "", key: "sign-in-code:\(id)",
            expires: expires)
        guard let desk = try desk(for: address) else { return try keepDecoy(code) }
        if let recipient = desk.recipient {
            code.letter = try desk.carrying.write(order, to: recipient)
        } else {
            _ = try desk.carrying.compose(order, to: desk.nobody(at: address), LetterID(id.filter { $0 != "-" }))
            return try keepDecoy(code)
        }
        try book.save(code)
    }

    private func letGoOfFormer(_ browser: String) throws {
        for var former in try book.codes(browser: browser) where former.holds(at: now) {
            former.used = now
            try book.save(former)
        }
    }

    /// Counts tries as another does, and no code fits it.
    private func keepDecoy(_ code: SignInCode) throws {
        var decoy = code
        decoy.hash = seal.digest("decoy \(environment.ids.token())")
        decoy.chance = nil
        try book.save(decoy)
    }

    /// Who writes to the address: the first network that knows it; for administrators, any.
    private struct Desk {
        var carrying: CarryingOut
        /// Nil where the address is nobody's.
        var recipient: Person?

        func nobody(at address: String) -> Person {
            Person(id: "", name: "", email: address, language: carrying.register.network.language)
        }
    }

    /// Nil where there is no network at all.
    private func desk(for address: String) throws -> Desk? {
        var found: Desk?
        var first: CarryingOut?
        for network in try book.networks() {
            let ledger = book.ledger(of: network)
            guard let register = try ledger.register() else { continue }
            let carrying = CarryingOut(environment: environment, ledger: ledger, register: register, now: now)
            let today = (Zone(identifier: register.network.timezone) ?? .utc).date(now)
            first = first ?? carrying
            if found == nil, var person = register.person(at: address, on: today) {
                person.email = address
                found = Desk(carrying: carrying, recipient: person)
            }
        }
        if let found { return found }
        guard let first else { return nil }
        var desk = Desk(carrying: first, recipient: nil)
        if environment.administrators.contains(address) { desk.recipient = desk.nobody(at: address) }
        return desk
    }

    /// The address that the code was sent to; nil where it doesn't fit, and one try is gone.
    func take(_ written: String, browser: String) throws -> String? {
        guard var code = try book.codes(browser: browser).first, code.holds(at: now) else { return nil }
        let isRight = seal.isEqual(code.hash, seal.hash(ofCode: written, code.id))
        code.tries += 1
        if isRight { code.used = now }
        try book.save(code)
        guard isRight, try desk(for: code.address)?.recipient != nil else { return nil }
        return code.address
    }
}
