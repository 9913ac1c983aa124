import Testing

@testable import MailTransport

@Suite("A mailbox over IMAP, on a server that does as it should")
struct IMAPMailboxTests {
    private typealias Message = IMAPScriptedServer.Message

    @Test("new messages are listed by UID with size and date, and only those after the one known")
    func listing() async throws {
        let server = IMAPScriptedServer(
            .holding([
                Message(uid: 3, text: "Subject: a\r\n\r\n", flags: ["\\Seen"]),
                Message(uid: 7, text: "Subject: bb\r\n\r\n"),
                Message(uid: 8, text: "x", date: " 1-Jan-1970 00:00:01 +0000"),
            ]))
        let mailbox = server.mailbox()
        let all = try await mailbox.newMessages(after: nil, uidValidity: nil, limit: 100)
        #expect(all.uidValidity == 4_711)
        #expect(!all.hasMore)
        #expect(all.messages.map(\.uid) == [3, 7, 8])
        #expect(all.messages.map(\.sizeBytes) == [14, 15, 1])
        #expect(all.messages.map(\.internalDate) == [837_596_665, 837_596_665, 1])
        let later = try await mailbox.newMessages(after: 3, uidValidity: 4_711, limit: 100)
        #expect(later.messages.map(\.uid) == [7, 8])
        let none = try await mailbox.newMessages(after: 8, uidValidity: 4_711, limit: 100)
        #expect(none.messages.isEmpty)
        #expect(server.state.connections == 1)
    }

    @Test("with a limit the first come first, and it says that there are more")
    func limit() async throws {
        let server = IMAPScriptedServer(.holding((1...10).map { Message(uid: $0 * 2, text: "x") }))
        let mailbox = server.mailbox()
        var known: UInt32?
        var found: [UInt32] = []
        var rounds = 0
        while true {
            let listing = try await mailbox.newMessages(after: known, uidValidity: 4_711, limit: 4)
            #expect(try await mailbox.waitForMail(atMostSeconds: 0) == listing.hasMore)
            found += listing.messages.map(\.uid)
            known = listing.messages.last?.uid ?? known
            rounds += 1
            if !listing.hasMore { break }
        }
        #expect(found == (1...10).map { $0 * 2 })
        #expect(rounds == 3)
        let nothing = try await mailbox.newMessages(after: nil, uidValidity: nil, limit: 0)
        #expect(nothing.messages.isEmpty)
    }

    @Test("another UIDVALIDITY is told, and what was known is known no more")
    func renewed() async throws {
        let server = IMAPScriptedServer(.holding([Message(uid: 1, text: "x"), Message(uid: 2, text: "y")]))
        let mailbox = server.mailbox()
        #expect(try await mailbox.newMessages(after: 1, uidValidity: 4_711, limit: 9).messages.map(\.uid) == [2])
        server.change { $0.script.uidValidity = 4_712 }
        await mailbox.close()
        let listing = try await mailbox.newMessages(after: 1, uidValidity: 4_711, limit: 9)
        #expect(listing.uidValidity == 4_712)
        #expect(listing.messages.map(\.uid) == [1, 2])
        let old = IMAPMessageReference(uidValidity: 4_711, uid: 1)
        #expect(try await mailbox.message(old, limitBytes: 100) == nil)
        try await mailbox.move(old, to: "Handled")
        #expect(server.state.inbox.count == 2)
        #expect(server.state.script.folders.count == 1)
    }

    @Test("a message is read byte for byte, up to the limit, and never marked as seen")
    func reading() async throws {
        let text = "Subject: hei\r\n\r\n\u{0}A1 OK (\"\r\n) {3}\r\n" + String(repeating: "x", count: 100_000)
        let server = IMAPScriptedServer(.holding([Message(uid: 5, text: text), Message(uid: 6, text: "")]))
        let mailbox = server.mailbox()
        let reference = IMAPMessageReference(uidValidity: 4_711, uid: 5)
        let whole = try #require(try await mailbox.message(reference, limitBytes: text.utf8.count))
        #expect(whole.bytes == Array(text.utf8))
        #expect(!whole.isTruncated && whole.reference == reference && whole.sizeBytes == text.utf8.count)
        let part = try #require(try await mailbox.message(reference, limitBytes: 20))
        #expect(part.bytes == Array(text.utf8.prefix(20)))
        #expect(part.isTruncated && part.sizeBytes == text.utf8.count)
        let almost = try await mailbox.message(reference, limitBytes: text.utf8.count - 1)
        #expect(almost?.isTruncated == true && almost?.bytes.count == text.utf8.count - 1)
        let empty = try await mailbox.message(IMAPMessageReference(uidValidity: 4_711, uid: 6), limitBytes: 1)
        #expect(empty?.bytes == [] && empty?.isTruncated == false)
        let gone = try await mailbox.message(IMAPMessageReference(uidValidity: 4_711, uid: 7), limitBytes: 100)
        #expect(gone == nil)
        let fetches = server.state.commands.filter { $0.contains("BODY") }
        #expect(fetches.allSatisfy { $0.contains("BODY.PEEK[]<0.") })
        #expect(server.state.count("SELECT") == 1 && server.state.connections == 1)
    }

