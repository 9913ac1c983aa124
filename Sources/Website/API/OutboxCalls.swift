import Meetings

/// Letters sent again, held and let go: some of a network's, or all of the installation's.
enum OutboxCalls {
    static let all: [Call] = [retry, hold, release, holdAll, releaseAll]

    private static let letters = Schema.body(
        .needed("letters", .some(.line(longest: 100), most: 200), "Their ids, or enough of each one’s beginning."))

    private static let retry = Call.change(
        .post, "/networks/{network}/mail/retry", .coordinateNetwork, scope: .send,
        "Sends letters again that were refused, or that nobody knows about: the same letter, unchanged.",
        body: letters, .named("ChangedLetters")
    ) { call in
        ChangedLettersReport(
            changed: try await OutboxWorkflow(call.environment).retry(call.texts("letters"), in: [call.network]))
    }

    private static let hold = Call.change(
        .post, "/networks/{network}/mail/hold", .coordinateNetwork,
        "Keeps letters in the house until they are released.", body: letters, .named("ChangedLetters")
    ) { call in
        ChangedLettersReport(
            changed: try await OutboxWorkflow(call.environment).hold(call.texts("letters"), in: [call.network]))
    }

    private static let release = Call.change(
        .post, "/networks/{network}/mail/release", .coordinateNetwork, scope: .send, "Lets held letters go.",
        body: letters, .named("ChangedLetters")
    ) { call in
        ChangedLettersReport(
            changed: try await OutboxWorkflow(call.environment).release(call.texts("letters"), in: [call.network]))
    }

    private static let holdAll = Call.change(
        .post, "/outbox/hold", .administer,
        "Keeps every letter of the installation in the house, also those that are written from now on.",
        .named("ChangedLetters")
    ) { call in
        ChangedLettersReport(changed: try await OutboxWorkflow(call.environment).holdAll())
    }

    private static let releaseAll = Call.change(
        .post, "/outbox/release", .administer, scope: .send, "Opens the house again.", .named("ChangedLetters")
    ) { call in
        ChangedLettersReport(changed: try await OutboxWorkflow(call.environment).releaseAll())
    }
}
