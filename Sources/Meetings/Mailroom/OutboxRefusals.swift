extension Refusal {
    static func noLetter(_ name: String) -> Refusal {
        Refusal(
            .notFound, code: "unknown-letter",
            Trilingual(
                "Det finst ikkje noko brev «\(name)»: sjå «samling mail»",
                "Det finnes ikke noe brev «\(name)»: se «samling mail»",
                "There is no letter “\(name)”: see “samling mail”"))
    }

    static func severalLetters(_ name: String, _ count: Int) -> Refusal {
        Refusal(
            .badInput, code: "several-letters",
            Trilingual(
                "\(count) brev byrjar med «\(name)»: skriv meir av nummeret",
                "\(count) brev begynner med «\(name)»: skriv mer av nummeret",
                "\(count) letters begin with “\(name)”: write more of the id"))
    }

    static func noRetry(_ letter: OutboxLetter) -> Refusal {
        let why: Trilingual =
            switch letter.state {
            case .sent: Trilingual("er sendt", "er sendt", "is sent")
            case .cancelled:
                Trilingual(
                    "er trekt tilbake, fordi eit nyare kom i staden", "er trukket tilbake, fordi et nyere kom i stedet",
                    "is taken back, because a newer one took its place")
            case .held:
                Trilingual(
                    "er halde att: bruk «samling mail release»", "er holdt tilbake: bruk «samling mail release»",
                    "is held: use “samling mail release”")
            default: Trilingual("er alt på veg", "er allerede på vei", "is on its way already")
            }
        return about(letter, code: "no-retry", why)
    }

    static func tooLate(_ letter: OutboxLetter) -> Refusal {
        about(
            letter, code: "too-late",
            Trilingual(
                "er for gammalt: det det handlar om, har vore", "er for gammelt: det det handler om, har vært",
                "is too old: what it is about has been"))
    }

    static func notQueued(_ letter: OutboxLetter) -> Refusal {
        about(
            letter, code: "not-queued",
            Trilingual("ligg ikkje i kø", "ligger ikke i kø", "is not in the queue"))
    }

    static func notHeld(_ letter: OutboxLetter) -> Refusal {
        about(letter, code: "not-held", Trilingual("er ikkje halde att", "er ikke holdt tilbake", "is not held"))
    }

    static func changedMeanwhile(_ letter: OutboxLetter) -> Refusal {
        about(
            letter, code: "changed-meanwhile",
            Trilingual(
                "vart endra i mellomtida: prøv igjen", "ble endret i mellomtiden: prøv igjen",
                "was changed meanwhile: try again"))
    }

    private static func about(_ letter: OutboxLetter, code: String, _ why: Trilingual) -> Refusal {
        Refusal(
            .notNow, code: code,
            Trilingual("Brev \(letter.id) \(why.nn)", "Brev \(letter.id) \(why.nb)", "Letter \(letter.id) \(why.en)"))
    }
}
