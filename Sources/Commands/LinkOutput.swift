import Foundation
import Meetings

/// What `link verify` says.
struct LinkReport: Encodable {
    var valid: Bool
    var purpose: String?
    /// `FORUM/DATE`.
    var meeting: String?
    var forum: ForumID?
    /// The item's number in the forum.
    var item: Int?
    var person: PersonID?
    var expires: String?
    var reason: String?

    init(_ view: LinkView) {
        valid = view.check.isValid
        reason = view.check.fault?.rawValue
        guard let link = view.check.link else { return }
        purpose = link.purpose.kind.rawValue
        meeting = view.meetingName
        forum = view.forum?.id ?? link.purpose.item?.forum
        item = link.purpose.item?.number
        person = link.person
        expires = link.expires.rfc3339(in: view.zone)
    }
}

/// One of `link list`.
struct LinkRow: Encodable {
    var id: LinkID
    var link: LinkReport
    var letter: LetterID
    var issued: String
    var revoked: String?
    var uses: Int
    var lastUsed: String?

    init(_ listed: LinkWorkflow.Listed) {
        let (link, zone) = (listed.link, listed.view.zone)
        id = link.id
        self.link = LinkReport(listed.view)
        letter = link.letter
        issued = link.issued.rfc3339(in: zone)
        revoked = link.revoked?.rfc3339(in: zone)
        uses = link.uses
        lastUsed = link.lastUsed?.rfc3339(in: zone)
    }

    private enum Key: String, CodingKey { case id, letter, issued, revoked, uses, lastUsed }

    /// The report's keys and these stand side by side.
    func encode(to encoder: any Encoder) throws {
        try link.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(id, forKey: .id)
        try container.encode(letter, forKey: .letter)
        try container.encode(issued, forKey: .issued)
        try container.encodeIfPresent(revoked, forKey: .revoked)
        try container.encode(uses, forKey: .uses)
        try container.encodeIfPresent(lastUsed, forKey: .lastUsed)
    }
}

extension LinkView {
    fileprivate var zone: Zone { network.flatMap { Zone(identifier: $0.timezone) } ?? .utc }
    fileprivate var meetingName: String? { meeting.map { "\($0.forum)/\($0.date)" } }

    /// What the link is about.
    private var object: String? {
        check.link?.purpose.item.map { "\($0.forum) #\($0.number)" } ?? meetingName
    }

    /// `gyldig: svare på innkallinga · sjustjerna/2023-08-18 · Kari Nes · til 18.08.2023 kl. 14.30`.
    func words(in language: Language) -> String {
        let verdict = check.fault?.words ?? Trilingual("Gyldig", "Gyldig", "Good")
        guard let link = check.link else { return verdict[language] }
        return ([verdict[language], link.purpose.kind.words[language]] + facts(of: link, in: language))
            .joined(separator: " · ")
    }

    fileprivate func facts(of link: SignedLink, in language: Language) -> [String] {
        let until = Trilingual("til", "til", "until")[language]
        return [object, person?.name ?? link.person.rawValue].compactMap(\.self)
            + ["\(until) \(instant(link.expires, in: language))"]
    }

    private func instant(_ instant: Date, in language: Language) -> String {
        let (date, time) = zone.local(instant)
        let words = DateWords(language)
        return "\(words.short(date)) \(language == .en ? "" : "kl. ")\(words.time(time))"
    }
}

extension LinkWorkflow.Listed {
    func cells(in language: Language) -> [String] {
        let facts = view.facts(of: link, in: language).joined(separator: " · ")
        return [link.id.rawValue, link.purpose.kind.words[language], facts, view.check.fault?.words[language] ?? ""]
    }
}

extension LinkPurpose.Kind {
    var words: Trilingual {
        switch self {
        case .answerInvitation:
            Trilingual("svare på innkallinga", "svare på innkallingen", "answer the invitation")
        case .nameDeputy: Trilingual("namngje vara", "navngi vara", "name a deputy")
        case .markDone: Trilingual("melde utført", "melde utført", "report done")
        case .askMoreTime: Trilingual("be om meir tid", "be om mer tid", "ask for more time")
        case .notMine: Trilingual("seie frå: ikkje mi", "si fra: ikke min", "say: not mine")
        case .contribute: Trilingual("melde saker", "melde saker", "contribute")
        case .myItems: Trilingual("sjå punkta sine", "se punktene sine", "see one’s items")
        case .gathering:
            Trilingual("sjå møtet og svare", "se møtet og svare", "see the meeting and answer")
        case .approveMinutes: Trilingual("godkjenne referatet", "godkjenne referatet", "approve the minutes")
        case .clearAgenda: Trilingual("klarere saklista", "klarere sakslisten", "clear the agenda")
        }
    }
}
