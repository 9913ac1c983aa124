extension Refusal {
    static var notAnAddress: Refusal {
        Refusal(
            .badInput, code: "bad-address",
            Trilingual(
                "Dette er ikkje ei e-postadresse. Skriv heile adressa, som kari@kommune.no",
                "Dette er ikke en e-postadresse. Skriv hele adressen, som kari@kommune.no",
                "This is not a mail address. Write all of it, like kari@kommune.no"))
    }

    /// The same whether it was wrong, old, used, or never sent to anyone.
    static var wrongCode: Refusal {
        Refusal(
            .badInput, code: "wrong-code",
            Trilingual(
                "Koden er feil eller gått ut. Sjå etter i den siste e-posten, eller be om ein ny",
                "Koden er feil eller utløpt. Se etter i den siste e-posten, eller be om en ny",
                "The code is wrong or has expired. Look in the latest mail, or ask for a new one"))
    }

    static func tooMany(_ limit: RateLimit) -> Refusal {
        let minutes = limit.windowSeconds / 60
        return Refusal(
            .tooMany, code: "too-many",
            Trilingual(
                "Dette er gjort for mange gonger på kort tid. Vent \(minutes) minutt, og prøv på nytt",
                "Dette er gjort for mange ganger på kort tid. Vent \(minutes) minutter, og prøv på nytt",
                "This has been done too often in a short time. Wait \(minutes) minutes, and try again"))
    }

    static var nothingToSignWith: Refusal {
        Refusal(
            .notNow, code: "no-sign-in",
            Trilingual(
                "Her kan ingen logge inn: det finst ingen nøkkel å signere med",
                "Her kan ingen logge inn: det finnes ingen nøkkel å signere med",
                "Nobody can sign in here: there is no key to sign with"))
    }

    static var noSession: Refusal {
        Refusal(
            .notFound, code: "unknown-session",
            Trilingual("Det finst ikkje noka slik økt", "Det finnes ingen slik økt", "There is no such session"))
    }

    static var noToken: Refusal {
        Refusal(
            .notFound, code: "unknown-token",
            Trilingual("Det finst ikkje noko slikt teikn", "Det finnes ikke noe slikt tegn", "There is no such token"))
    }

    static var tokenName: Refusal {
        Refusal(
            .badInput, code: "bad-token-name",
            Trilingual(
                "Gi programmet eit namn på éi linje", "Gi programmet et navn på én linje",
                "Give the program a name on one line"))
    }

    static var tokenDays: Refusal {
        Refusal(
            .badInput, code: "bad-token-days",
            Trilingual(
                "Det kan gjelde i 1 til \(APIToken.mostDays) dagar",
                "Det kan gjelde i 1 til \(APIToken.mostDays) dager",
                "It can hold for 1 to \(APIToken.mostDays) days"))
    }

    static var tokenScopes: Refusal {
        Refusal(
            .badInput, code: "bad-token-scopes",
            Trilingual(
                "Vel kva det skal kunne: read, write eller send", "Velg hva det skal kunne: read, write eller send",
                "Choose what it may do: read, write or send"))
    }

    static var notYourRight: Refusal {
        Refusal(
            .forbidden, code: "forbidden",
            Trilingual(
                "Dette er det berre koordinatoren som kan gjere", "Dette er det bare koordinatoren som kan gjøre",
                "Only the coordinator can do this"))
    }
}
