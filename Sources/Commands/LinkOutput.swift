import Foundation
import Meetings

extension LinkView {
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