    @Test("a message is moved, to a folder that is made and subscribed to when it is missing, and only then")
    func moving() async throws {
        let server = IMAPScriptedServer(.holding((1...3).map { Message(uid: $0, text: "\($0)") }))
        let mailbox = server.mailbox()
        for uid in UInt32(1)...2 {
            try await mailbox.move(IMAPMessageReference(uidValidity: 4_711, uid: uid), to: "Handled")
        }
        try await mailbox.move(IMAPMessageReference(uidValidity: 4_711, uid: 1), to: "Handled")
        #expect(server.state.script.folders["Handled"]?.map(\.uid) == [1, 2])
        #expect(server.state.inbox.map(\.uid) == [3])
        #expect(server.state.subscribed == ["Handled"])
        #expect(server.state.count("CREATE") == 1 && server.state.count("NAMESPACE") == 1)
        #expect(server.state.count("UID COPY") == 0)
        #expect(try await mailbox.newMessages(after: nil, uidValidity: nil, limit: 9).messages.map(\.uid) == [3])
    }

    @Test("where all that is ours lies under INBOX, so does the folder, in the server's own spelling")
    func namespace() async throws {
        var script = IMAPScriptedServer.Script.holding([Message(uid: 1, text: "x"), Message(uid: 2, text: "y")])
        script.namespace = "((\"INBOX.\" \".\")) NIL ((\"#shared.\" \".\"))"
        script.delimiter = "."
        let server = IMAPScriptedServer(script)
        let mailbox = server.mailbox()
        try await mailbox.move(IMAPMessageReference(uidValidity: 4_711, uid: 1), to: "Ferdig/Årsmøte & \"slikt\"")
        try await mailbox.move(IMAPMessageReference(uidValidity: 4_711, uid: 2), to: "inbox/Handled")
        #expect(server.state.script.folders["INBOX.Ferdig.&AMU-rsm&APg-te &- \"slikt\""]?.map(\.uid) == [1])
        #expect(server.state.script.folders["inbox.Handled"]?.map(\.uid) == [2])
    }

    @Test("a server without NAMESPACE tells at least what parts the levels")
    func noNamespace() async throws {
        var script = IMAPScriptedServer.Script.holding([Message(uid: 1, text: "x")])
        script.capabilities = "IMAP4rev1 AUTH=PLAIN"
        script.delimiter = "."
        let server = IMAPScriptedServer(script)
        try await server.mailbox().move(IMAPMessageReference(uidValidity: 4_711, uid: 1), to: "a/b")
        #expect(server.state.script.folders["a.b"]?.map(\.uid) == [1])
    }

    @Test("without MOVE it is copied, marked and expunged by itself; without UIDPLUS only marked, and passed over")
    func withoutMove() async throws {
        for hasUIDPlus in [true, false] {
            var script = IMAPScriptedServer.Script.holding((1...3).map { Message(uid: $0, text: "\($0)") })
            script.folders["INBOX"]?[2].flags = ["\\Deleted"]
            script.capabilities = "IMAP4rev1 AUTH=PLAIN" + (hasUIDPlus ? " UIDPLUS" : "")
            let server = IMAPScriptedServer(script)
            let mailbox = server.mailbox()
            try await mailbox.move(IMAPMessageReference(uidValidity: 4_711, uid: 2), to: "Handled")
            #expect(server.state.script.folders["Handled"]?.map(\.uid) == [2])
            #expect(server.state.inbox.map(\.uid) == (hasUIDPlus ? [1, 3] : [1, 2, 3]))
            #expect(server.state.count("EXPUNGE") == 0)
            let listing = try await mailbox.newMessages(after: nil, uidValidity: nil, limit: 9)
            #expect(listing.messages.map(\.uid) == (hasUIDPlus ? [1, 3] : [1]))
        }
    }

    @Test("a folder that is removed while we use it is made again")
    func folderRemoved() async throws {
        let server = IMAPScriptedServer(.holding((1...2).map { Message(uid: $0, text: "\($0)") }))
        let mailbox = server.mailbox()
        try await mailbox.move(IMAPMessageReference(uidValidity: 4_711, uid: 1), to: "Handled")
        server.change { $0.script.folders["Handled"] = nil }
        try await mailbox.move(IMAPMessageReference(uidValidity: 4_711, uid: 2), to: "Handled")
        #expect(server.state.script.folders["Handled"]?.map(\.uid) == [2])
    }

    @Test("a folder that another makes at the same time will do")
    func folderRace() async throws {
        let server = IMAPScriptedServer(.holding([Message(uid: 1, text: "x")]))
        server.change { $0.script.folders["Handled"] = [] }
        server.script("LIST", .say("{tag} OK nothing\r\n"))
        try await server.mailbox().move(IMAPMessageReference(uidValidity: 4_711, uid: 1), to: "Handled")
        #expect(server.state.script.folders["Handled"]?.map(\.uid) == [1])
        #expect(server.state.subscribed.isEmpty)
    }

    @Test("connecting is done once, and LOGOUT ends it")
    func connecting() async throws {
        let server = IMAPScriptedServer()
        let mailbox = server.mailbox()
        #expect(server.state.connections == 0)
        try await mailbox.connect()
        try await mailbox.connect()
        #expect(server.state.connections == 1)
        await mailbox.close()
        await mailbox.close()
        #expect(server.state.commands.last == "LOGOUT")
        try await mailbox.connect()
        #expect(server.state.connections == 2)
    }

    @Test("tags begin with something else each time, that nobody can guess")
    func tags() async throws {
        let server = IMAPScriptedServer()
        for _ in 0..<2 {
            let mailbox = server.mailbox()
            try await mailbox.connect()
            await mailbox.close()
        }
        let ours = server.state.tags.filter { $0.count >= 16 }
        #expect(ours.count == 6)
        #expect(Set(ours).count == 6)
        #expect(Set(ours.map { $0.prefix(16) }).count == 2)
    }
}
