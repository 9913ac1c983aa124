@testable import Meetings

/// The register that the two example minutes resolve against.
enum MinutesSampleRegister {
    static let register = Register(
        network: Network(
            id: "demo", name: "Prøvenettverk", language: .nn, timezone: "Europe/Oslo",
            mailbox: "mote@demo.example.no", county: "møre-og-romsdal"),
        organisations: organisations, roles: roles, people: people, forums: forums, appointments: appointments)

    private static let organisations: [Organisation] = [
        Organisation(id: "vanylven", name: "Vanylven", aliases: ["Vanylven kommune"], kind: .municipality),
        Organisation(id: "sande", name: "Sande", aliases: ["Sande kommune"], kind: .municipality),
        Organisation(id: "heroy", name: "Herøy", aliases: ["Herøy kommune"], kind: .municipality),
        Organisation(id: "ulstein", name: "Ulstein", aliases: ["Ulstein kommune"], kind: .municipality),
        Organisation(id: "hareid", name: "Hareid", aliases: ["Hareid kommune"], kind: .municipality),
        Organisation(id: "orsta", name: "Ørsta", aliases: ["Ørsta kommune"], kind: .municipality),
        Organisation(id: "volda", name: "Volda", aliases: ["Volda kommune"], kind: .municipality),
        Organisation(id: "molde-kommune", name: "Molde kommune", aliases: [], kind: .municipality),
        Organisation(id: "kinn-kommune", name: "Kinn kommune", aliases: ["Kinn"], kind: .municipality),
        Organisation(
            id: "helse-more-og-romsdal", name: "Helse Møre og Romsdal", aliases: ["HMR"], kind: .hospitalTrust),
        Organisation(id: "helse-forde", name: "Helse Førde", aliases: [], kind: .hospitalTrust),
        Organisation(id: "klinikk-volda", name: "Klinikk Volda", aliases: [], kind: .other),
        Organisation(id: "pwc", name: "PwC", aliases: ["PWC"], kind: .other),
        Organisation(id: "ks", name: "KS", aliases: [], kind: .other),
        Organisation(id: "ssikt", name: "SSIKT", aliases: [], kind: .other),
    ]

    private static let roles: [Role] = [
        "leiar/leder",
        "nestleiar/nestleder",
        "helseleiar/helseleder",
        "kommunalsjef",
        "kommunedirektør",
        "kommuneoverlege",
        "samhandlingssjef",
        "sekretariat",
        "prosjektleiar/prosjektleder",
        "delprosjektleiar/delprosjektleder",
        "rådgivar/rådgiver",
        "brukarrepresentant/brukerrepresentant",
        "fastlegerepresentant",
        "stadleg leiing NF sjukehus",
        "styringsgruppa",
    ].map { Role(names: $0.split(separator: "/").map(String.init)) }

    private static let people: [Person] = [
        ("oddvar", "Oddvar"),
        ("eli-otterlei", "Eli Otterlei"),
        ("tanja-thalen", "Tanja Thalen"),
        ("siv-jensen", "Siv Jensen"),
        ("elin-sorbotten", "Elin Sørbotten"),
        ("oyvind-bang-olsen", "Øyvind Bang Olsen"),
        ("dagrun-kyrkjebo", "Dagrun Kyrkjebø"),
        ("marianne-kleppe-nordal", "Marianne Kleppe Nordal"),
        ("hilde-ystanes", "Hilde Ystanes"),
        ("heidi-vederhus", "Heidi Vederhus"),
        ("leiar-vanylven", "Leiar Vanylven"),
        ("leiar-sande", "Leiar Sande"),
        ("leiar-heroy", "Leiar Heroy"),
        ("leiar-ulstein", "Leiar Ulstein"),
        ("leiar-hareid", "Leiar Hareid"),
        ("leiar-orsta", "Leiar Orsta"),
        ("leiar-volda", "Leiar Volda"),
    ].map { Person(id: PersonID($0.0), name: $0.1, email: "\($0.0)@example.no", language: .nn) }

    private static let sixWeeks = TimeOfDay(9, 0).flatMap { start in
        TimeOfDay(14, 30).map { Cadence(everyWeeks: 6, weekday: .friday, start: start, end: $0) }
    }

