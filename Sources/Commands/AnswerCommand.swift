import ArgumentParser
import Meetings

struct AnswerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Records an answer that was given by word of mouth.",
        discussion: "Example: samling answer sjustjerna/2023-08-18 kari accepted")

    enum Word: String, ExpressibleByArgument, CaseIterable { case accepted, declined, tentative }

    @Argument(help: "FORUM/DATE, or FORUM for its next meeting.")
    var meeting: String

    @Argument(help: "The person: id, name or address.")
    var person: String

    @Argument(help: "accepted, declined or tentative.")
    var answer: Word

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await Desk.open(options) { desk in
            let name = try MeetingName(meeting)
            let network = try await desk.network(of: name.forum)
            let state = Answer.State(rawValue: answer.rawValue) ?? .none
            let invitation = try await InvitationWorkflow(desk.environment)
                .answer(name, person: person, state, in: network)
            try desk.output.give(AnswerReport(invitation, state))
            desk.output.say("\(invitation.seat): \(state.words[desk.output.language])")
        }
    }
}

extension Answer.State {
    var words: Trilingual {
        switch self {
        case .none: Trilingual("ikkje svart", "ikke svart", "no answer")
        case .accepted: Trilingual("kjem", "kommer", "comes")
        case .declined: Trilingual("kjem ikkje", "kommer ikke", "doesn't come")
        case .tentative: Trilingual("kanskje", "kanskje", "maybe")
        }
    }
}
