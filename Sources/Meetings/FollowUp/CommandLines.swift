/// The commands of an answer: one a line, from the first line on. Only what stands line by line there is followed.
/// Further down may be a letter of ours that nothing marks as quoted, with the answers in it that it proposes.
struct CommandLines {
    struct Line: Hashable {
        let written: String
        /// Nil where it begins as a command does and goes on as none.
        let command: ReplyCommand?
    }

    /// Nobody has more to tell at once.
    static let most = 50
    private static let mostTold = 5

    /// The same said again is said once.
    private(set) var lines: [Line] = []
    /// What follows the last of them, in one line; nil for nothing.
    let remark: String?
    /// Commands further down, which are only told of.
    let below: [String]

    var areSeveral: Bool { lines.count > 1 || !below.isEmpty }

    init(_ answer: AnswerLines) {
        var rest = answer.lines[...]
        while let written = rest.first, lines.count <= Self.most {
            let command = ReplyCommand(written)
            let isCommand = lines.isEmpty || command?.standsByItself ?? ReplyCommand.isMeant(by: written)
            guard isCommand else { break }
            rest = rest.dropFirst()
            let isKnown = lines.contains { $0.command == command && ($0.command != nil || $0.written == written) }
            if !isKnown { lines.append(Line(written: written, command: command)) }
        }
        let said = lines.compactMap(\.command)
        let commands = rest.filter { line in
            ReplyCommand(line).map { $0.standsByItself && !said.contains($0) } ?? false
        }
        below = Array(commands.prefix(Self.mostTold))
        let text = rest.filter { !commands.contains($0) }.joined(separator: " ")
        remark = text.isEmpty ? nil : String(text.prefix(AnswerLines.longestRemark))
    }
}

extension ReplyCommand {
    /// Whether it says by itself what it is about, and isn't only a word of the text that it stands in.
    fileprivate var standsByItself: Bool { !numbers.isEmpty || verb == .approved }
}
