import Meetings
import Yams

/// One mapping of the file, its keys known to be allowed.
struct RegisterFileMapping {
    let line: Int
    let values: [String: Node]

    func line(of key: String) -> Int { values[key]?.mark?.line ?? line }

    /// The value, unless it is left out or written as nothing.
    func value(_ key: String) -> Node? { values[key].flatMap { $0.isNothing ? nil : $0 } }
}

extension Node {
    var line: Int { mark?.line ?? 1 }

    /// `null`, `~` or nothing at all, unquoted.
    var isNothing: Bool {
        guard let scalar, scalar.style == .plain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }
}

/// Takes typed values out of YAML and gathers what is wrong with them, so that one reading tells every fault.
struct RegisterFileFields {
    private(set) var problems: [Problem] = []

    /// No more than a thousand are gathered; a file with more is no register.
    mutating func report(_ problem: @autoclosure () -> Problem) {
        if problems.count < 1000 { problems.append(problem()) }
    }

    mutating func mapping(_ node: Node, keys: [String]) -> RegisterFileMapping? {
        guard let mapping = node.mapping else {
            report(.wrongType(.mapping, line: node.line))
            return nil
        }
        var values: [String: Node] = [:]
        for (key, value) in mapping {
            guard let name = key.scalar?.string, keys.contains(name) else {
                report(.unknownKey(key.scalar?.string, among: keys, line: key.line))
                continue
            }
            values[name] = value
        }
        return RegisterFileMapping(line: node.line, values: values)
    }

    /// What must be there; its absence is told.
    mutating func required(_ key: String, _ mapping: RegisterFileMapping) -> Node? {
        guard let node = mapping.value(key) else {
            report(.missingKey(key, line: mapping.line(of: key)))
            return nil
        }
        return node
    }

    mutating func list(_ node: Node, _ key: String) -> [Node] {
        guard let sequence = node.sequence else {
            report(.wrongType(.list, key, line: node.line))
            return []
        }
        return Array(sequence)
    }

    mutating func text(_ node: Node, _ key: String) -> String? {
        guard let scalar = node.scalar, !node.isNothing else {
            report(.wrongType(.text, key, line: node.line))
            return nil
        }
        return scalar.string
    }

    mutating func texts(_ node: Node, _ key: String) -> [String] {
        list(node, key).compactMap { text($0, key) }
    }

    mutating func choice<Value: RawRepresentable<String>>(
        _ node: Node, _ key: String, among values: [Value]
    ) -> Value? {
        guard let written = text(node, key) else { return nil }
        if let value = values.first(where: { $0.rawValue == written }) { return value }
        report(.noChoice(written, key, among: values.map(\.rawValue), line: node.line))
        return nil
    }

    /// Each value at most once.
    mutating func choices<Value: RawRepresentable<String> & Equatable>(
        _ node: Node, _ key: String, among values: [Value]
    ) -> [Value] {
        var chosen: [Value] = []
        for element in list(node, key) {
            guard let value = choice(element, key, among: values) else { continue }
            if chosen.contains(value) {
                report(.repeatedChoice(value.rawValue, key, line: element.line))
            } else {
                chosen.append(value)
            }
        }
        return chosen
    }

    mutating func truth(_ node: Node, _ key: String) -> Bool? {
        switch node.scalar?.style == .plain ? node.scalar?.string : nil {
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default:
            report(.wrongType(.truth, key, line: node.line))
            return nil
        }
    }

    /// Whole numbers of up to six digits; no field needs more.
    mutating func number(_ node: Node, _ key: String) -> Int? {
        guard let scalar = node.scalar, scalar.style == .plain, scalar.string.utf8.count <= 6,
            scalar.string.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }),
            let number = Int(scalar.string)
        else {
            report(.wrongType(.number, key, line: node.line))
            return nil
        }
        return number
    }

    /// A day that people now living may have to do with; other years are slips of the pen.
    mutating func date(_ node: Node, _ key: String) -> CalendarDate? {
        guard let written = text(node, key) else { return nil }
        if let date = CalendarDate(written), (1900...2199).contains(date.year) { return date }
        report(.noDate(written, key, line: node.line))
        return nil
    }

    mutating func time(_ node: Node, _ key: String) -> TimeOfDay? {
        guard let written = text(node, key) else { return nil }
        if let time = TimeOfDay(written) { return time }
        report(.noTime(written, key, line: node.line))
        return nil
    }
}
