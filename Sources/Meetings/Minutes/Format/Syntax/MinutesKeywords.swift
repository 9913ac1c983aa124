/// The words that carry the structure of `referat/1` (`domain.md` §3.6.2), Nynorsk first, then Bokmål.
enum MinutesKeywords {
    static let titles = Keywords<MinutesDocument.Kind>([
        ("Referat", .minutes), ("Protokoll", .formalMinutes), ("Møtebok", .minuteBook),
    ])

    static let head = Keywords<HeadKey>([
        ("Forum", .forum), ("Møte", .meeting), ("Dato", .date), ("Tid", .time), ("Stad", .place), ("Sted", .place),
        ("Møteleiar", .chair), ("Møteleder", .chair), ("Referent", .secretary), ("Status", .status),
        ("Språk", .language), ("Neste samling", .next), ("Neste møte", .next), ("Offentleg", .publicity),
        ("Offentlig", .publicity), ("Merknadsfrist", .remarksBy),
    ])

    enum Section: Sendable { case attendance, attachments }

    static let sections = Keywords<Section>([
        ("Frammøte", .attendance), ("Fremmøte", .attendance), ("Oppmøte", .attendance), ("Vedlegg", .attachments),
    ])

    static let groups = Keywords<AttendanceLine.Group>([
        ("Til stades", .present), ("Til stede", .present), ("Møtt", .present), ("Forfall", .absent),
        ("Andre", .other), ("Andre til stades", .other), ("Andre til stede", .other),
    ])

    static let caseKeys = Keywords<CaseKey>([
        ("Type", .kind), ("Tid", .time), ("Innleiar", .presenter), ("Innleder", .presenter),
        ("Saksdokument", .papers), ("Offentleg", .publicity), ("Offentlig", .publicity), ("Arkivsak", .archive),
    ])

    enum Block: Sendable, Equatable {
        case decision(CaseSection.Decision.Kind)
        case vote, impartiality, followUp, anchoring, costs, deliverables
    }

    static let blocks = Keywords<Block>([
        ("Vedtak", .decision(.decision)), ("Konklusjon", .decision(.conclusion)),
        ("Tilråding", .decision(.recommendation)), ("Røysting", .vote), ("Avrøysting", .vote),
        ("Avstemning", .vote), ("Votering", .vote), ("Habilitet", .impartiality), ("Inhabilitet", .impartiality),
        ("Oppfølging", .followUp),
        ("Forankring", .anchoring), ("Kostnadsdeling", .costs), ("Leveransar", .deliverables),
        ("Leveranser", .deliverables),
    ])

    /// The first word of `Delprosjekt 1: …`.
    static let subproject = Keywords<Void>([("Delprosjekt", ())])

    static let itemKeys = Keywords<ItemKey>([
        ("Ansvar", .owners), ("Ansvarleg", .owners), ("Ansvarlig", .owners), ("Frist", .due), ("Status", .status),
        ("Gjeld", .concerns), ("Gjelder", .concerns), ("Sakskart", .agenda), ("Forankring", .anchoring),
        ("Avheng av", .dependsOn), ("Avhenger av", .dependsOn), ("Gjentak", .repeats), ("Merknad", .note),
    ])

    static let plainVotes = Keywords<CaseSection.Vote.Form>([
        ("samrøystes", .unanimous), ("einstemmig", .unanimous), ("enstemmig", .unanimous),
        ("konsensus", .consensus), ("semje", .consensus),
    ])

    static let itemStates = Keywords<ItemStatus>([
        ("open", .open), ("ope", .open), ("åpen", .open), ("under arbeid", .inProgress), ("utført", .done),
        ("utsett", .postponed), ("utsatt", .postponed), ("bortfalle", .dropped), ("falle bort", .dropped),
        ("bortfalt", .dropped), ("sendt vidare", .forwarded), ("send vidare", .forwarded),
        ("sendt videre", .forwarded),
    ])

    static let statuses = Keywords<MinutesRecord.Status>([
        ("utkast", .draft), ("til godkjenning", .forApproval), ("godkjent", .approved), ("godkjend", .approved),
    ])

    static let languages = Keywords<Language>([
        ("nynorsk", .nn), ("nn", .nn), ("nn-NO", .nn), ("bokmål", .nb), ("nb", .nb), ("nb-NO", .nb),
    ])

    /// As `- Type:` may have it: the words of both languages, and what else is written for them.
    static let kinds = Keywords<CaseKind>(
        CaseKind.allCases.flatMap { [($0.words.nn, $0), ($0.words.nb, $0)] } + [
            ("oppfølging frå sist", .followUp), ("nytt", .news), ("eventuelt", .anyOtherBusiness),
            ("fokusområder", .focus), ("aktuelle saker", .focus), ("satsingsområde", .focus),
            ("referatsaker", .report), ("anbefaling", .recommendation), ("kommunerunde", .presentation),
        ])

    static let agendaPlaces = Keywords<ActionItem.AgendaPlace>([
        ("fast", .standing), ("fast sak", .standing), ("neste samling", .next), ("neste møte", .next),
    ])
}
