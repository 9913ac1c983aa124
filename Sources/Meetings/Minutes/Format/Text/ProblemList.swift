/// The errors and warnings found so far.
struct ProblemList {
    private(set) var errors: [Problem] = []
    private(set) var warnings: [Problem] = []

    /// Enough is told; what remains to be looked at may be left.
    var isFull: Bool { errors.count >= MinutesLimits.problems }

    mutating func error(_ problem: Problem) {
        if errors.count < MinutesLimits.problems { errors.append(problem) }
    }

    mutating func warn(_ problem: Problem) {
        if warnings.count < MinutesLimits.problems { warnings.append(problem) }
    }

    mutating func add(errors: [Problem], warnings: [Problem]) {
        for problem in errors { error(problem) }
        for problem in warnings { warn(problem) }
    }

    var sortedErrors: [Problem] { ProblemList.sorted(errors) }
    var sortedWarnings: [Problem] { ProblemList.sorted(warnings) }

    /// By line, in the order found where they share one; those of the whole file first.
    private static func sorted(_ problems: [Problem]) -> [Problem] {
        problems.enumerated()
            .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
            .map(\.element)
    }
}
