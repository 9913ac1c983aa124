/// What an item waits for: `leveranse 1.3`, `#41`, or something in words that nothing is checked against.
enum Dependency: Hashable {
    case deliverable(String)
    case item(Int)

    /// Those named in a value, and a word that is a slip of `leveranse`.
    static func read(_ text: String) -> (named: [Dependency], slip: String?) {
        var named: [Dependency] = []
        var slip: String?
        let parts = text.split { $0 == ";" || $0 == "," }.flatMap { $0.split(separator: " og ") }
        for part in parts {
            var words = part.split(separator: " ")
            if words.count == 2, words[1].utf8.first?.isDigit == true {
                let key = Fold.key(String(words[0]))
                if deliverable.meaning(of: key) != nil {
                    words.removeFirst()
                } else if deliverable.slip(key) != nil {
                    slip = String(words[0])
                }
            }
            guard words.count == 1, let word = words.first else { continue }
            if word.first == "#", let number = Int(word.dropFirst()) {
                named.append(.item(number))
            } else if word.utf8.first?.isDigit == true, word.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") })
            {
                named.append(.deliverable(String(word)))
            }
        }
        return (named, slip)
    }

    private static let deliverable = Keywords<Void>([("leveranse", ()), ("leveransar", ()), ("leveranser", ())])
}

extension MinutesResolver {
    /// No deliverable is defined twice.
    mutating func checkDeliverables() {
        var lines: [String: Int] = [:]
        for deliverable in document.cases.lazy.flatMap(\.deliverables) {
            guard let first = lines.updateValue(deliverable.line, forKey: deliverable.id) else { continue }
            problems.error(
                FormatProblem.repeatedDeliverable(line: deliverable.line, id: deliverable.id, first: first))
        }
    }

    /// No item waits for itself, however many steps round. A deliverable that isn't found may stand in minutes that
    /// were never imported, so it is only pointed out.
    mutating func checkDependencies(of items: [MinutesItem]) {
        guard items.contains(where: { $0.dependsOn != nil }) else { return }
        let known = surroundings.deliverables.union(document.cases.lazy.flatMap(\.deliverables).map(\.id))
        let lines = dependencyLines()
        var graph = DependencyGraph()
        for item in items {
            if let number = item.number { graph.made(.item(number), by: item.line) }
            for made in Dependency.read(item.concerns ?? "").named { graph.made(made, by: item.line) }
            guard let text = item.dependsOn else { continue }
            let (named, slip) = Dependency.read(text)
            let line = lines[item.line] ?? item.line
            if let slip { problems.error(FormatProblem.nearKeyword(line: line, written: slip, keyword: "leveranse")) }
            for dependency in named { graph.waits(item.line, for: dependency) }
            for case .deliverable(let id) in named where !known.contains(id) {
                problems.warn(FormatProblem.unknownDeliverable(line: line, id: id))
            }
        }
        for item in graph.circular() {
            problems.error(FormatProblem.circularDependency(line: lines[item] ?? item))
        }
    }

    /// The line of `Avheng av:` by the line of its item.
    private func dependencyLines() -> [Int: Int] {
        var lines: [Int: Int] = [:]
        for item in document.cases.lazy.flatMap(\.items) { lines[item.line] = item.fields[.dependsOn]?.line }
        return lines
    }
}

/// Which items wait for what, and who makes it. Items are named by their lines.
private struct DependencyGraph {
    private enum Node: Hashable {
        case item(Int)
        case thing(Dependency)
    }

    private var edges: [Node: [Node]] = [:]
    /// Those that wait, in the order of the file.
    private var waiting: [Node] = []

    mutating func made(_ thing: Dependency, by item: Int) { edges[.thing(thing), default: []].append(.item(item)) }

    mutating func waits(_ item: Int, for thing: Dependency) {
        waiting.append(.item(item))
        edges[.item(item), default: []].append(.thing(thing))
    }

    /// One item of each circle, found without recursion: a chain may be as long as the file.
    func circular() -> [Int] {
        var finished: Set<Node> = []
        var found: Set<Int> = []
        var circles = 0
        for start in waiting where !finished.contains(start) && circles < MinutesLimits.problems {
            var path: Set<Node> = [start]
            var stack: [(node: Node, next: Int)] = [(start, 0)]
            while circles < MinutesLimits.problems, let (node, next) = stack.last {
                guard let targets = edges[node], next < targets.count else {
                    path.remove(node)
                    finished.insert(node)
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next += 1
                let target = targets[next]
                if path.contains(target) {
                    circles += 1
                    let circle = stack.drop { $0.node != target }
                    let items = circle.compactMap { step -> Int? in
                        if case .item(let line) = step.node { line } else { nil }
                    }
                    if let first = items.min() { found.insert(first) }
                } else if !finished.contains(target) {
                    path.insert(target)
                    stack.append((target, 0))
                }
            }
        }
        return found.sorted()
    }
}
