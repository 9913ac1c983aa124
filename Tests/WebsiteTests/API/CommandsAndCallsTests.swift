import Foundation
import Testing

@testable import Website

/// The API has the same verbs as the commands. Who makes a command is told here that it wants a call, or a reason.
@Suite("Every command has a call of the API")
struct CommandsAndCallsTests {
    private static let network = "/networks/{network}"
    private static let forum = "\(network)/forums/{forum}"
    private static let meeting = "\(forum)/meetings/{date}"

    private static let calls: [String: [String]] = [
        "register apply": ["POST \(network)/register/apply"],
        "register export": ["GET \(network)/register"],
        "forums": ["GET \(network)/forums"],
        "roster": ["GET \(forum)/roster"],
        "plan": ["GET \(forum)/plan", "POST \(forum)/plan"],
        "meetings": ["GET \(network)/meetings", "GET \(forum)/meetings"],
        "meeting add": ["POST \(forum)/meetings"],
        "invite": ["GET \(meeting)/invitations", "POST \(meeting)/invitations"],
        "move": ["POST \(meeting)/move"],
        "cancel": ["POST \(meeting)/cancel"],
        "answer": ["PUT \(meeting)/answers/{person}"],
        "agenda contribute": ["POST \(forum)/contributions"],
        "agenda draft": ["POST \(meeting)/agenda/draft"],
        "agenda save": ["PUT \(meeting)/agenda"],
        "agenda send": ["GET \(meeting)/agenda/send", "POST \(meeting)/agenda/send"],
        "case add": ["POST \(forum)/cases"],
        "case withdraw": ["DELETE \(forum)/cases/{case}"],
        "cases": ["GET \(forum)/cases"],
        "minutes new": ["GET \(meeting)/minutes/new"],
        "minutes check": ["POST \(forum)/minutes/check"],
        "minutes import": ["POST \(forum)/minutes/import"],
        "minutes send": ["GET \(meeting)/minutes/send", "POST \(meeting)/minutes/send"],
        "minutes approve": ["POST \(meeting)/minutes/approve"],
        "documents": [
            "GET \(meeting)/documents/agenda.pdf", "GET \(meeting)/documents/agenda.html",
            "GET \(meeting)/documents/minutes.pdf", "GET \(meeting)/documents/minutes.html",
            "GET \(meeting)/documents/package.zip",
        ],
        "actions": ["GET \(network)/actions", "GET \(forum)/actions"],
        "action done": ["POST \(forum)/actions/{number}/done"],
        "action extend": ["POST \(forum)/actions/{number}/extend"],
        "action drop": ["POST \(forum)/actions/{number}/drop"],
        "action assign": ["POST \(forum)/actions/{number}/assign"],
        "mail list": ["GET \(network)/mail"],
        "mail retry": ["POST \(network)/mail/retry"],
        "mail hold": ["POST \(network)/mail/hold", "POST /outbox/hold"],
        "mail release": ["POST \(network)/mail/release", "POST /outbox/release"],
        "inbox list": ["GET \(network)/inbox"],
        "inbox show": ["GET \(network)/inbox/{number}"],
        "inbox accept": ["POST \(network)/inbox/{number}/accept"],
        "inbox reject": ["POST \(network)/inbox/{number}/reject"],
        "inbox assign": ["POST \(network)/inbox/{number}/assign"],
        "desk": ["GET \(network)/desk"],
        "search": ["GET \(network)/search"],
        "link verify": ["POST \(network)/links/verify"],
        "link list": ["GET \(network)/links"],
        "link revoke": [
            "POST \(network)/links/revoke", "DELETE \(network)/people/{person}/links",
            "DELETE \(network)/mail/{letter}/links",
        ],
        "feed create": ["POST \(forum)/feeds", "POST \(network)/mine/feeds"],
        "feed list": ["GET \(forum)/feeds", "GET \(network)/mine/feeds"],
        "feed renew": ["POST \(forum)/feeds/{feed}/renew", "POST \(network)/mine/feeds/{feed}/renew"],
        "feed revoke": ["DELETE \(forum)/feeds/{feed}", "DELETE \(network)/mine/feeds/{feed}"],
        "token create": ["POST \(network)/tokens"],
        "token list": ["GET \(network)/tokens"],
        "token revoke": ["DELETE \(network)/tokens/{token}"],
        "session list": ["GET /sessions"],
        "session revoke": ["DELETE /sessions/{session}", "POST /sessions/end"],
        "calendar": ["GET \(forum)/calendar"],
    ]

    /// Why there is none.
    private static let without: [String: String] = [
        "demo": "it shows the program on a network of its own",
        "serve": "it is what answers",
        "run-due": "the service does what is due by itself",
        "doctor": "it looks at the machine and its settings, which are no network's; /readyz tells whether it goes",
        "inbox process": "mail comes through the mailbox alone: else a program could write in anyone's name",
        "backup": "it writes a file on the machine, with everything in it",
        "restore": "it fills an installation that nothing answers for yet",
        "database move": "the service is stopped while it is done",
    ]

    @Test("and what has none says why")
    func commands() throws {
        let commands = try Self.commands()
        #expect(commands.count > 40)
        for command in commands {
            let isKnown = (Self.calls[command] == nil) != (Self.without[command] == nil)
            #expect(isKnown, "samling \(command)")
        }
        let nowhere = Set(Self.calls.keys).union(Self.without.keys).subtracting(commands)
        #expect(nowhere.isEmpty, "\(nowhere.sorted())")
        let there = Set(APIPages.calls.map { "\($0.method.rawValue) \($0.path)" })
        for (command, calls) in Self.calls {
            for call in calls { #expect(there.contains(call), "samling \(command): \(call)") }
        }
    }

    /// What the sources of the commands say: `register apply`, `plan`.
    private static func commands() throws -> Set<String> {
        let folder = URL(fileURLWithPath: TestSite.checkout("Sources/Commands"))
        var named: [String: (name: String, below: [String])] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where file.hasSuffix(".swift") {
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            let types = text.matches(of: /struct (\w+): (?:Async)?ParsableCommand/)
            for (index, type) in types.enumerated() {
                let end = index + 1 < types.count ? types[index + 1].range.lowerBound : text.endIndex
                let body = text[type.range.upperBound..<end]
                guard let name = body.firstMatch(of: /commandName: "([^"]+)"/) else { continue }
                let below = body.firstMatch(of: /subcommands: \[([^\]]*)\]/).map { list in
                    list.1.matches(of: /(\w+)\.self/).map { String($0.1) }
                }
                named[String(type.1)] = (String(name.1), below ?? [])
            }
        }
        func paths(_ type: String, _ before: [String]) -> [String] {
            guard let command = named[type] else { return ["\(type), which has no name"] }
            let path = before + [command.name]
            if command.below.isEmpty { return [path.dropFirst().joined(separator: " ")] }
            return command.below.flatMap { paths($0, path) }
        }
        return Set(paths("SamlingCommand", []))
    }
}
