import MailTransport
import Meetings
import Testing

@testable import Assembly

@Suite("The ways out, as the dispatcher is given them")
struct DeliveriesTests {
    private func watched(_ way: any Delivery) -> WatchedDelivery {
        WatchedDelivery(way: way, pulse: Pulse(), time: .system)
    }

    @Test("what the server's log shows to have been taken is known through the one that counts, too")
    func serverLog() async throws {
        let scratch = try Scratch()
        let log = try scratch.file(
            "mail.log",
            """
            Nov 29 10:00:01 h postfix/cleanup[7]: 4WX1: message-id=<taken@example.no>
            Nov 29 10:00:01 h postfix/qmgr[8]: 4WX1: from=<mote+t1@example.no>, size=5812, nrcpt=1 (queue active)
            """)
        let settings = ConnectionSettings(host: "127.0.0.1", port: 1, security: .none)
        let way = SMTPDelivery(
            transport: SMTPTransport(to: settings, connections: 1, helloName: "localhost"), connections: 1,
            log: RelayLog(path: log))
        #expect(await watched(way).arrived(among: ["taken", "other"]) == ["taken"])
        #expect(watched(way).thread != nil)
    }

    @Test("what lies in the folder has arrived")
    func folder() async throws {
        let scratch = try Scratch()
        let way = FolderDelivery(folder: scratch.path)
        _ = try scratch.file("new/taken.eml", "")
        #expect(await watched(way).arrived(among: ["taken", "other"]) == ["taken"])
    }
}
