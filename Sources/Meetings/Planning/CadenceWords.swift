extension Cadence {
    /// `kvar 6. veke, fredag kl. 09.00–14.30`.
    public var words: Trilingual {
        func line(_ language: Language, _ interval: String) -> String {
            let words = DateWords(language)
            let weeks: Trilingual? =
                switch mode {
                case .floating, .anchored: nil
                case .oddWeeks: Trilingual("odde veker", "odde uker", "odd weeks")
                case .evenWeeks: Trilingual("like veker", "like uker", "even weeks")
                }
            let parts = [interval, weeks?[language], "\(words.weekday(weekday)) \(words.span(start, end))"]
            return parts.compactMap { $0 }.joined(separator: ", ")
        }
        return switch everyWeeks {
        case 1: Trilingual(line(.nn, "kvar veke"), line(.nb, "hver uke"), line(.en, "every week"))
        case 2: Trilingual(line(.nn, "annankvar veke"), line(.nb, "annenhver uke"), line(.en, "every other week"))
        default:
            Trilingual(
                line(.nn, "kvar \(everyWeeks). veke"), line(.nb, "hver \(everyWeeks). uke"),
                line(.en, "every \(everyWeeks) weeks"))
        }
    }
}
