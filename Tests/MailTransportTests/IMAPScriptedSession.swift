import Foundation
import Glibc

/// One connection of a scripted IMAP server, on a thread of its own.
final class IMAPScriptedSession {
    private typealias Message = IMAPScriptedServer.Message

    private let peer: IMAPPeer
    private let server: IMAPScriptedServer
    private var isLoggedIn = false
    private var isSelected = false
    private var isOver = false
    /// How many messages the client has been told of.
    private var toldCount = 0

    init(_ peer: IMAPPeer, of server: IMAPScriptedServer) {
        self.peer = peer
        self.server = server
    }

    func run() {
        let greeting = server.state.script.greeting
        if case .say(let text) = greeting, text.contains("PREAUTH") { isLoggedIn = true }
        guard perform(greeting, tag: "*", usual: { "" }) else { return }
        while let line = readCommand() {
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard words.count == 2 else { continue }
            server.change {
                $0.tags.append(words[0])
                $0.commands.append(words[1])
            }
            let parts = words[1].split(separator: " ", maxSplits: 2).map(String.init)
            let isByUID = parts[0].uppercased() == "UID"
            let verb = isByUID ? "UID \(parts[1].uppercased())" : parts[0].uppercased()
            let rest = words[1].dropFirst(verb.count + 1)
            let answer = server.nextAnswer(to: verb)
            guard perform(answer, tag: words[0], usual: { self.usual(verb, String(rest), tag: words[0]) }), !isOver
            else { return }
            if verb == "LOGOUT" { return }
        }
    }

    /// With the literals that it may hold.
    private func readCommand() -> String? {
        guard var line = peer.readLine() else { return nil }
        while line.hasSuffix("}"), let brace = line.lastIndex(of: "{"),
            let count = Int(line[line.index(after: brace)...].dropLast())
        {
            peer.send(Array("+ go on\r\n".utf8))
            guard let literal = peer.read(count), let more = peer.readLine() else { return nil }
            line = line[..<brace] + "\"" + literal + "\"" + more
        }
        return line
    }

    /// False when the connection is to end.
    private func perform(_ answer: IMAPScriptedServer.Answer, tag: String, usual: () -> String) -> Bool {
        func bytes(_ text: String) -> [UInt8] { Array(text.replacingOccurrences(of: "{tag}", with: tag).utf8) }
        switch answer {
        case .usual: return peer.send(bytes(usual()))
        case .say(let text): return peer.send(bytes(text))
        case .before(let text): return peer.send(bytes(text)) && peer.send(bytes(usual()))
        case .drip: return bytes(usual()).allSatisfy { peer.send([$0]) }
        case .dripSlowly:
            return bytes(usual()).allSatisfy {
                usleep(20_000)
                return peer.send([$0])
            }
        case .sayThenClose(let text):
            peer.send(bytes(text))
            return false
        case .cutAfter(let count):
            peer.send(Array(bytes(usual()).prefix(count)))
            return false
        case .close: return false
        case .abort:
            peer.abort()
            return false
        case .silence: return true
        case .forever(let text):
            let block = Array(repeating: bytes(text), count: max(1, 65_536 / max(1, text.utf8.count))).flatMap(\.self)
            while peer.send(block) {}
            return false
        }
    }

