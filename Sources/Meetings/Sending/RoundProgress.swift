public import FoundationEssentials

/// Letters about a meeting that were written together, and how far they have come.
public struct RoundProgress: Hashable, Sendable, Identifiable {
    public struct Line: Hashable, Sendable {
        public var letter: LetterID
        public var person: String
        public var address: String
        public var kind: String
        public var state: OutboxLetter.State
        /// What the receiving server said.
        public var reply: String?
    }

    /// What kind of round: that of the letter that says most, `agenda` before `invitation`.
    public var kind: String
    public var at: Date
    public var lines: [Line]

    /// The instant, in milliseconds since 1970.
    public var id: Int { Int((at.timeIntervalSince1970 * 1000).rounded()) }

    /// Without those that a newer letter took the place of.
    public var all: Int { lines.count { $0.state != .cancelled } }
    public var sent: Int { count(.sent) }
    public var underWay: Int { count(.ready, .leased, .dot) }
    public var failed: Int { count(.bounced, .expired) }
    public var unknown: Int { count(.unknown) }
    public var held: Int { count(.held) }
    /// Nothing moves any more by itself.
    public var isSettled: Bool { underWay == 0 }
    /// Nothing moves any more at all.
    public var hasArrived: Bool { sent == all }

    private func count(_ states: OutboxLetter.State...) -> Int { lines.count { states.contains($0.state) } }

    /// Kinds that go out in rounds, those that say most first.
    static let kinds = ["minutes", "agenda", "cancelled", "moved", "invitation", "collect", "updated", "withdrawn"]
}

extension Books {
    /// Letters written at the same instant are one round; what answers a mail is none.
    func rounds(of meeting: Meeting) throws -> [RoundProgress] {
        let letters = try ledger.letters(about: meeting.id, withBodies: false)
            .filter { RoundProgress.kinds.contains($0.kind) && !$0.dedupeKey.hasPrefix("\($0.kind):mail:") }
        let rounds = Dictionary(grouping: letters, by: \.created).map { at, letters in
            RoundProgress(
                kind: RoundProgress.kinds.first { kind in letters.contains { $0.kind == kind } } ?? "", at: at,
                lines: letters.map { letter in
                    RoundProgress.Line(
                        letter: letter.id, person: letter.person.flatMap(register.person)?.name ?? letter.to,
                        address: letter.to, kind: letter.kind, state: letter.state, reply: letter.replyText)
                })
        }
        return rounds.filter { $0.all > 0 }.sorted { $0.at > $1.at }
    }
}
