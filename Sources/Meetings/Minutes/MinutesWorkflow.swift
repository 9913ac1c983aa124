/// Minutes from the empty form to the approved text: made, checked, imported, sent, approved.
public struct MinutesWorkflow: Sendable {
    private let environment: Environment
    private let digest: @Sendable ([UInt8]) -> String

    /// - Parameter digest: SHA-256 as hex, which an approved text is held to.
    public init(_ environment: Environment, digest: @escaping @Sendable ([UInt8]) -> String) {
        self.environment = environment
        self.digest = digest
    }

    /// The network that has the forum the file is about.
    public func network(of bytes: [UInt8], preferred: NetworkID? = nil) async throws -> NetworkID {
        let forum = MinutesReading.parse(bytes).document?.head[.forum]?.text ?? ""
        return try await environment.network(of: forum, preferred: preferred)
    }

    /// New minutes with agenda, roster and answers filled in, as Markdown.
    public func skeleton(_ name: MeetingName, in network: NetworkID) async throws -> String {
        try await environment.reading(network) { books in
            MinutesWriter.skeleton(try books.newMinutes(of: try books.meeting(name)))
        }
    }

    /// Reads the file against the register of the network that has its forum, or, where none has, says so among
    /// the errors. Nothing is written.
    public func check(_ bytes: [UInt8], preferred: NetworkID? = nil) async throws -> Checked {
        let syntax = MinutesReading.parse(bytes)
        let forum = syntax.document?.head[.forum]
        do {
            let network = try await environment.network(of: forum?.text ?? "", preferred: preferred)
            return try await environment.reading(network) { books in
                Checked(network: network, language: books.language, result: try books.readMinutes(bytes))
            }
        } catch let refusal as Refusal where refusal.code == "unknown-forum" {
            var result = MinutesResult(minutes: nil, errors: syntax.errors, warnings: syntax.warnings)
            if let forum {
                result.errors.append(Problem(line: forum.line, code: refusal.code, refusal.message))
            } else if result.errors.isEmpty {
                throw refusal
            }
            return Checked(network: nil, language: .nn, result: result)
        }
    }

    /// What reading a file came to, and in which network; nil where none has the forum.
    public struct Checked: Sendable {
        public var network: NetworkID?
        /// The network's.
        public var language: Language
        public var result: MinutesResult
    }

    /// Takes the minutes in: all of it, or nothing. The same text again changes nothing.
    /// - Parameter isRehearsal: says what would change, and changes nothing.
    public func importMinutes(
        _ bytes: [UInt8], isRehearsal: Bool = false, in network: NetworkID
    ) async throws -> MinutesImport {
        let digest = digest
        if isRehearsal {
            return try await environment.reading(network) { books in
                try ImportPlan(bytes, digest: digest, in: books).outcome
            }
        }
        return try await environment.deciding(network) { books in
            try books.importMinutes(bytes, digest: digest)
        }
    }

    /// Who would get the minutes, and what each has in them.
    public func previewSend(_ name: MeetingName, in network: NetworkID) async throws -> MinutesRound {
        try await environment.reading(network) { books in try books.minutesRound(of: try books.meeting(name)) }
    }

    /// Sends the minutes to every member and everyone who was there; a second time only to those who haven't got them.
    public func send(_ name: MeetingName, in network: NetworkID) async throws -> MinutesRound {
        try await environment.deciding(network) { books in try books.sendMinutes(of: try books.meeting(name)) }
    }

    /// Approves the minutes as they were last imported; from then on their text is frozen.
    public func approve(_ name: MeetingName, by: String, in network: NetworkID) async throws -> MinutesRecord {
        try await environment.deciding(network) { books in
            try books.approveMinutes(of: try books.meeting(name), by: by)
        }
    }
}

extension Books {
    /// Both stages of reading, with what is planned and what earlier minutes of the forum defined.
    func readMinutes(_ bytes: [UInt8]) throws -> MinutesResult {
        let syntax = MinutesReading.parse(bytes, register: register)
        var surroundings = MinutesSurroundings(register: register)
        for meeting in try ledger.meetings() where !meeting.isCancelled {
            surroundings.planned[meeting.forum, default: []].append(meeting.date)
        }
        if let name = syntax.document?.head[.forum]?.text, let forum = register.forum(named: name) {
            for earlier in try ledger.minutes(of: forum.id) {
                let document = MinutesReading.parse(Array(earlier.text.utf8)).document
                surroundings.deliverables.formUnion(document?.cases.flatMap(\.deliverables).map(\.id) ?? [])
            }
        }
        return MinutesReading.resolve(syntax, in: surroundings)
    }
}
