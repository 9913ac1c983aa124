/// Words that say nothing about what is looked for, and words that say what kind of answer is wanted.
enum SearchWords {
    /// Not kept in the index, and not looked for.
    static let stop: Set<String> = keys(
        """
        og i på av for til med som er at det den dei de ein en ei eit et eg jeg du vi me han ho hun dykk dere seg sin
        si sitt sine om frå fra ved mot etter før over under mellom så da då når der her kva hva kven hvem kor
        hvor kvar korleis hvordan kvifor hvorfor var vart blei ble blir bli blitt vorte vore vært vera vere være
        har hadde ha kan kunne skal skulle vil ville må måtte ikkje ikke berre bare også òg men eller enn no nå sist
        siste sidan siden dette denne desse disse alle alt noko noe nokon noen kvart hvert kvar hver vår vårt våre
        bestemt bestemte bestemme vedteke vedtatt vedtok avgjort avgjorde sagt sa fatta fattet gjort
        the a an of in on at to for with by from is are was were be been has have had do does did what who whom when
        where why how which that this these those it its we our you your they them about into as or and not
        decided agreed
        """)

    /// The one who asks wants to know what was decided, who somebody is, or when it is.
    enum Intent: Hashable, CaseIterable {
        case decision, person, meeting
    }

    static func intent(of key: String) -> Intent? {
        for intent in Intent.allCases where words(of: intent).contains(key) { return intent }
        return nil
    }

    private static func words(of intent: Intent) -> Set<String> {
        switch intent {
        case .decision: decision
        case .person: person
        case .meeting: meeting
        }
    }

    private static let decision = keys(
        """
        bestemt bestemte bestemme vedteke vedtatt vedtok vedtak vedtaket avgjort avgjorde avgjerd avgjørelse
        beslutta besluttet beslutning konklusjon decided agreed decision
        """)
    private static let person = keys("kven hvem who")
    private static let meeting = keys("når when")

    /// What is one thing in two words, as stems.
    static func others(for key: String) -> [String] { equals[SearchStem.of(key)] ?? [] }

    private static let equals: [String: [String]] = {
        let groups = [
            "veke uke week", "val valg election", "tilråding anbefaling recommendation",
            "vedtak beslutning avgjerd avgjørelse konklusjon decision", "møte meeting samling gathering",
            "referat protokoll møtebok minutes", "sakliste saksliste sakskart agenda", "sak case", "utval utvalg",
            "rettleiing veiledning", "rettleiar veileder", "utgreiing utredning", "verksemd virksomhet",
            "born barn children", "oppgåve oppgave", "avtale agreement", "frist deadline", "lege doctor",
            "kommune municipality", "budsjett budget", "handlingsplan tiltaksplan", "framdrift fremdrift",
            "innkalling invitasjon invitation", "røysting avstemning votering", "oppnemning oppnevning",
            "evaluering vurdering", "opplæring kurs training",
        ]
        var table: [String: [String]] = [:]
        for group in groups {
            let words = group.split(separator: " ").map { SearchKey.of($0) }
            for word in words {
                table[SearchStem.of(word), default: []] += words.filter { $0 != word }
            }
        }
        return table
    }()

    private static func keys(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map { SearchKey.of($0) })
    }
}
