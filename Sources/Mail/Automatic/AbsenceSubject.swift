/// The subjects that mail systems give to the notices they send for people who are away.
enum AbsenceSubject {
    /// Whether a subject begins as those do. A person who writes about such a notice, or about his own absence, goes on
    /// with other words: «Fråvær på samlinga», «Automatisk svar på spørsmål om …».
    static func matches(_ subject: String) -> Bool {
        let line = subject.oneLine(upTo: 120).lowercased()
        // `[Auto-Reply] Innkalling`
        let subject = line.hasPrefix("[") ? String(line.dropFirst().replacing("]", with: ":")) : line
        return phrases.contains { phrase in
            guard subject.hasPrefix(phrase.text) else { return false }
            let rest = subject.dropFirst(phrase.text.count)
            return rest.isEmpty || rest.trimmed.hasPrefix(":")
                || phrase.isUnmistakable && ends.contains(where: rest.hasPrefix)
        }
    }

    /// What may follow a phrase that no person begins a subject with.
    private static let ends = [" frå ", " fra ", " från ", " from ", " von ", " - ", " – ", " re:", " sv:", " (", ","]

    private struct Phrase {
        let text: String
        /// Otherwise it stands alone or before a colon.
        var isUnmistakable = true
    }

    private static let phrases =
        [
            "automatisk svar", "automatisk e-postsvar", "autosvar", "auto-svar", "automatic reply", "autoreply",
            "auto-reply", "auto reply", "automatic response", "auto response", "autoresponse", "out of office",
            "out-of-office", "out of the office", "out of office reply", "out of office autoreply", "fråværsmelding",
            "fraværsmelding", "fraværsassistent", "frånvaromeddelande", "automatiskt svar", "fraværsbesked",
            "automatische antwort", "abwesenheitsnotiz", "abwesenheitsmeldung", "abwesenheitsassistent", "ooo",
            "automatisk besvarelse", "automatsvar", "sjálfvirkt svar", "automaattinen vastaus", "poissaoloviesti",
            "réponse automatique", "respuesta automática", "risposta automatica", "resposta automática",
            "automatisch antwoord", "odpowiedź automatyczna", "automatická odpověď", "автоматический ответ", "自动答复",
            "自動回覆", "自動応答", "i am out of the office", "i’m out of the office", "i'm out of the office",
            "vacation reply", "on vacation", "on annual leave",
        ].map { Phrase(text: $0) }
        + [
            "fråvær", "fravær", "frånvaro", "abwesenheit", "borte frå kontoret", "borte fra kontoret",
            "ute av kontoret",
            "ikke til stede", "ikkje til stades", "poissaolo", "on leave", "permisjon",
        ].map { Phrase(text: $0, isUnmistakable: false) }
}
