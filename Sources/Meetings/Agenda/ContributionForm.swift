/// What is sent in to a meeting from a page, a field for each thing; empty ones leave what was sent before.
public struct ContributionForm: Hashable, Sendable {
    public var news: String
    public var focus: String
    public var challenges: String
    /// Waits for the coordinator, like one proposed by mail.
    public var proposedCase: String

    /// All fields together.
    public static let mostBytes = 20_000

    public init(news: String = "", focus: String = "", challenges: String = "", proposedCase: String = "") {
        self.news = news
        self.focus = focus
        self.challenges = challenges
        self.proposedCase = proposedCase
    }

    var bytes: Int { [news, focus, challenges, proposedCase].reduce(0) { $0 + $1.utf8.count } }

    /// As it would have been written in a mail, the proposed case first: the coordinator reads that line.
    func lines(in language: Language) -> [String] {
        let proposed = ContributionForm.plainLines(proposedCase)
        let word = Trilingual("Sak", "Sak", "Case")[language]
        var lines = proposed.isEmpty ? [] : ["\(word): \(proposed.joined(separator: " "))"]
        lines += ContributionForm.plainLines(news)
        for (heading, text) in [(ContributionText.focus, focus), (ContributionText.challenges, challenges)] {
            let written = ContributionForm.plainLines(text)
            if !written.isEmpty { lines += ["\(heading[language]):"] + written }
        }
        return lines
    }

    static func plainLines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).compactMap { String($0).plainLine }
    }
}
