import Testing

@testable import Mail

@Suite("Addresses")
struct AddressTests {
    @Test(
        "good addresses are kept, their domains in lower case and in ASCII",
        arguments: [
            ("kari@kommune.example.no", "kari@kommune.example.no"),
            ("Kari.Nordmann@EXAMPLE.NO", "Kari.Nordmann@example.no"),
            ("o'hara+x_y-z@a-b.no", "o'hara+x_y-z@a-b.no"), ("post@ørsta.example", "post@xn--rsta-fra.example"),
            ("post@MØRE.example", "post@xn--mre-0na.example"),
            ("post@kárášjohka.example", "post@xn--krjohka-hwab49j.example"),
            ("mote@localhost", "mote@localhost"), ("a@1.example", "a@1.example"),
            ("!#$%&'*+-/=?^_`{|}~@x.no", "!#$%&'*+-/=?^_`{|}~@x.no"),
            (String(repeating: "a", count: 64) + "@x.no", String(repeating: "a", count: 64) + "@x.no"),
        ])
    func good(text: String, address: String) throws {
        #expect(try MailAddress(parsing: text).description == address)
    }

    @Test(
        "what isn't a plain address is refused with a reason",
        arguments: [
            ("", .emptyAddress), ("kari", .badDomain), ("@x.no", .badLocalPart), ("kari@", .badDomain),
            (".k@x.no", .badLocalPart),
            ("k.@x.no", .badLocalPart), ("k..l@x.no", .badLocalPart), ("k l@x.no", .badLocalPart),
            (" k@x.no", .badLocalPart),
            ("k@x.no ", .badDomain), ("<k@x.no>", .badLocalPart), ("k@x.no>", .badDomain),
            ("\"k\"@x.no", .badLocalPart),
            ("k@a@x.no", .badLocalPart), ("k\\@x.no", .badLocalPart), ("k,l@x.no", .badLocalPart),
            ("k;@x.no", .badLocalPart),
            ("Kari <k@x.no>", .badLocalPart), ("k(x)@x.no", .badLocalPart), ("k@[127.0.0.1]", .badDomain),
            ("k@127.0.0.1", .badDomain),
            ("k@x..no", .badDomain), ("k@.x.no", .badDomain), ("k@x.no.", .badDomain), ("k@-x.no", .badDomain),
            ("k@x-.no", .badDomain),
            ("k@x_y.no", .badDomain), ("k@x.no\r\nRCPT TO:<e@z.no>", .badLocalPart), ("k\r\n@x.no", .badLocalPart),
            ("k\n@x.no", .badLocalPart),
            ("k\u{0}@x.no", .badLocalPart), ("k@x\u{0}.no", .badDomain), ("k@æ\u{0}.no", .badDomain),
            ("k\u{7f}@x.no", .badLocalPart),
            ("kåre@x.no", .localPartNotASCII), ("k\u{3000}@x.no", .localPartNotASCII), ("k@straße.example", .badDomain),
            ("k@æ b.no", .badDomain),
            ("k@x。no\r\n", .badDomain), ("k@\(String(repeating: "a", count: 64)).no", .badDomain),
            (String(repeating: "a", count: 65) + "@x.no", .addressTooLong),
            (
                String(repeating: "a", count: 60) + "@" + String(repeating: "abcdefg.", count: 24) + "no",
                .addressTooLong
            ),
            (String(repeating: "å", count: 5_000) + "@x.no", .addressTooLong),
        ] as [(String, MailError.Code)])
    func bad(text: String, code: MailError.Code) {
        #expect(refusal { () throws(MailError) in _ = try MailAddress(parsing: text) }?.code == code)
    }

    @Test("an address that is accepted is of printable ASCII without spaces and brackets, whatever came in")
    func anyText() {
        var accepted = 0
        for seed in UInt64(0)..<5_000 {
            var chance = Chance(seed: seed)
            let signs = [
                "a", "B", "7", "@", ".", "-", "+", "æ", " ", "<", ">", "\"", "\r", "\n", "\u{0}", "。", "\u{200D}", "ß",
                "[", ":",
            ]
            let text = (0..<Int.random(in: 3...12, using: &chance)).map { _ in
                signs[Int.random(in: 0..<(Int.random(in: 0..<9, using: &chance) > 0 ? 7 : signs.count), using: &chance)]
            }.joined()
            guard let address = try? MailAddress(parsing: text) else { continue }
            accepted += 1
            #expect(
                address.description.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>\"()[],;:\\".utf8.contains($0) })
            #expect(address.description.count { $0 == "@" } == 1)
            #expect((try? MailAddress(parsing: address.description)) == address)
        }
        #expect(accepted > 50)
    }

    @Test("a token makes a tagged address, or is refused")
    func token() throws {
        let address = try MailAddress(parsing: "mote@example.no")
        #expect(try address.withToken("abc").description == "mote+abc@example.no")
        for token in ["", "a b", "a@b", "a\r\nb", ".", "å", "a..b", String(repeating: "a", count: 60)] {
            #expect(refusal { () throws(MailError) in _ = try address.withToken(token) } != nil, "\(token)")
        }
    }
}

