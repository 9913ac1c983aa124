import FoundationEssentials
public import Meetings
import Yams

/// School breaks as an administrator writes them: one file for each school year, `2026-27.yaml`, by county and,
/// where it differs, by municipality.
///
///     counties:
///       møre-og-romsdal:
///         name: Møre og Romsdal
///         breaks:
///           - {name: haustferie/høstferie/autumn break, from: 2026-10-05, to: 2026-10-09}
///         municipalities:
///           volda:
///             - {name: vinterferie/vinterferie/winter break, from: 2027-03-01, to: 2027-03-05}
public enum SchoolBreaksFile {
    /// A whole country's municipalities fit well within it.
    public static let largestBytes = 256 * 1024

    /// Every `.yaml` file of a folder. Refuses a folder that isn't there, and all of it when one file is wrong.
    public static func readFolder(_ path: String) throws(Refusal) -> SchoolBreaks {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw .schoolBreaks(
                Trilingual(
                    "Fann ikkje mappa med skuleruter: \(path)", "Fant ikke mappen med skoleruter: \(path)",
                    "There is no folder of school breaks: \(path)"), kind: .notFound)
        }
        var all = SchoolBreaks()
        for name in names.sorted() where name.hasSuffix(".yaml") && !name.hasPrefix(".") {
            all.merge(try readFile("\(path)/\(name)", name: name))
        }
        return all
    }

    private static func readFile(_ path: String, name: String) throws(Refusal) -> SchoolBreaks {
        guard let year = SchoolYear(String(name.dropLast(".yaml".count))) else {
            throw .schoolBreaks(
                Trilingual(
                    "Ei fil med skuleruter heiter etter skuleåret, «2026-27.yaml»: \(name)",
                    "En fil med skoleruter heter etter skoleåret, «2026-27.yaml»: \(name)",
                    "A file of school breaks is named after the school year, “2026-27.yaml”: \(name)"))
        }
        let files = FileManager.default
        let size = (try? files.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
        guard size <= largestBytes else { throw .tooLarge(name) }
        guard let bytes = files.contents(atPath: path), let text = String(validating: bytes, as: UTF8.self) else {
            throw .schoolBreaks(
                Trilingual(
                    "Kan ikkje lese \(name): fila er ikkje UTF-8", "Kan ikke lese \(name): filen er ikke UTF-8",
                    "Can't read \(name): it isn't UTF-8"))
        }
        return try read(text, year: year, name: name)
    }

    /// One school year's file. Refuses all of it when anything is wrong, with every fault and its line.
    public static func read(_ text: String, year: SchoolYear, name: String) throws(Refusal) -> SchoolBreaks {
        guard text.utf8.count <= largestBytes else { throw .tooLarge(name) }
        var reader = SchoolBreaksReader(year: year)
        let breaks = reader.read(text)
        guard reader.problems.isEmpty else {
            throw .schoolBreaks(
                Trilingual(
                    "Feil i skuleruta \(name)", "Feil i skoleruta \(name)", "Faults in the school breaks \(name)"),
                problems: reader.problems)
        }
        return breaks
    }
}

extension Refusal {
    fileprivate static func tooLarge(_ name: String) -> Refusal {
        let kilobytes = SchoolBreaksFile.largestBytes / 1024
        return schoolBreaks(
            Trilingual(
                "\(name) er større enn \(kilobytes) KB", "\(name) er større enn \(kilobytes) KB",
                "\(name) is larger than \(kilobytes) KB"))
    }

    fileprivate static func schoolBreaks(
        _ message: Trilingual, kind: Kind = .badInput, problems: [Problem] = []
    ) -> Refusal {
        Refusal(kind, code: "school-breaks", message, problems: problems)
    }
}

/// Turns the tree into breaks, collecting every fault on the way.
private struct SchoolBreaksReader {
    let year: SchoolYear
    var problems: [Problem] = []

    init(year: SchoolYear) { self.year = year }

    mutating func read(_ text: String) -> SchoolBreaks {
        var breaks = SchoolBreaks()
        guard let root = tree(text), let top = mapping(root, allowed: ["counties"], required: ["counties"]),
            let counties = top["counties"], let named = mapping(counties)
        else { return breaks }
        for (id, node) in named.sorted(by: { $0.key < $1.key }) {
            guard let county = county(node) else { continue }
            breaks.add(county, id: id, in: year)
        }
        return breaks
    }

