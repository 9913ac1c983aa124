/// Finds whom a name or alias belongs to. Organisations, forums and people share no name (the register is
/// refused otherwise), so a name alone says which kind it is.
struct NameIndex: Sendable {
    enum Named: Hashable, Sendable {
        case organisation(OrganisationID)
        case forum(ForumID)
        case person(PersonID)
    }

    struct Entry: Hashable, Sendable {
        var named: Named
        /// As the register has it.
        var written: String
        var ended: CalendarDate?
    }

    private var entries: [String: [Entry]] = [:]
    /// Every name and alias, as the register has them.
    private(set) var written: [String] = []

    init(
        organisations: [Organisation] = [], forums: [Forum] = [], people: [Person] = []
    ) {
        for organisation in organisations {
            add(.organisation(organisation.id), [organisation.name] + organisation.aliases, organisation.ended)
        }
        for forum in forums { add(.forum(forum.id), [forum.name] + forum.aliases, forum.ended) }
        for person in people { add(.person(person.id), [person.name] + person.aliases, person.ended) }
    }

    private mutating func add(_ named: Named, _ names: [String], _ ended: CalendarDate?) {
        for name in names {
            // `PwC` with the alias `PWC` is one.
            guard !entries[name.nameKey, default: []].contains(where: { $0.named == named }) else { continue }
            entries[name.nameKey, default: []].append(Entry(named: named, written: name, ended: ended))
            written.append(name)
        }
    }

    /// Those who go by the name: none, one, or, where it isn't said clearly enough, several. One who has left
    /// the register stands back for one who hasn't.
    func find(_ name: some StringProtocol, on date: CalendarDate) -> [Entry] {
        guard let all = entries[name.nameKey] else { return [] }
        guard all.count > 1 else { return all }
        let standing = all.filter { $0.ended.map { $0 >= date } ?? true }
        return standing.isEmpty ? all : standing
    }

    func ended(before date: CalendarDate) -> [Named: CalendarDate] {
        var ended: [Named: CalendarDate] = [:]
        for entry in entries.values.joined() {
            if let day = entry.ended, day < date { ended[entry.named] = day }
        }
        return ended
    }
}
