import FoundationEssentials

/// In what order answers stand: those that have everything asked for first, then by how much it counts there, what was
/// decided before what was only said, and the recent before the old.
struct SearchRanking {
    let question: SearchQuestion
    let today: CalendarDate

    func rank(_ match: SearchMatch) -> (things: Int, score: Double) {
        let document = match.document
        var score = Double(match.score) * weight(of: document.kind) * recency(of: document.date)
        let typed = question.things.map(\.text.nameKey)
        if typed.allSatisfy(document.title.nameKey.contains) { score *= 1.3 }
        return (match.things, score)
    }

    /// People, forums and organisations are as new as today.
    func rank(register score: Int, _ kind: SearchFinding.Kind) -> (things: Int, score: Double) {
        let isAsked = kind == .person && question.intents.contains(.person)
        return (question.things.count, Double(score) * (isAsked ? 10 : 1.2))
    }

    private func weight(of kind: SearchDocument.Kind) -> Double {
        switch kind {
        case .decision: question.intents.contains(.decision) ? 15 : 1.5
        case .matter: 1.2
        case .item: 1
        case .meeting: question.intents.contains(.meeting) ? 10 : 0.9
        case .minutes: 0.8
        }
    }

    /// Half as much again today, less for every year.
    private func recency(of date: CalendarDate) -> Double {
        let years = Double(max(0, date.days(until: today))) / 365
        return 1 + 0.5 / (1 + years)
    }
}
