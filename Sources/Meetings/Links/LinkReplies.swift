/// What a link's wish does to an item, an agenda or minutes: the rules are those of answers in words.
extension Books {
    func reply(_ action: LinkAction, _ purpose: LinkPurpose, _ person: Person) throws -> ReceiptNotice.Line {
        guard let key = purpose.item, var item = try ledger.item(key.number, of: key.forum) else {
            throw Refusal.badLink(.missing)
        }
        if case .markDone(let result) = action {
            let own = holders(of: item).filter { $0.person == person.id }.compactMap(\.share)
            if item.shares.isEmpty {
                close(&item, as: .done, reason: try result.flatMap(oneLine), by: person.name)
            }
            for share in own {
                try closeShare(
                    of: register.name(of: share), in: &item, reason: try result.flatMap(oneLine), by: person.name)
            }
            try ledger.save(item)
            guard let line = line(for: item, in: person.language) else { throw Refusal.badLink(.missing) }
            return .done(line, share: own.first.map(register.name))
        }
        throw Refusal.otherPurpose
    }
}
