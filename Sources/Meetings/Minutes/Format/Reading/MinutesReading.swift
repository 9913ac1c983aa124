/// What minutes are read against.
public struct MinutesSurroundings: Sendable {
    public var register: Register
    /// The dates of meetings that are planned and not cancelled, for each forum.
    public var planned: [ForumID: [CalendarDate]]
    /// Deliverables that earlier minutes defined, `1.3`.
    public var deliverables: Set<String>

    public init(register: Register, planned: [ForumID: [CalendarDate]] = [:], deliverables: Set<String> = []) {
        self.register = register
        self.planned = planned
        self.deliverables = deliverables
    }
}

/// The outcome of stage one: how the file is built, whoever it names.
public struct MinutesSyntax: Sendable {
    /// Nil where the bytes can't be read as text at all.
    public var document: MinutesDocument?
    public var errors: [Problem]
    public var warnings: [Problem]
}

/// The outcome of both stages. With any error there are no minutes: nothing of the file is used.
public struct MinutesResult: Sendable {
    public var minutes: Minutes?
    public var errors: [Problem]
    public var warnings: [Problem]
}

/// Reads a file of minutes, `referat/1` (`domain.md` §3.6).
public enum MinutesReading {
    /// Both stages.
    public static func read(_ bytes: [UInt8], in surroundings: MinutesSurroundings) -> MinutesResult {
        resolve(parse(bytes, register: surroundings.register), in: surroundings)
    }

    /// Stage one: the tree. Names of the register, as headings, are never taken for slips of keywords.
    public static func parse(_ bytes: [UInt8], register: Register? = nil) -> MinutesSyntax {
        var problems = ProblemList()
        guard let source = MinutesSource(bytes, problems: &problems) else {
            return MinutesSyntax(document: nil, errors: problems.errors, warnings: problems.warnings)
        }
        var parser = MinutesParser(source: source, names: register.map(foldedNames) ?? [], problems: problems)
        parser.parse()
        return MinutesSyntax(
            document: parser.document, errors: parser.problems.sortedErrors, warnings: parser.problems.sortedWarnings)
    }

    /// Stage two: parties and deadlines on the meeting's date, and everything that hangs together.
    public static func resolve(_ syntax: MinutesSyntax, in surroundings: MinutesSurroundings) -> MinutesResult {
        var problems = ProblemList()
        problems.add(errors: syntax.errors, warnings: syntax.warnings)
        var minutes: Minutes?
        if let document = syntax.document,
            var resolver = MinutesResolver(document, in: surroundings, problems: &problems)
        {
            minutes = resolver.minutes()
            problems = resolver.problems
        }
        return MinutesResult(
            minutes: problems.errors.isEmpty ? minutes : nil, errors: problems.sortedErrors,
            warnings: problems.sortedWarnings)
    }

    private static func foldedNames(of register: Register) -> Set<[UInt8]> {
        var names: Set<[UInt8]> = []
        for organisation in register.organisations {
            names.formUnion(folded([organisation.name] + organisation.aliases))
        }
        for forum in register.forums { names.formUnion(folded([forum.name] + forum.aliases)) }
        for person in register.people { names.formUnion(folded([person.name] + person.aliases)) }
        return names
    }

    private static func folded(_ names: [String]) -> [[UInt8]] { names.map { Fold.key($0) } }
}
