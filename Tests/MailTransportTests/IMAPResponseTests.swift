import Testing

@testable import MailTransport

@Suite("Reading what an IMAP server says")
struct IMAPResponseTests {
    private func data(_ text: String) -> IMAPData? {
        guard case .data(let data) = responses(text + "\r\n")?.first else { return nil }
        return data
    }

    private func status(_ text: String) -> IMAPStatus? {
        guard case .status(let status) = responses(text + "\r\n")?.first else { return nil }
        return status
    }

    @Test("a FETCH with all that it may hold")
    func everything() {
        let fetch = data(
            "* 12 FETCH (UID 7 FLAGS (\\Seen $x) BODY[HEADER.FIELDS (FROM \"a b\")] \"q\\\"\\\\ (\""
                + " body[]<0> {12}\r\nA1 OK x\r\n)\r\n)")
        #expect(fetch?.number == 12 && fetch?.name == "FETCH")
        #expect(
            fetch?.values == [
                .list([
                    .atom("UID"), .atom("7"), .atom("FLAGS"), .list([.atom("\\Seen"), .atom("$x")]),
                    .atom("BODY[HEADER.FIELDS (FROM \"a b\")]"), .string(Array("q\"\\ (".utf8)),
                    .atom("body[]<0>"), .string(Array("A1 OK x\r\n)\r\n".utf8)),
                ])
            ])
        let items = data("* 1 FETCH (A NIL B () C ~{3+}\r\n\u{0}\u{1}\u{2}D 9223372036854775807)")?.values.first?.items
        #expect(
            items == [
                .atom("A"), .absent, .atom("B"), .list([]), .atom("C"), .string([0, 1, 2]), .atom("D"),
                .atom("9223372036854775807"),
            ])
        #expect(items?.last?.number == UInt64(Int64.max))
        #expect(IMAPValue.atom("9223372036854775808").number == nil)
        #expect(IMAPValue.atom("").number == nil && IMAPValue.atom("-1").number == nil)
    }

    @Test("a response is the same however it is cut up on its way")
    func everySegmentation() throws {
        let script = Array("* 1 FETCH (A {4}\r\n)\r\nx \"\\\"\")\r\n+ go\r\nT1 NO [A b] c\r\n".utf8)
        let whole = try #require(responses(script))
        #expect(whole.count == 3)
        for first in 0...script.count {
            for second in first...script.count {
                #expect(responses(script, in: [first, second]) == whole)
            }
        }
        #expect(responses(script, in: Array(0..<script.count)) == whole)
    }

    @Test("codes and their arguments")
    func codes() {
        let validity = status("* OK [UIDVALIDITY 3857529045] UIDs valid")
        #expect(validity?.code == "UIDVALIDITY" && validity?.number == 3_857_529_045 && validity?.tag == nil)
        let copied = status("A7 OK [COPYUID 38505 304,319:320 3956:3958] Done")
        #expect(copied?.tag == "A7" && copied?.code == "COPYUID" && copied?.argument == "38505 304,319:320 3956:3958")
        #expect(copied?.text == "Done" && copied?.number == nil)
        #expect(status("A7 no [TryCreate] no such\u{7}")?.code == "TRYCREATE")
        #expect(status("A7 no [TryCreate] no such\u{7}")?.text == "no such ")
        #expect(status("A7 NO [NONEXISTENT]")?.code == "NONEXISTENT")
        #expect(status("A7 BAD [unclosed")?.code == nil)
        #expect(status("A7 NO []x")?.code == nil)
        #expect(status("* BYE")?.kind == .bye && status("* PREAUTH hei")?.kind == .preauth)
        #expect(status("* OK ends like a literal {5}")?.text == "ends like a literal {5}")
        #expect(status("A7 NO [AUTHENTICATIONFAILED] x")?.words == "NO [AUTHENTICATIONFAILED] x")
    }

    @Test("answers with and without values, lists side by side, spaces too many")
    func shapes() {
        #expect(data("* SEARCH")?.values == [])
        #expect(data("* search 2  3 ")?.name == "SEARCH")
        #expect(data("* search 2  3 ")?.values == [.atom("2"), .atom("3")])
        #expect(data("* 23 EXISTS")?.number == 23)
        #expect(data("* 99999999999999999999 EXISTS")?.name == "99999999999999999999")
        let ours = IMAPValue.list([.list([.string([]), .string([47])]), .list([.string([126]), .absent])])
        #expect(data("* NAMESPACE ((\"\" \"/\")(\"~\" NIL)) NIL NIL")?.values == [ours, .absent, .absent])
        #expect(data("* LIST (\\A) \"/\" ~foo[x]{0}\r\n") == nil)
        #expect(data("* LIST (\\A) \"/\" [Gmail]/x")?.values.last == .atom("[Gmail]/x"))
        #expect(data("* LIST (\\A) \"/\" {0}\r\n")?.values.last == .string([]))
        #expect(responses("+\r\n+ \r\n+ {3}\r\n") == [.goAhead, .goAhead, .goAhead])
    }

    private static let nonsense = [
        "\r\n", " * OK\r\n", "*\r\n", "* \r\n", "* OK\n", "* OK\rx\r\n", "A1\r\n", "A1 FINE\r\n", "A1 BYE x\r\n",
        "A1 PREAUTH x\r\n", "* 5\r\n", "* 5 \"x\"\r\n", "* (a)\r\n", "* \"a\"\r\n", "* X )\r\n", "* X (\r\n",
        "* X (a))\r\n", "* X \"a\r\n", "* X \"a\\\r\n\"\r\n", "* X \"a\nb\"\r\n", "* X {}\r\n", "* X {+}\r\n",
        "* X {1+2}\r\na\r\n", "* X {1a}\r\na\r\n", "* X {1}a\r\n", "* X {1} \r\na\r\n", "* X {1}\na\r\n",
        "* X {-1}\r\n", "* X ~{1\r\n", "* X a{1}\r\na\r\n", "* X a\"b\"\r\n", "* X a\tb\r\n", "* X \u{7f}\r\n",
        "* X BODY[a\r\n", "* X {65537}\r\n", "* X {40000}\r\n\(String(repeating: "x", count: 40_000)) {30000}\r\n",
        "* X {18446744073709551617}\r\n", "* X {00000000000000000000000000000000000000000000065537}\r\n",
        "* OK a\u{0}\r\n", "* X \"\u{0}\"\r\n", "ø OK x\r\n", "* \(String(repeating: "x", count: 201)) x\r\n",
        "* X \(String(repeating: "x", count: 65_531))\r\n", "* OK \(String(repeating: "x", count: 70_000))\r\n",
        "* X \(String(repeating: "(", count: 21))\(String(repeating: ")", count: 21))\r\n",
        "* X \(String(repeating: "() ", count: 10_001))\r\n", "* X \(String(repeating: "1 ", count: 10_001))\r\n",
    ]

    @Test("what no response looks like", arguments: nonsense.indices)
    func malformed(index: Int) { #expect(responses(Self.nonsense[index]) == nil) }

    @Test("and what only nearly goes too far")
    func limits() {
        let deep = String(repeating: "(", count: 20) + String(repeating: ")", count: 20)
        #expect(responses("* X \(deep)\r\n")?.count == 1)
        #expect(responses("* X\(String(repeating: " 1", count: 9_999))\r\n")?.count == 1)
        #expect(responses("* X \(String(repeating: "x", count: 65_500))\r\n")?.count == 1)
        let literal = "* X {65536}\r\n\(String(repeating: "\n", count: 65_536))\r\n"
        #expect(responses(String(repeating: literal, count: 5))?.count == 5)
    }

    @Test("what has not ended is no answer yet", arguments: ["* OK x\r", "* X {3}\r\nab", "* X {3}\r\nabc", "A1 OK"])
    func unfinished(_ text: String) { #expect(responses(text) == []) }

    @Test("a response after nonsense is never read")
    func nothingAfterNonsense() {
        var parser = IMAPResponseParser()
        parser.take(Array("garbage\r\nA1 OK x\r\n".utf8))
        #expect(throws: IMAPResponseParser.Malformed.self) { try parser.next() }
    }

    @Test("an answer of 100,000 messages is read, one response at a time")
    func many() throws {
        var parser = IMAPResponseParser()
        var count = 0
        for start in stride(from: 1, through: 100_000, by: 1_000) {
            parser.take((start..<start + 1_000).flatMap { Array("* \($0) FETCH (UID \($0 * 7))\r\n".utf8) })
            while let response = try parser.next() {
                guard case .data(let data) = response else { continue }
                count += 1
                #expect(try IMAPFetched(data).uid == UInt32(count * 7))
            }
        }
        #expect(count == 100_000)
    }
}