    private static let forums: [Forum] = [
        Forum(
            id: "sjustjerna-helse-og-omsorg", name: "Sjustjerna helse og omsorg", aliases: ["Sjustjerna"],
            rules: .network, cadence: sixWeeks),
        Forum(id: "ssu", name: "SSU", aliases: ["Strategisk samarbeidsutval"], rules: .cooperation, caseNumbers: true),
        Forum(
            id: "lsu-molde", name: "LSU Molde", reportsTo: "ssu", rules: .cooperation, caseNumbers: true,
            cadence: sixWeeks),
        Forum(id: "lsu-volda", name: "LSU Volda", reportsTo: "ssu", rules: .cooperation, caseNumbers: true),
        Forum(id: "lsu-alesund", name: "LSU Ålesund", reportsTo: "ssu", rules: .cooperation, caseNumbers: true),
        Forum(id: "ssu-sogn-og-fjordane", name: "SSU Sogn og Fjordane", rules: .cooperation),
        Forum(
            id: "samarbeidssekretariatet", name: "Samarbeidssekretariatet", aliases: ["Samhandlingssekretariatet"],
            rules: .network),
        Forum(id: "fsu-psykisk-helse-og-rus", name: "FSU Psykisk helse og rus", reportsTo: "ssu", rules: .cooperation),
        Forum(
            id: "prosjektgruppa-samhandlingsprosjektet", name: "Prosjektgruppa samhandlingsprosjektet", rules: .network,
            cadence: sixWeeks),
        Forum(id: "delprosjekt-3", name: "Delprosjekt 3", rules: .network),
    ]

    private static let beginning = CalendarDate(2022, 1, 1) ?? CalendarDate(dayNumber: 0)

    private static let appointments: [Appointment] = [
        seat("sjustjerna-helse-og-omsorg", "helseleiar", "vanylven", "leiar-vanylven", vote: true, contact: true),
        seat("sjustjerna-helse-og-omsorg", "helseleiar", "sande", "leiar-sande", vote: true, contact: true),
        seat("sjustjerna-helse-og-omsorg", "helseleiar", "heroy", "leiar-heroy", vote: true, contact: true),
        seat("sjustjerna-helse-og-omsorg", "helseleiar", "ulstein", "leiar-ulstein", vote: true, contact: true),
        seat("sjustjerna-helse-og-omsorg", "helseleiar", "hareid", "leiar-hareid", vote: true, contact: true),
        seat("sjustjerna-helse-og-omsorg", "helseleiar", "orsta", "leiar-orsta", vote: true, contact: true),
        seat("sjustjerna-helse-og-omsorg", "helseleiar", "volda", "leiar-volda", vote: true, contact: true),
        seat("sjustjerna-helse-og-omsorg", "kommuneoverlege", "orsta", ""),
        seat("sjustjerna-helse-og-omsorg", "kommuneoverlege", "heroy", ""),
        seat("sjustjerna-helse-og-omsorg", "kommuneoverlege", "volda", ""),
        seat("sjustjerna-helse-og-omsorg", "sekretariat", "", "oddvar"),
        seat("sjustjerna-helse-og-omsorg", "leiar", "", "leiar-volda", vote: true),
        seat("ssu", "leiar", "", "tanja-thalen"),
        seat("ssu", "nestleiar", "", "siv-jensen"),
        seat("lsu-molde", "leiar", "", "tanja-thalen"),
        seat("lsu-molde", "samhandlingssjef", "helse-more-og-romsdal", "eli-otterlei"),
        seat("lsu-molde", "brukarrepresentant", "", ""),
        seat("lsu-molde", "fastlegerepresentant", "", ""),
        seat("lsu-molde", "nestleiar", "", ""),
        seat("lsu-volda", "leiar", "", "leiar-volda"),
        seat("lsu-alesund", "leiar", "", "leiar-orsta"),
        seat("samarbeidssekretariatet", "leiar", "", "eli-otterlei"),
        seat("fsu-psykisk-helse-og-rus", "leiar", "", "siv-jensen"),
    ]

    private static func seat(
        _ forum: ForumID, _ role: RoleID, _ organisation: OrganisationID, _ person: PersonID, vote: Bool = false,
        contact: Bool = false
    ) -> Appointment {
        Appointment(
            forum: forum, role: role, organisation: organisation.rawValue.isEmpty ? nil : organisation,
            person: person.rawValue.isEmpty ? nil : person, from: beginning,
            rights: vote ? [.speak, .propose, .vote] : [.speak], contact: contact)
    }
}
