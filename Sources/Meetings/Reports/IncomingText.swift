extension IncomingLetter {
    /// What it says: what a program said first, then the writer's own words.
    public func text(in language: Language) -> String {
        var lines: [String] = []
        switch content {
        case .words: break
        case .calendar(let reply):
            lines.append("\(Trilingual("kalendersvar", "kalendersvar", "calendar answer")[language]): \(reply.words)")
            lines += reply.comment.map { [$0] } ?? []
        case .bounce(let bounce):
            lines += bounce.recipients.map {
                let parts = [$0.address, $0.action.rawValue, $0.status, $0.diagnostic].compactMap(\.self)
                return parts.joined(separator: " ")
            }
        case .outlookOnly: lines.append("winmail.dat")
        case .unreadableCalendar(let why), .unreadable(let why): lines.append(why)
        }
        if !lines.isEmpty, firstLine != nil { lines.append("") }
        return (lines + words).joined(separator: "\n")
    }
}

extension CalendarReply {
    /// `REPLY leiar.hareid@example.no accepted`.
    fileprivate var words: String {
        let named = attendees.prefix(5).map { "\($0.address) \($0.status.rawValue)" }
        return ([method.rawValue.uppercased()] + named).joined(separator: " ")
    }
}
