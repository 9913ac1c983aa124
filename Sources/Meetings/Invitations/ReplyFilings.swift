/// How calendar answers are filed, in words.
extension Filing {
    static func answered(_ matched: MatchedReply, _ answer: Answer) -> Filing {
        let name = matched.person.name
        let said = answer.comment.map { ": «\($0)»" } ?? ""
        let words: Trilingual =
            switch answer.state {
            case .accepted: Trilingual("kjem", "kommer", "comes")
            case .declined: Trilingual("kjem ikkje", "kommer ikke", "doesn’t come")
            case .tentative: Trilingual("kjem kanskje", "kommer kanskje", "may come")
            case .none: Trilingual("har ikkje svart", "har ikke svart", "has not answered")
            }
        return Filing(
            .answer, answer.state.rawValue,
            Trilingual("\(name) \(words.nn)\(said)", "\(name) \(words.nb)\(said)", "\(name) \(words.en)\(said)"),
            meeting: matched.meeting.id, person: matched.person.id)
    }

    static func unexpected(_ reply: CalendarReply, _ letter: IncomingLetter) -> Filing {
        if let why = letter.automatic { return .automatic(why) }
        let method = reply.method.rawValue.uppercased()
        return .waiting(
            "unexpected-method",
            Trilingual(
                "kalendermelding som ikkje er eit svar (\(method))", "kalendermelding som ikke er et svar (\(method))",
                "a calendar message that is no answer (\(method))"))
    }

    static func goneCall(_ matched: MatchedReply, _ reply: CalendarReply?) -> Filing {
        let name = matched.person.name
        let detail =
            matched.invitation == nil
            ? Trilingual(
                "\(name) er ikkje kalla inn", "\(name) er ikke kalt inn", "\(name) is not called")
            : Trilingual(
                "\(name) er ikkje lenger kalla inn", "\(name) er ikke lenger kalt inn", "\(name) is no longer called")
        return .waiting(
            matched.invitation == nil ? "not-called" : "withdrawn", detail, meeting: matched.meeting.id,
            person: matched.person.id, proposal: matched.proposal(reply))
    }

    static func cancelledMeeting(_ matched: MatchedReply, _ reply: CalendarReply) -> Filing {
        .waiting(
            "cancelled-meeting",
            Trilingual(
                "\(matched.person.name) svarar på eit møte som er avlyst",
                "\(matched.person.name) svarer på et møte som er avlyst",
                "\(matched.person.name) answers a meeting that is cancelled"),
            meeting: matched.meeting.id, person: matched.person.id, proposal: matched.proposal(reply))
    }

    static func stale(_ matched: MatchedReply) -> Filing {
        Filing(
            .ignored, "stale",
            Trilingual(
                "\(matched.person.name) svarte på ei tid som ikkje gjeld lenger",
                "\(matched.person.name) svarte på en tid som ikke gjelder lenger",
                "\(matched.person.name) answered a time that no longer holds"),
            meeting: matched.meeting.id, person: matched.person.id)
    }

    static func older(_ matched: MatchedReply) -> Filing {
        Filing(
            .ignored, "older-answer",
            Trilingual(
                "\(matched.person.name) har gjeve eit nyare svar", "\(matched.person.name) har gitt et nyere svar",
                "\(matched.person.name) has given a newer answer"),
            meeting: matched.meeting.id, person: matched.person.id)
    }

    static func noStatus(_ matched: MatchedReply) -> Filing {
        .waiting(
            "no-answer",
            Trilingual(
                "kalendersvaret frå \(matched.person.name) seier ikkje ja eller nei",
                "kalendersvaret fra \(matched.person.name) sier ikke ja eller nei",
                "the calendar answer from \(matched.person.name) says neither yes nor no"),
            meeting: matched.meeting.id, person: matched.person.id)
    }

    static func unclearProposal(_ matched: MatchedReply) -> Filing {
        .waiting(
            "unclear-proposal",
            Trilingual(
                "\(matched.person.name) foreslår ei anna tid, men ikkje kva for ei",
                "\(matched.person.name) foreslår en annen tid, men ikke hvilken",
                "\(matched.person.name) proposes another time, but not which"),
            meeting: matched.meeting.id, person: matched.person.id)
    }

    /// Of another place, or of something else that isn't the time.
    static func otherProposal(_ matched: MatchedReply, comment: String?) -> Filing {
        let said = comment.map { ": «\($0)»" } ?? ""
        let name = matched.person.name
        return .waiting(
            "other-proposal",
            Trilingual(
                "\(name) foreslår ei endring av noko anna enn tida\(said)",
                "\(name) foreslår en endring av noe annet enn tiden\(said)",
                "\(name) proposes a change of something else than the time\(said)"),
            meeting: matched.meeting.id, person: matched.person.id)
    }

    /// - Parameter isOver: the time has been, so there is nothing to say yes to.
    static func proposal(_ matched: MatchedReply, _ slot: Slot, comment: String?, isOver: Bool) -> Filing {
        let said = comment.map { ": «\($0)»" } ?? ""
        func words(_ language: Language) -> String {
            let words = DateWords(language)
            return "\(words.full(slot.date)) \(words.span(slot.start, slot.end))"
        }
        let name = matched.person.name
        return .waiting(
            "counter",
            Trilingual(
                "\(name) foreslår \(words(.nn))\(said)", "\(name) foreslår \(words(.nb))\(said)",
                "\(name) proposes \(words(.en))\(said)"),
            meeting: matched.meeting.id, person: matched.person.id, proposal: isOver ? nil : .move(slot))
    }
}

extension MatchedReply {
    fileprivate func proposal(_ reply: CalendarReply?) -> Filing.Proposal? {
        guard let reply, reply.method == .reply, let state = Answer.State(status) else { return nil }
        return .answer(state, comment: reply.comment)
    }
}
