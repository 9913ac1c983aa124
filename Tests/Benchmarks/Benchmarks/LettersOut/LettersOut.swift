import Foundation
import MailTransport

/// The floor: how fast letters leave when nothing is written down. Sends so many unique letters of 6,000 bytes to a
/// server on this machine, and prints how many left a second: `LettersOut PORT CONNECTIONS LETTERS`.
@main
struct LettersOut {
    static func main() async throws {
        let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        guard numbers.count == 3 else { fatalError("LettersOut PORT CONNECTIONS LETTERS") }
        let (port, connections, count) = (numbers[0], numbers[1], numbers[2])
        let letters = try (0..<count).map(letter)
        let transport = SMTPTransport(
            to: ConnectionSettings(host: "127.0.0.1", port: port, security: .none, credentials: nil),
            connections: connections, helloName: "localhost")
        let start = ContinuousClock.now
        let accepted = await withTaskGroup(of: Int.self) { group in
            for part in 0..<connections {
                let own = letters[(count * part / connections)..<(count * (part + 1) / connections)]
                group.addTask(executorPreference: transport.thread) { await send(own, by: transport) }
            }
            var sum = 0
            for await part in group { sum += part }
            return sum
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        await transport.closeIdle()
        guard accepted == count else { fatalError("\(accepted) of \(count) letters were accepted") }
        print(Int(Double(count) / seconds))
    }

    private static func letter(_ number: Int) throws -> WireLetter {
        let line = String(repeating: "y", count: 74) + "\r\n"
        let text = "Subject: x\r\nMessage-ID: <\(number)@example.no>\r\n\r\n" + String(repeating: line, count: 78)
        return try WireLetter(
            id: "letter-\(number)", sender: "a@example.no", recipient: "p\(number)@example.no", bytes: Array(text.utf8))
    }

    private static func send(_ letters: ArraySlice<WireLetter>, by transport: SMTPTransport) async -> Int {
        var accepted = 0
        for (place, letter) in zip(letters.indices, letters) {
            let next = place + 1 < letters.endIndex ? letters[place + 1].envelope : nil
            if case .accepted = await transport.deliver(letter, next: next, beforeDot: { true }) { accepted += 1 }
        }
        return accepted
    }
}
