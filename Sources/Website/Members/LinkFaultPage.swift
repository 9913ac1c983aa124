import FoundationEssentials
import HTTPTypes
import Meetings

/// A link that is no good: what is wrong with it, and what the reader can do. Who holds one that was taken back learns
/// nothing by it.
struct LinkFaultPage {
    let fault: LinkCheck.Fault
    let view: LinkView
    let place: MemberPlace
    let language: Language

    var status: HTTPResponse.Status {
        switch fault {
        case .malformed, .unknown, .forged: .notFound
        case .revoked, .expired, .gone, .notYours, .missing, .cancelled, .withdrawn, .over: .gone
        case .settled: .ok
        }
    }

    var title: Trilingual {
        switch fault {
        case .malformed, .unknown, .forged:
            Trilingual("Lenkja er ikkje heil", "Lenken er ikke hel", "The link is not whole")
        case .expired: Trilingual("Lenkja er gått ut", "Lenken er gått ut", "The link has expired")
        case .revoked: Trilingual("Lenkja er trekt tilbake", "Lenken er trukket tilbake", "The link was taken back")
        case .cancelled: Trilingual("Møtet er avlyst", "Møtet er avlyst", "The meeting is cancelled")
        case .over: Trilingual("Møtet har vore", "Møtet har vært", "The meeting has been")
        case .gone, .notYours, .missing, .withdrawn, .settled:
            Trilingual("Lenkja gjeld ikkje lenger", "Lenken gjelder ikke lenger", "The link is no longer good")
        }
    }

    var values: [String: Any] {
        [
            "heading": title[language], "message": message[language], "advice": advice[language],
            "meeting": meeting, "canRenew": canRenew, "at": place.path, "isWhole": canRenew,
        ]
    }

    /// A new link is sent to the address in the register, so that one who only holds an old letter gains nothing.
    private var canRenew: Bool {
        switch fault {
        case .expired, .over, .notYours, .missing, .cancelled, .withdrawn: true
        case .malformed, .unknown, .forged, .revoked, .gone, .settled: false
        }
    }

    private var meeting: String {
        guard [.cancelled, .over, .withdrawn].contains(fault), let meeting = view.meeting, let forum = view.forum else {
            return ""
        }
        return "\(forum.shortName), \(DateWords(language).full(meeting.date))"
    }

    private var message: Trilingual {
        switch fault {
        case .malformed, .unknown, .forged:
            Trilingual(
                "Ho er ikkje ei av våre, eller noko av lenkja er borte på vegen. Ingenting er endra.",
                "Den er ikke en av våre, eller noe av den er borte på veien. Ingenting er endret.",
                "It is not one of ours, or part of it was lost on the way. Nothing was changed.")
        case .expired:
            Trilingual(
                "Ei lenkje held ei viss tid, så at gamle e-postar ikkje kan brukast av andre.",
                "En lenke holder en viss tid, slik at gamle e-poster ikke kan brukes av andre.",
                "A link holds for some time only, so that old letters can’t be used by others.")
        case .revoked:
            Trilingual(
                "Koordinatoren har trekt lenkja tilbake. Ho kan ikkje brukast til noko.",
                "Koordinatoren har trukket den tilbake. Ingenting kan gjøres med den.",
                "The coordinator has taken it back. Nothing can be done with it.")
        case .gone:
            Trilingual(
                "Den som fekk lenkja, står ikkje lenger i registeret.",
                "Den som fikk lenken, står ikke lenger i registeret.",
                "The one who got this link is no longer in the register.")
        case .notYours:
            Trilingual(
                "Ein annan har dette no, så det er ingenting du treng gjere.",
                "En annen har dette nå, så det er ingenting du trenger gjøre.",
                "This is somebody else’s now, so there is nothing you need to do.")
        case .missing:
            Trilingual(
                "Det lenkja gjeld, finst ikkje lenger.", "Det lenken gjelder, finnes ikke lenger.",
                "What this link is about is no longer there.")
        case .cancelled:
            Trilingual(
                "Du treng ikkje svare.", "Du trenger ikke svare.", "There is no need to answer.")
        case .withdrawn:
            Trilingual(
                "Innkallinga di til møtet er trekt tilbake.", "Innkallingen din til møtet er trukket tilbake.",
                "Your call to the meeting has been taken back.")
        case .over:
            Trilingual(
                "Det er for seint å svare på innkallinga.", "Det er for sent å svare på innkallingen.",
                "It is too late to answer the call.")
        case .settled: fault.words
        }
    }

    private var advice: Trilingual {
        switch fault {
        case .malformed, .unknown, .forged:
            Trilingual(
                "Opne lenkja frå e-posten ein gong til, eller svar på e-posten.",
                "Åpne lenken fra e-posten en gang til, eller svar på e-posten.",
                "Open the link from the letter once more, or reply to the letter.")
        case .revoked, .gone:
            Trilingual(
                "Er det feil, så svar på den siste e-posten du fekk.",
                "Er det feil, så svar på den siste e-posten du fikk.",
                "If that is wrong, reply to the last letter you got.")
        default:
            Trilingual(
                "Du kan alltid svare på e-posten i staden.", "Du kan alltid svare på e-posten i stedet.",
                "You can always reply to the letter instead.")
        }
    }
}