    private func usual(_ verb: String, _ rest: String, tag: String) -> String {
        switch verb {
        case "CAPABILITY": return "* CAPABILITY \(server.state.script.capabilities)\r\n{tag} OK done\r\n"
        case "AUTHENTICATE": return authenticate(rest)
        case "LOGIN":
            let state = server.state.script
            return logIn(rest == "\"\(state.user)\" \"\(state.password)\"")
        case "LOGOUT": return "* BYE see you\r\n{tag} OK bye\r\n"
        case _ where !isLoggedIn: return "{tag} BAD not authenticated\r\n"
        case "NAMESPACE": return "* NAMESPACE \(server.state.script.namespace)\r\n{tag} OK done\r\n"
        case "LIST": return list(rest)
        case "CREATE":
            return server.change { $0.script.folders.updateValue([], forKey: Self.name(rest)) == nil }
                ? "{tag} OK made\r\n" : "{tag} NO [ALREADYEXISTS] is there\r\n"
        case "SUBSCRIBE":
            server.change { $0.subscribed.append(Self.name(rest)) }
            return "{tag} OK done\r\n"
        case "SELECT": return select(Self.name(rest))
        case _ where !isSelected: return "{tag} BAD no folder\r\n"
        case "NOOP": return news() + "{tag} OK done\r\n"
        case "IDLE": return idle(tag: tag)
        case "UID FETCH": return fetch(rest)
        case "UID MOVE", "UID COPY": return move(rest, keeping: verb == "UID COPY")
        case "UID STORE":
            let uid = Int(rest.prefix { $0 != " " }) ?? 0
            server.change { state in
                for index in state.inbox.indices where state.inbox[index].uid == uid {
                    state.inbox[index].flags.insert("\\Deleted")
                }
            }
            return "{tag} OK done\r\n"
        case "UID EXPUNGE":
            let told = server.change { state in
                let index = state.inbox.firstIndex { "\($0.uid)" == rest && $0.flags.contains("\\Deleted") }
                if let index { state.inbox.remove(at: index) }
                return index.map { "* \($0 + 1) EXPUNGE\r\n" } ?? ""
            }
            toldCount -= told.isEmpty ? 0 : 1
            return told + "{tag} OK done\r\n"
        default: return "{tag} BAD what?\r\n"
        }
    }

    private func authenticate(_ rest: String) -> String {
        let script = server.state.script
        let words = rest.split(separator: " ").map(String.init)
        func next(_ prompt: String) -> String {
            peer.send(Array("+ \(prompt)\r\n".utf8))
            let line = peer.readLine() ?? ""
            server.change { $0.commands.append(line) }
            return Self.decoded(line)
        }
        switch words[0] {
        case "PLAIN":
            return logIn(
                (words.count > 1 ? Self.decoded(words[1]) : next("")) == "\0\(script.user)\0\(script.password)")
        case "LOGIN": return logIn(next("VXNlcm5hbWU6") == script.user && next("UGFzc3dvcmQ6") == script.password)
        case "XOAUTH2", "OAUTHBEARER":
            let isRight = (words.count > 1 ? Self.decoded(words[1]) : next("")).contains(
                "Bearer \(script.password)\u{1}")
            if !isRight { _ = next("eyJzdGF0dXMiOiI0MDAifQ==") }
            return logIn(isRight)
        default: return "{tag} NO unknown mechanism\r\n"
        }
    }

    private static func decoded(_ base64: String) -> String {
        String(decoding: Data(base64Encoded: base64) ?? Data(), as: UTF8.self)
    }

    private func logIn(_ isRight: Bool) -> String {
        isLoggedIn = isRight
        return isRight ? "{tag} OK welcome\r\n" : "{tag} NO [AUTHENTICATIONFAILED] wrong\r\n"
    }

    /// A quoted name as it was before it was quoted.
    private static func name(_ rest: String) -> String {
        rest.dropFirst().dropLast().replacingOccurrences(of: "\\\"", with: "\"")
            .replacingOccurrences(of: "\\\\", with: "\\")
    }

    private func list(_ rest: String) -> String {
        let script = server.state.script
        let name = Self.name(String(rest.dropFirst(3)))
        if name.isEmpty { return "* LIST (\\Noselect) \"\(script.delimiter)\" \"\"\r\n{tag} OK done\r\n" }
        guard script.folders[name] != nil else { return "{tag} OK done\r\n" }
        return "* LIST (\\HasNoChildren) \"\(script.delimiter)\" {\(name.utf8.count)}\r\n\(name)\r\n{tag} OK done\r\n"
    }

