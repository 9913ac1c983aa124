/// An answer as other programs read it.
public struct FindingReport: Encodable, Sendable {
    public var kind: SearchFinding.Kind
    public var title: String
    public var excerpt: String
    public var network: NetworkID
    public var forum: ForumID?
    public var date: CalendarDate?
    public var withheld: Bool
    public var place: PlaceReport

    public init(_ finding: SearchFinding, _ network: NetworkID) {
        kind = finding.kind
        title = finding.title
        excerpt = finding.excerpt.map(\.text).joined()
        self.network = network
        forum = finding.forum?.id
        date = finding.date
        withheld = finding.isWithheld
        place = PlaceReport(finding.place)
    }
}

/// A line of the desk as other programs read it.
public struct DeskReport: Encodable, Sendable {
    public var kind: DeskLine.Kind
    public var group: DeskLine.Group
    public var text: String
    public var network: NetworkID
    public var forum: ForumID?
    public var since: CalendarDate?
    public var until: CalendarDate?
    public var late: Bool
    public var count: Int
    public var place: PlaceReport

    public init(_ line: DeskLine, _ desk: DeskWorkflow.Desk, _ language: Language) {
        kind = line.kind
        group = line.group
        text = line.what[language]
        network = desk.network.id
        forum = line.forum
        switch line.when {
        case .since(let date): since = date
        case .until(let date): until = date
        case nil: break
        }
        late = line.isLate(on: desk.today)
        count = line.count
        place = PlaceReport(line.place)
    }
}
