import Meetings

/// Mails of the inbox as their pages show them. All of a mail was written by somebody else: it is shown as text, and
/// signs that turn or hide text are shown as marks.
struct InboxValues {
    let visit: Visit

    private static let mostLetters = 20_000

    func heading(_ waiting: Int) -> String {
        switch waiting {
        case 0: visit.words("Ingen e-post ventar", "Ingen e-post venter", "No mail waits")
        case 1: visit.words("1 e-post ventar på deg", "1 e-post venter på deg", "1 mail waits for you")
        default:
            visit.words(
                "\(waiting) e-postar ventar på deg", "\(waiting) e-poster venter på deg",
                "\(waiting) mails wait for you")
        }
    }

    func notice(_ done: String?) -> String {
        if done == "case" {
            return visit.words(
                "Saka er sett på kølista.", "Saken er satt på kølisten.", "The case is on the case list.")
        }
        return switch done.flatMap(InboxMail.State.init(rawValue:)) {
        case .accepted, .done: visit.words("E-posten er godteken.", "E-posten er godtatt.", "The mail was accepted.")
        case .rejected: visit.words("E-posten er avvist.", "E-posten er avvist.", "The mail was rejected.")
        default: ""
        }
    }

    func row(_ line: InboxLine) -> [String: Any] {
        let mail = line.mail
        var values: [String: Any] = [
            "number": mail.number, "address": visit.address(of: .inbox(mail.number)) ?? "",
            "subject": subject(mail), "from": line.person?.name ?? shown(mail.from ?? "?"),
            "arrived": visit.momentWords(mail.arrived), "isWaiting": mail.state == .waiting,
            "state": words(mail.state),
        ]
        if let detail = mail.filing?.detail { values["why"] = shown(detail[visit.language]) }
        if let meeting = meeting(line) { values["meeting"] = meeting }
        return values
    }

    func page(_ line: InboxLine, _ letter: IncomingLetter, typed: Form) -> [String: Any] {
        let mail = line.mail
        var values = row(line)
        values["sender"] = shown([letter.fromName, letter.from ?? "?"].filter { !$0.isEmpty }.joined(separator: " · "))
        values["authentication"] =
            mail.filing?.isVouchedFor == true
            ? visit.words(
                "avsendaren brukte si eiga lenkje eller var logga inn",
                "avsenderen brukte sin egen lenke eller var logget inn",
                "the sender used a link of their own or was signed in")
            : words(letter.authentication)
        values["words"] = shown(letter.words.joined(separator: "\n"))
        values["hasWords"] = letter.words.contains { !$0.allSatisfy(\.isWhitespace) }
        values["raw"] = shown(String(decoding: mail.raw.prefix(InboxValues.mostLetters), as: UTF8.self))
        values["isCut"] = mail.raw.count > InboxValues.mostLetters
        values["onAccept"] = line.onAccept?[visit.language] ?? ""
        // Whose a mail is comes before what it asks for.
        let isNobodys = line.person == nil && ["stranger", "unknown-meeting"].contains(mail.filing?.reason ?? "")
        values["canAccept"] = !isNobodys
        values["canSettle"] = mail.state == .waiting && line.onAccept != nil
        values["people"] = people(chosen: typed.text("person") ?? line.person?.id.rawValue)
        values["reason"] = typed["reason"] ?? ""
        values["back"] = visit.inNetwork("/inbox")
        if let by = mail.settledBy, let at = mail.settled {
            values["settled"] = ["by": by, "at": visit.momentWords(at)]
        }
        return values
    }

    private func people(chosen: String?) -> [[String: Any]] {
        let people = (visit.register?.people ?? []).filter { $0.ended.map { $0 > visit.today } ?? true }
        return people.sorted { $0.name < $1.name }.map {
            ["id": $0.id.rawValue, "name": $0.name, "isChosen": $0.id.rawValue == chosen]
        }
    }

    private func meeting(_ line: InboxLine) -> [String: Any]? {
        guard let meeting = line.meeting, let forum = visit.register?.forum(meeting.forum) else { return nil }
        return [
            "name": "\(forum.shortName), \(DateWords(visit.language).full(meeting.date))",
            "address": visit.address(of: .meeting(forum.id, meeting.date, .invitations)) ?? "",
        ]
    }

    private func subject(_ mail: InboxMail) -> String {
        let subject = shown(mail.subject)
        return subject.allSatisfy(\.isWhitespace) ? visit.words("(utan emne)", "(uten emne)", "(no subject)") : subject
    }

    private func words(_ state: InboxMail.State) -> String {
        switch state {
        case .fresh: visit.words("nykomen", "nykommet", "just come")
        case .done: visit.words("handtert", "håndtert", "dealt with")
        case .waiting: visit.words("ventar", "venter", "waits")
        case .accepted: visit.words("godteken", "godtatt", "accepted")
        case .rejected: visit.words("avvist", "avvist", "rejected")
        }
    }

    private func words(_ authentication: IncomingLetter.Authentication) -> String {
        switch authentication {
        case .passed:
            visit.words("avsendaren er stadfesta", "avsenderen er bekreftet", "the sender is vouched for")
        case .failed:
            visit.words(
                "avsendaren er truleg forfalska", "avsenderen er trolig forfalsket", "the sender is probably forged")
        case .unknown:
            visit.words(
                "ingen går god for avsendaren", "ingen går god for avsenderen", "nobody vouches for the sender")
        }
    }

    private func shown(_ text: String) -> String { ForeignText.shown(text) }
}

/// Text that a stranger has written, made so that what is read is what is there.
enum ForeignText {
    /// Signs that a reader can't see, or that turn the direction of the text, as `�`.
    static func shown(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.replacing("\r\n", with: "\n").unicodeScalars.map { scalar in
                    switch scalar.value {
                    case 0x09, 0x0A: scalar
                    case 0x00...0x1F, 0x7F...0x9F, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F,
                        0xFEFF:
                        "\u{FFFD}"
                    default: scalar
                    }
                }))
    }
}
