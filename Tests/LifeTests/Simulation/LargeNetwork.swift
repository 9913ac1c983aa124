import Meetings
import TestSupport

/// A network of 40 forums and 600 people, from the seed: names that resemble each other, several seats for some,
/// deputies, other rhythms and languages in each forum.
struct LargeNetwork {
    static let forums = 40
    static let people = 600

    private var chance: Chance
    private(set) var register: Register
    private var nextSeat = 0

    private static let given = [
        "Anna", "Bjørn", "Dag", "Elin", "Frode", "Gunn", "Hilde", "Ivar", "Jorunn", "Kåre", "Liv", "Magnus", "Nina",
        "Odd", "Pål", "Ragnhild", "Svein", "Tove", "Unni", "Vidar", "Wenche", "Yngve", "Åse", "Øystein", "Astrid",
    ]
    private static let family = [
        "Aas", "Berg", "Dahl", "Eide", "Foss", "Grøndal", "Haugen", "Iversen", "Johansen", "Krogh", "Lie", "Moen",
        "Nes", "Olsen", "Pettersen", "Rød", "Sætre", "Tangen", "Ulstein", "Vik", "Wold", "Ytterdal", "Ødegård", "Ås",
    ]
    private static let places = [
        "Sunnvik", "Nordnes", "Storfjord", "Lysøy", "Haukdal", "Breivik", "Tverrå", "Askøya", "Midtstrand", "Fjellby",
        "Kvalneset", "Sandøya", "Eidsmo", "Holmvik", "Vestnesodd", "Raudland", "Solbygd", "Trollvik", "Ytrebygda",
        "Myrland", "Høgfoss", "Skarvøy", "Langnes", "Furudal",
    ]

    init(seed: UInt64) {
        chance = Chance(seed, "network")
        register = Register(
            network: Network(
                id: "storfylket", name: "Storfylket", language: chance.happens(50) ? .nn : .nb,
                timezone: "Europe/Oslo", mailbox: "mote@storfylket.example.no", county: "møre-og-romsdal"))
        register.roles = [
            Role(names: ["leiar", "leder"]), Role(names: ["nestleiar", "nestleder"]), Role(names: ["sekretariat"]),
            Role(names: ["medlem"], holders: .many), Role(names: ["helseleiar", "helseleder"]),
            Role(names: ["kommuneoverlege"]),
        ]
        register.organisations = LargeNetwork.places.map {
            Organisation(
                id: OrganisationID($0.lowercased().filter(\.isASCII)), name: $0, aliases: ["\($0) kommune"],
                kind: .municipality)
        }
        register.organisations.append(
            Organisation(id: "trust", name: "Helse Storfylket", aliases: ["HS"], kind: .hospitalTrust))
        addPeople()
        for number in 0..<LargeNetwork.forums { addForum(number) }
    }

    private mutating func addPeople() {
        let names = LargeNetwork.given.flatMap { given in LargeNetwork.family.map { "\(given) \($0)" } }
        for (number, name) in chance.shuffled(names).prefix(LargeNetwork.people).enumerated() {
            register.people.append(
                Person(
                    id: PersonID("p\(number)"), name: name, email: "p\(number)@example.no",
                    language: chance.weighted([(.nb, 40), (.en, 10)], else: .nn)))
        }
    }

    private mutating func addForum(_ number: Int) {
        let start = SampleRegister.time(chance.number(8...13), 0)
        let weekday = chance.pick([Weekday.monday, .tuesday, .wednesday, .thursday, .friday]) ?? .friday
        let hasCadence = chance.happens(90)
        var forum = Forum(
            id: ForumID("forum-\(number)"), name: "Utval \(number)", aliases: ["U\(number)"],
            reportsTo: number == 0 ? nil : ForumID("forum-\(chance.number(0...(number - 1)))"),
            rules: chance.happens(30) ? .cooperation : .network, caseNumbers: chance.happens(50), place: "Rådhuset")
        if hasCadence {
            forum.cadence = Cadence(
                everyWeeks: chance.number(2...10), weekday: weekday, start: start,
                end: start.adding(minutes: 30 * chance.number(2...8)),
                mode: chance.weighted(
                    [(.anchored, 10), (.oddWeeks, 10), (.evenWeeks, 10)], else: .floating))
        }
        forum.invitations = InvitationPolicy(
            mode: hasCadence && chance.happens(80) ? .automatic : .manual, horizon: chance.number(1...3))
        register.forums.append(forum)
        seat(forum.id, number)
    }

    /// Everyone sits somewhere; some sit in several forums.
    private mutating func seat(_ forum: ForumID, _ number: Int) {
        var seated: Set<PersonID> = []
        func appoint(_ role: RoleID, _ organisation: OrganisationID? = nil, contact: Bool = false) {
            var person = next()
            while !seated.insert(person).inserted { person = next() }
            register.appointments.append(
                Appointment(
                    forum: forum, role: role, organisation: organisation, person: person,
                    from: SampleRegister.day(2022, 1, 1), rights: [.speak, .propose, .vote], contact: contact))
        }
        appoint("leiar")
        if chance.happens(70) { appoint("nestleiar") }
        if number == 0 || chance.happens(70) { appoint("sekretariat") }
        for place in chance.shuffled(LargeNetwork.places).prefix(chance.number(4...12)) {
            let organisation = OrganisationID(place.lowercased().filter(\.isASCII))
            appoint("helseleiar", organisation, contact: true)
            if chance.happens(30) { appoint("kommuneoverlege", organisation) }
        }
        for _ in 0..<chance.number(0...4) { appoint("medlem") }
    }

    private mutating func next() -> PersonID {
        if nextSeat >= LargeNetwork.people || (nextSeat > 20 && chance.happens(15)) {
            return PersonID("p\(chance.number(0...(LargeNetwork.people - 1)))")
        }
        nextSeat += 1
        return PersonID("p\(nextSeat - 1)")
    }
}