    private func select(_ name: String) -> String {
        let script = server.state.script
        guard name == "INBOX" else { return "{tag} NO [NONEXISTENT] no such folder\r\n" }
        isSelected = true
        toldCount = script.folders["INBOX"]?.count ?? 0
        let uidNext = script.uidNext.map { "* OK [UIDNEXT \($0)] next\r\n" } ?? ""
        return "* FLAGS (\\Seen \\Deleted)\r\n* \(toldCount) EXISTS\r\n* 0 RECENT\r\n"
            + "* OK [UIDVALIDITY \(script.uidValidity)] valid\r\n\(uidNext){tag} OK [READ-WRITE] open\r\n"
    }

    private func news() -> String {
        let count = server.state.inbox.count
        defer { toldCount = count }
        return count == toldCount ? "" : "* \(count) EXISTS\r\n"
    }

    private func idle(tag: String) -> String {
        peer.send(Array("+ idling\r\n".utf8))
        while !peer.hasInput(within: 20) {
            peer.send(Array(news().utf8))
            switch server.nextAnswer(to: "IDLING") {
            case .usual: break
            case let answer:
                isOver = !perform(answer, tag: tag, usual: { "" })
                if isOver { return "" }
            }
        }
        let line = peer.readLine() ?? ""
        server.change { $0.commands.append(line) }
        return line == "DONE" ? "{tag} OK done\r\n" : "{tag} BAD what?\r\n"
    }

    private func fetch(_ rest: String) -> String {
        let words = rest.split(separator: " ", maxSplits: 1).map(String.init)
        let bounds = words[0].split(separator: ":")
        let inbox = server.state.inbox
        let last = inbox.last?.uid ?? 0
        let ends = bounds.map { $0 == "*" ? last : Int($0) ?? 0 }
        let range = (ends.min() ?? 0)...(ends.max() ?? 0)
        return inbox.enumerated().filter { range.contains($0.element.uid) }
            .map { Self.fetched($0.offset + 1, $0.element, words[1]) }.joined() + "{tag} OK done\r\n"
    }

    private static func fetched(_ number: Int, _ message: Message, _ items: String) -> String {
        var told = ["UID \(message.uid)"]
        if items.contains("FLAGS") { told.append("FLAGS (\(message.flags.sorted().joined(separator: " ")))") }
        if items.contains("RFC822.SIZE") { told.append("RFC822.SIZE \(message.text.utf8.count)") }
        if items.contains("INTERNALDATE") { told.append("INTERNALDATE \"\(message.date)\"") }
        if let start = items.range(of: "BODY.PEEK[]<0."), let end = items.range(of: ">") {
            let limit = Int(items[start.upperBound..<end.lowerBound]) ?? 0
            let text = String(decoding: Array(message.text.utf8.prefix(limit)), as: UTF8.self)
            told.append("BODY[]<0> {\(text.utf8.count)}\r\n\(text)")
        }
        return "* \(number) FETCH (\(told.joined(separator: " ")))\r\n"
    }

    private func move(_ rest: String, keeping: Bool) -> String {
        let words = rest.split(separator: " ", maxSplits: 1).map(String.init)
        let name = Self.name(words[1])
        let told: String? = server.change { state in
            guard var folder = state.script.folders[name] else { return nil }
            guard let index = state.inbox.firstIndex(where: { "\($0.uid)" == words[0] }) else { return "" }
            folder.append(state.inbox[index])
            state.script.folders[name] = folder
            if !keeping { state.inbox.remove(at: index) }
            return "* OK [COPYUID 1 \(words[0]) 1] copied\r\n" + (keeping ? "" : "* \(index + 1) EXPUNGE\r\n")
        }
        guard let told else { return "{tag} NO [TRYCREATE] no such folder\r\n" }
        if told.contains("EXPUNGE") { toldCount -= 1 }
        return told + "{tag} OK done\r\n"
    }
}