    private mutating func tree(_ text: String) -> Node? {
        // Neither names nor dates need them, and a few repeated aliases unfold into gigabytes.
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard line.prefix(while: { $0 != "#" }).contains(where: { "&*".contains($0) }) else { continue }
            add(
                line: index + 1, "alias",
                Trilingual(
                    "«&» og «*» er ikkje tillatne her", "«&» og «*» er ikke tillatt her", "“&” and “*” aren't allowed"))
            return nil
        }
        do {
            if let root = try compose(yaml: text, .basic) { return root }
            add(line: nil, "empty", Trilingual("fila er tom", "filen er tom", "the file is empty"))
        } catch let error as YamlError {
            let (line, problem) = error.place
            add(
                line: line, "yaml",
                Trilingual("ikkje YAML: \(problem)", "ikke YAML: \(problem)", "not YAML: \(problem)"))
        } catch {
            add(line: nil, "yaml", Trilingual("ikkje YAML", "ikke YAML", "not YAML"))
        }
        return nil
    }

    private mutating func county(_ node: Node) -> SchoolBreaks.County? {
        guard let fields = mapping(node, allowed: ["name", "breaks", "municipalities"], required: ["name"]),
            let name = fields["name"].flatMap({ text($0) })
        else { return nil }
        let common = fields["breaks"].map { breaks($0) }
        var differing: [String: [SchoolBreak]] = [:]
        if let node = fields["municipalities"], let named = mapping(node) {
            for (id, list) in named { differing[id] = breaks(list) }
        }
        return SchoolBreaks.County(name: name, breaks: common, municipalities: differing)
    }

    private mutating func breaks(_ node: Node) -> [SchoolBreak] {
        guard let list = node.sequence else {
            add(node, "list", Trilingual("her skal det stå ei liste", "her skal det stå en liste", "a list is needed"))
            return []
        }
        return list.compactMap { schoolBreak($0) }
    }

    private mutating func schoolBreak(_ node: Node) -> SchoolBreak? {
        let keys = ["name", "from", "to"]
        guard let fields = mapping(node, allowed: keys, required: keys),
            let names = fields["name"].flatMap({ text($0) })?.split(separator: "/").map(String.init),
            let nynorsk = names.first, let from = fields["from"].flatMap({ date($0) }),
            let to = fields["to"].flatMap({ date($0) })
        else { return nil }
        guard from <= to else {
            let said = Trilingual("\(from) er etter \(to)", "\(from) er etter \(to)", "\(from) is after \(to)")
            add(node, "order", said)
            return nil
        }
        let bokmal = names.count > 1 ? names[1] : nynorsk
        return SchoolBreak(
            name: Trilingual(nynorsk, bokmal, names.count > 2 ? names[2] : bokmal), from: from, to: to)
    }

    private mutating func date(_ node: Node) -> CalendarDate? {
        guard let text = text(node) else { return nil }
        guard let date = CalendarDate(text) else {
            add(
                node, "date",
                Trilingual("ingen dato: «\(text)»", "ingen dato: «\(text)»", "not a date: “\(text)”"))
            return nil
        }
        guard year.contains(date) else {
            add(
                node, "year",
                Trilingual(
                    "\(date) ligg utanfor skuleåret \(year.title)", "\(date) ligger utenfor skoleåret \(year.title)",
                    "\(date) lies outside the school year \(year.title)"))
            return nil
        }
        return date
    }

    private mutating func text(_ node: Node) -> String? {
        if let text = node.scalar?.string, !text.isEmpty { return text }
        add(node, "text", Trilingual("her skal det stå ein tekst", "her skal det stå en tekst", "a text is needed"))
        return nil
    }

    /// The fields by name; nil, with the reason noted, where it isn't a mapping or a required field is missing.
    private mutating func mapping(
        _ node: Node, allowed: [String]? = nil, required: [String] = []
    ) -> [String: Node]? {
        guard let mapping = node.mapping else {
            add(
                node, "mapping",
                Trilingual(
                    "her skal det stå felt med namn", "her skal det stå felt med navn", "named fields are needed"))
            return nil
        }
        var fields: [String: Node] = [:]
        for (key, value) in mapping {
            guard let name = text(key) else { continue }
            if let allowed, !allowed.contains(name) {
                add(
                    key, "unknown-field",
                    Trilingual("ukjent felt: «\(name)»", "ukjent felt: «\(name)»", "unknown field: “\(name)”"))
            }
            fields[name] = value
        }
        let missing = required.filter { fields[$0] == nil }
        for name in missing {
            add(
                node, "missing-field",
                Trilingual("manglar «\(name)»", "mangler «\(name)»", "“\(name)” is missing"))
        }
        return missing.isEmpty ? fields : nil
    }

    private mutating func add(_ node: Node, _ code: String, _ message: Trilingual) {
        add(line: node.mark?.line, code, message)
    }

    private mutating func add(line: Int?, _ code: String, _ message: Trilingual) {
        problems.append(Problem(line: line, code: code, message))
    }
}

extension YamlError {
    /// The line, where one is to blame, and the reader's own words, which are English.
    fileprivate var place: (line: Int?, problem: String) {
        switch self {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (mark.line, problem)
        case .duplicatedKeysInMapping(let names, let context):
            (context.mark.line, "\(names.joined(separator: ", ")) twice")
        case .reader(let problem, _, _, _): (nil, problem)
        default: (nil, "can't be read")
        }
    }
}
