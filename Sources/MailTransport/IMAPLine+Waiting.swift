extension IMAPLine {
    /// RFC 2177 §3 allows 29 minutes; routers on the way forget a silent connection long before.
    private static let longestIdle = Duration.seconds(9 * 60)
    private static let pollInterval = Duration.seconds(60)

    /// Until there are messages that the caller doesn't know of.
    ///
    /// - Returns: false when the time was up first.
    func wait(atMost duration: Duration) throws(TransportError) -> Bool {
        let end = ContinuousClock.now + duration
        while !folder.hasNews {
            let left = ContinuousClock.now.duration(to: end)
            if offers.idle, !refusesIdle {
                guard left > .zero else { return false }
                try idle(atMost: min(left, Self.longestIdle))
            } else {
                try run(IMAPPolling())
                guard left > .zero, !folder.hasNews else { break }
                _ = try hearken(atMost: min(left, Self.pollInterval))
            }
        }
        return folder.hasNews
    }

    private func idle(atMost duration: Duration) throws(TransportError) {
        let beginning = Deadline(in: deadlines.hello, onceCancelled: .zero)
        try connection.write(conversation.say(.idle), until: beginning)
        guard try nextTurn(until: beginning) == .idling, try hearken(atMost: duration) else {
            // Refused, or ended by the server at its own pleasure.
            return refusesIdle = true
        }
        let ending = Deadline(in: deadlines.hello, onceCancelled: .zero)
        try connection.write(IMAPConversation.done, until: ending)
        _ = try nextTurn(until: ending)
    }

    /// The next time that it is our turn to speak.
    private func nextTurn(until deadline: Deadline) throws(TransportError) -> IMAPConversation.Step {
        while true {
            let step = try nextStep()
            switch step {
            case .read: try listen(until: deadline)
            case .idling, .answered: return step
            case .write, .heard, .noticed: break
            }
        }
    }

    /// Takes in what the server tells by itself, until there is news or the time is up.
    ///
    /// - Returns: false when the server has put an end to it.
    private func hearken(atMost duration: Duration) throws(TransportError) -> Bool {
        let deadline = Deadline(in: duration, onceCancelled: .zero)
        while !folder.hasNews {
            let step = try nextStep()
            if case .answered = step { return false }
            guard step == .read else { continue }
            do throws(TransportError) {
                try listen(until: deadline)
            } catch {
                guard error.code == .timedOut else { throw error }
                break
            }
        }
        return true
    }
}
