/// What the mail server that received a mail found out about its sender (RFC 8601).
public struct AuthenticationResults: Hashable, Sendable {
    /// The results that the methods here have in common (RFC 8601 §2.7).
    public enum Verdict: String, Hashable, Sendable, CaseIterable {
        case none, pass, fail, softfail, neutral, policy, temperror, permerror
        /// A word that the standard doesn't have.
        case other
    }

    /// Whether the domain in `From` stands for the mail. Nil where the server doesn't say; as the following.
    public let dmarc: Verdict?
    /// The domain in `From` that this is about, lower-case.
    public let dmarcDomain: String?
    public let spf: Verdict?
    /// The best of all signatures.
    public let dkim: Verdict?
}

extension IncomingMail {
    /// What the server of this name found out; nil where it says nothing. What other servers say, and what is said in
    /// this one's name further down than it writes, is disregarded: those headers came with the mail.
    ///
    /// The server must take away what strangers say in its name, as RFC 8601 §5 demands: nobody can see afterwards who
    /// wrote a header right below its own.
    ///
    /// - Parameter server: the name it calls itself by in `Authentication-Results`, in any case.
    public func authenticationResults(by server: String) -> AuthenticationResults? {
        let server = server.lowercased()
        var statements: [AuthenticationStatement] = []
        var isBelow = false
        for header in headers {
            switch header.name.lowercased() {
            case "authentication-results":
                guard let (name, found) = AuthenticationStatement.all(in: header.value), name == server else {
                    continue
                }
                isBelow = true
                // The first header that tells of a method is the one to be believed.
                statements += found.filter { one in !statements.contains { $0.method == one.method } }
            case "received" where isBelow:
                return AuthenticationResults(statements)
            default: continue
            }
        }
        return isBelow ? AuthenticationResults(statements) : nil
    }
}

extension AuthenticationResults {
    fileprivate init(_ statements: [AuthenticationStatement]) {
        let dmarc = statements.first { $0.method == "dmarc" }
        self.dmarc = dmarc?.verdict
        dmarcDomain = dmarc?.properties["header.from"]
        spf = statements.first { $0.method == "spf" }?.verdict
        let signatures = statements.filter { $0.method == "dkim" }.map(\.verdict)
        dkim = signatures.contains(.pass) ? .pass : signatures.first
    }
}

/// `dkim=pass header.d=example.no` (RFC 8601 §2.2).
private struct AuthenticationStatement {
    let method: String
    let verdict: AuthenticationResults.Verdict
    let properties: [String: String]

    private static let mostStatements = 100

    /// Nil where the header can't be read.
    static func all(in value: String) -> (server: String, statements: [AuthenticationStatement])? {
        let pieces = split(HeaderWords.withoutComments(value)).prefix(mostStatements)
        // A version may stand after the name.
        guard let server = pieces.first?.first else { return nil }
        return (server, pieces.dropFirst().compactMap(statement))
    }

    private static func statement(_ words: [String]) -> AuthenticationStatement? {
        let pairs = words.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }.filter { $0.count == 2 }
        guard let first = pairs.first, first[0] == words.first?.prefix(first[0].count) ?? "" else { return nil }
        let method = String(first[0].prefix { $0 != "/" })
        return AuthenticationStatement(
            method: method, verdict: AuthenticationResults.Verdict(rawValue: first[1]) ?? .other,
            properties: Dictionary(pairs.dropFirst().map { ($0[0], $0[1]) }) { first, _ in first })
    }

    /// Between semicolons, in words of lower case; what is in quotation marks is one word, spaces around `=` are none.
    private static func split(_ value: String) -> [[String]] {
        var pieces: [[String]] = [[]]
        var word = ""
        var isQuoted = false
        var joinsNext = false
        let endWord = { (pieces: inout [[String]], word: inout String) in
            if !word.isEmpty { pieces[pieces.count - 1].append(word) }
            word = ""
        }
        for character in value.lowercased() {
            if character == "\"" {
                isQuoted.toggle()
            } else if isQuoted {
                // No method and no property begins in quotation marks.
                word.append(character == "=" && !word.contains("=") ? "?" : character)
            } else if character == ";" {
                endWord(&pieces, &word)
                pieces.append([])
                joinsNext = false
            } else if character == "=" {
                if word.isEmpty { word = pieces[pieces.count - 1].popLast() ?? "" }
                word.append(character)
                joinsNext = true
            } else if character.isWhitespace {
                if !joinsNext { endWord(&pieces, &word) }
            } else {
                word.append(character)
                joinsNext = false
            }
        }
        endWord(&pieces, &word)
        return pieces
    }
}
