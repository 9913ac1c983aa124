/// The register changed without the command line: previewed, guarded against changes nobody has seen, and made by
/// the same way as a file is applied.
extension ForumWorkflow {
    /// What a change would come to; nothing is written.
    public func preview(_ edit: RegisterEdit, in network: NetworkID) async throws -> RegisterPreview {
        try await environment.reading(network) { books in
            try books.preview(try edit.draft(of: books.register))
        }
    }

    /// Makes the change to the register that was shown. Refused where it has changed since.
    public func make(
        _ edit: RegisterEdit, shown: RegisterMark, in network: NetworkID
    ) async throws -> RegisterPreview {
        try await environment.deciding(network) { books in
            try books.make(try edit.draft(of: books.register), shown: shown)
        }
    }

    /// What applying a file to this network would come to. Refused where the file is another network's.
    public func preview(_ draft: RegisterDraft, in network: NetworkID) async throws -> RegisterPreview {
        try await environment.reading(network) { books in
            try books.preview(draft)
        }
    }

    public func apply(
        _ draft: RegisterDraft, shown: RegisterMark, in network: NetworkID
    ) async throws -> RegisterPreview {
        try await environment.deciding(network) { books in
            try books.make(draft, shown: shown)
        }
    }

    /// The register as it stands, with the mark that a change of it is to bring along.
    public func marked(in network: NetworkID) async throws -> (
        register: Register, mark: RegisterMark, today: CalendarDate
    ) {
        try await environment.reading(network) { books in
            (books.register, try RegisterMark(books.register), books.today)
        }
    }
}

extension Books {
    fileprivate func preview(_ draft: RegisterDraft) throws -> RegisterPreview {
        let network = register.network.id
        guard draft.register.network.id == network else {
            throw Refusal.anotherNetwork(draft.register.network.id, than: network)
        }
        let difference = try RegisterDifference(from: register, to: draft, on: today)
        return RegisterPreview(
            difference: difference, consequences: try consequences(of: difference.register),
            mark: try RegisterMark(register))
    }

    fileprivate func make(_ draft: RegisterDraft, shown: RegisterMark) throws -> RegisterPreview {
        let preview = try preview(draft)
        guard preview.mark == shown else { throw Refusal.registerChanged }
        if preview.difference.register != register { try ledger.save(preview.difference.register) }
        return preview
    }
}

extension Refusal {
    fileprivate static func anotherNetwork(_ found: NetworkID, than network: NetworkID) -> Refusal {
        let shown = found.rawValue.printable.echo
        return Refusal(
            .badInput, code: "another-network",
            Trilingual(
                "Fila er registeret til nettverket \(shown), ikkje til \(network)",
                "Filen er registeret til nettverket \(shown), ikke til \(network)",
                "The file is the register of the network \(shown), not of \(network)"))
    }
}
