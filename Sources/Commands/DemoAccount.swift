import FoundationEssentials
import Meetings

/// What a rehearsal has left behind: where everything lies, and which letters to look at first.
struct DemoAccount: Encodable {
    struct Count: Encodable {
        var kind: String
        var letters: Int
    }

    struct Telling: Encodable {
        var file: String
        var to: String
        var subject: String
    }

    var folder: String
    var until: CalendarDate
    var mail: String
    var letters: [Count]
    var telling: [Telling]
    var minutes: String
    var agenda: String
    var calendar: String

    init(
        folder: String, until: Date, minutes: String, agenda: String, calendar: String, letters: [OutboxLetter]
    ) {
        self.folder = folder
        self.until = (Zone(identifier: "Europe/Oslo") ?? .utc).date(until)
        self.minutes = minutes
        self.agenda = agenda
        self.calendar = calendar
        mail = "\(folder)/mail/new"
        let sent = letters.filter { $0.state == .sent }
        self.letters = DemoAccount.kinds.compactMap { kind, _ in
            let count = sent.count { $0.kind == kind }
            return count > 0 ? Count(kind: kind, letters: count) : nil
        }
        let chosen = [
            sent.first { $0.kind == "invitation" && $0.person == "kari" },
            sent.first { $0.kind == "minutes" && $0.person == "marit" },
            sent.first { $0.kind == "leader" } ?? sent.last { $0.kind == "coordinator" },
        ]
        telling = chosen.compactMap { $0 }.map {
            Telling(file: "\($0.id).eml", to: $0.to, subject: $0.subject)
        }
    }

    /// In the order they come in the life of a meeting.
    private static let kinds: [(kind: String, words: Trilingual)] = [
        ("invitation", Trilingual("innkallingar", "innkallinger", "invitations")),
        ("moved", Trilingual("flyttingar", "flyttinger", "moves")),
        ("collect", Trilingual("meld saker", "meld saker", "calls for cases")),
        ("clearing", Trilingual("sakliste til klarering", "saksliste til klarering", "agendas to clear")),
        ("agenda", Trilingual("sakliste", "saksliste", "agendas")),
        ("minutes", Trilingual("referat", "referat", "minutes")),
        ("reminder", Trilingual("påminningar", "påminnelser", "reminders")),
        (
            "coordinator",
            Trilingual("oversyn til sekretariatet", "oversikter til sekretariatet", "coordinator's digests")
        ),
        ("leader", Trilingual("løfta til leiaren", "løftet til lederen", "raised with the leader")),
    ]

    func show(_ output: Output) {
        let language = output.language
        output.say(
            Trilingual(
                "Alt ligg i \(folder):", "Alt ligger i \(folder):", "Everything lies in \(folder):"))
        let things: [(String, Trilingual)] = [
            ("mail/new", Trilingual("breva, eitt i kvar fil", "brevene, ett i hver fil", "the letters, one a file")),
            (
                name(minutes),
                Trilingual(
                    "referatet, med nummer på punkta", "referatet, med nummer på punktene", "the minutes, numbered")
            ),
            (name(agenda), Trilingual("saklista", "sakslista", "the agenda")),
            (name(calendar), Trilingual("kalenderen", "kalenderen", "the calendar")),
            ("samling.sqlite", Trilingual("boka over alt", "boka over alt", "the book of everything")),
        ]
        output.table(things.map { ["  \($0.0)", $0.1[language]] })
        let date = DateWords(language).short(until)
        output.say(
            Trilingual(
                "\nSendt fram til \(date):", "\nSendt fram til \(date):", "\nSent until \(date):"))
        let words = Dictionary(DemoAccount.kinds.map { ($0.kind, $0.words) }, uniquingKeysWith: { first, _ in first })
        output.table(letters.map { ["  \($0.letters)", words[$0.kind]?[language] ?? $0.kind] })
        output.say(Trilingual("\nSjå først på:", "\nSe først på:", "\nLook first at:"))
        for letter in telling { output.say("  mail/new/\(letter.file)\n    \(letter.to): \(letter.subject)") }
        output.say(
            Trilingual(
                "\nSjå vidare: samling actions --data \(folder) --now \(until)T09:00:00Z",
                "\nSe videre: samling actions --data \(folder) --now \(until)T09:00:00Z",
                "\nGo on: samling actions --data \(folder) --now \(until)T09:00:00Z"))
    }

    private func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