@Suite("Return addresses")
struct ReturnAddressTests {
    private let key = Array("0123456789abcdef".utf8)
    private let letter = "018f3c1e-7b2a-7c3d-8e4f-5a6b7c8d9e0f"

    private func scheme(_ address: String = "bounce@example.no") throws -> ReturnAddress {
        try ReturnAddress(mailbox: MailAddress(parsing: address), key: key)
    }

    @Test("a bounce finds its letter, also when a relay has changed the case")
    func roundTrip() throws {
        let scheme = try scheme()
        let address = try scheme.address(letterID: letter)
        #expect(
            address.description == "bounce+018f3c1e-7b2a-7c3d-8e4f-5a6b7c8d9e0f.\(address.local.suffix(20))@example.no")
        #expect(scheme.letterID(in: address) == letter)
        #expect(scheme.letterID(in: try MailAddress(parsing: address.description.uppercased())) == letter)
    }

    @Test(
        "no other address does",
        arguments: [
            "bounce@example.no", "bounce+@example.no", "bounce+018f.@example.no",
            "bounce+018f.aaaaaaaaaaaaaaaaaaaa@example.no",
            "mote+018f.aaaaaaaaaaaaaaaaaaaa@example.no", "bounce+a.b.c@example.no",
        ].compactMap { try? MailAddress(parsing: $0) })
    func foreign(address: MailAddress) throws {
        #expect(try scheme().letterID(in: address) == nil)
    }

    @Test("a changed letter, domain, key or sign of the MAC is seen")
    func changed() throws {
        let address = try scheme().address(letterID: letter)
        let text = address.description
        for (old, new) in [("018f", "018e"), ("example.no", "example.com")] {
            #expect(try scheme().letterID(in: MailAddress(parsing: text.replacing(old, with: new))) == nil)
        }
        #expect(
            try scheme("bounce@example.com").letterID(in: MailAddress(parsing: text.replacing(".no", with: ".com")))
                == nil)
        let other = try ReturnAddress(mailbox: MailAddress(parsing: "bounce@example.no"), key: key.reversed())
        #expect(other.letterID(in: address) == nil)
        for index in text.indices where text[index...].hasPrefix("@") == false && text[..<index].hasSuffix(".") {
            let changed = text[..<index] + (text[index] == "a" ? "b" : "a") + text[text.index(after: index)...]
            #expect(try scheme().letterID(in: MailAddress(parsing: String(changed))) == nil)
        }
    }

    @Test("a weak key and an unfit letter id are refused")
    func refusals() throws {
        let mailbox = try MailAddress(parsing: "bounce@example.no")
        #expect(
            refusal { () throws(MailError) in _ = try ReturnAddress(mailbox: mailbox, key: [1, 2, 3]) }?.code
                == .weakKey)
        let scheme = try scheme()
        for letter in ["", "A", "a.b", "a b", "a@b", "å"] {
            let error = refusal { () throws(MailError) in _ = try scheme.address(letterID: letter) }
            #expect(error?.code == .badLetterID)
        }
    }

    @Test("the digests are those of the standards")
    func digests() {
        // FIPS 180-4 "abc", and RFC 4231 §4.3.
        #expect(
            Digest.sha256Hex(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(Digest.sha256Hex([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        let mac = Digest.hmacSHA256(key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8))
        #expect(
            mac.prefix(4) == [0x5b, 0xdc, 0xc1, 0x46] && mac.suffix(4) == [0x64, 0xec, 0x38, 0x43] && mac.count == 32)
        #expect(Digest.isEqual([1, 2], [1, 2]) && !Digest.isEqual([1, 2], [1, 3]) && !Digest.isEqual([1], [1, 2]))
    }
}
