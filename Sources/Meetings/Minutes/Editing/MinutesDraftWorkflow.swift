/// Minutes being written by several: saved at any time, also with errors in them, put together where two have
/// written at once, and taken in when they are sound. Nothing anyone has saved is ever lost.
public struct MinutesDraftWorkflow: Sendable {
    private let environment: Environment
    private let digest: @Sendable ([UInt8]) -> String

    /// - Parameter digest: SHA-256 as hex, which an approved text is held to.
    public init(_ environment: Environment, digest: @escaping @Sendable ([UInt8]) -> String) {
        self.environment = environment
        self.digest = digest
    }

    /// The text as it stands: what was saved last, or what was taken in, or the form filled in.
    public func draft(_ name: MeetingName, in network: NetworkID) async throws -> MinutesDraft {
        try await environment.reading(network) { books in try books.minutesDraft(of: try books.meeting(name)) }
    }

    /// Keeps a text.
    /// - Parameter basis: the version it was made from; 0 where nothing had been saved.
    public func save(
        _ name: MeetingName, text: String, basis: Int, by: String, in network: NetworkID
    ) async throws -> MinutesSaving {
        try await environment.deciding(network) { books in
            try books.saveDraft(text, basis: basis, of: try books.meeting(name), by: by)
        }
    }

    /// Every version, the newest first, without its text.
    public func versions(of name: MeetingName, in network: NetworkID) async throws -> [MinutesVersion] {
        try await environment.reading(network) { books in
            try books.ledger.minutesVersions(of: try books.meeting(name).id, withTexts: false).reversed()
        }
    }

    /// A version, and what it has otherwise than the one it was made from, or than another.
    public func version(
        _ number: Int, comparedTo other: Int? = nil, of name: MeetingName, in network: NetworkID
    ) async throws -> (version: MinutesVersion, comparedTo: Int?, difference: TextDifference) {
        try await environment.reading(network) { books in
            let meeting = try books.meeting(name)
            let version = try books.minutesVersion(number, of: meeting)
            let earlier = try (other ?? version.basis).map { try books.minutesVersion($0, of: meeting) }
            let difference = TextDifference(from: earlier?.text ?? "", to: version.text)
            return (version, earlier?.number, difference)
        }
    }

    /// Makes an earlier text the present one, as a version of its own. Refused where someone has saved since the
    /// version that was looked at.
    public func restore(
        _ number: Int, over current: Int, of name: MeetingName, by: String, in network: NetworkID
    ) async throws -> Int {
        try await environment.deciding(network) { books in
            let meeting = try books.meeting(name)
            let draft = try books.writableDraft(of: meeting)
            guard draft.number == current else { throw Refusal.savedSince(draft) }
            let text = try books.minutesVersion(number, of: meeting).text
            if text == draft.text { return draft.number }
            return try books.keep(text, .restored, of: meeting, by: by, basis: number)
        }
    }

    /// Reads a text against the register, and holds it to its meeting. Nothing is kept.
    public func check(_ text: String, of name: MeetingName, in network: NetworkID) async throws -> MinutesResult {
        try await environment.reading(network) { books in
            try books.checkDraft(text.withLineFeeds, of: try books.meeting(name))
        }
    }

    /// Takes the draft in: all of it, or nothing. The items' numbers are written into the draft.
    /// - Parameter basis: the version that was looked at. Refused where someone has saved since.
    public func takeIn(
        _ name: MeetingName, basis: Int, by: String, isRehearsal: Bool = false, in network: NetworkID
    ) async throws -> MinutesImport {
        let digest = digest
        if isRehearsal {
            return try await environment.reading(network) { books in
                let bytes = try books.bytesToTakeIn(of: try books.meeting(name), basis: basis)
                return try ImportPlan(bytes, digest: digest, in: books).outcome
            }
        }
        return try await environment.deciding(network) { books in
            let bytes = try books.bytesToTakeIn(of: try books.meeting(name), basis: basis)
            return try books.importMinutes(bytes, digest: digest, by: by)
        }
    }

    /// Who would get the minutes for remarks.
    public func previewRemarks(_ name: MeetingName, in network: NetworkID) async throws -> MinutesRound {
        let digest = digest
        return try await environment.reading(network) { books in
            let meeting = try books.meeting(name)
            return try books.minutesRound(of: meeting, try books.recordForRemarks(of: meeting, digest: digest))
        }
    }

    /// Marks the minutes as being for approval, in their text too, and sends them to everyone who gets them. A second
    /// time only to those who haven't got them.
    public func sendForRemarks(_ name: MeetingName, by: String, in network: NetworkID) async throws -> MinutesRound {
        let digest = digest
        return try await environment.deciding(network) { books in
            let meeting = try books.meeting(name)
            let record = try books.recordForRemarks(of: meeting, digest: digest)
            if try books.ledger.minutes(of: meeting.id) != record {
                try books.ledger.save(record)
                _ = try books.keep(record.text.withLineFeeds, .sent, of: meeting, by: by)
            }
            return try books.sendMinutes(of: meeting)
        }
    }

    /// Approves the minutes that were looked at; refused where others have been taken in since.
    public func approve(
        _ name: MeetingName, digest: String, by: String, in network: NetworkID
    ) async throws -> MinutesRecord {
        try await environment.deciding(network) { books in
            let meeting = try books.meeting(name)
            if let record = try books.ledger.minutes(of: meeting.id), record.digest != digest {
                throw Refusal.otherMinutes(record)
            }
            return try books.approveMinutes(of: meeting, by: by)
        }
    }
}
