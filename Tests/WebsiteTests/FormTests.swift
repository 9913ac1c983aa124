import Testing

@testable import Website

@Suite("Forms as browsers send them")
struct FormTests {
    @Test("names and values, escapes and plus signs")
    func reading() throws {
        let form = try #require(Form(urlEncoded: Array("a=%C3%A5+%2B&b=&a=2&c".utf8)))
        #expect(form["a"] == "å +")
        #expect(form.all("a") == ["å +", "2"])
        #expect(form["b"] == "" && form.text("b") == nil && form.has("c"))
        #expect(form["d"] == nil)
    }

    @Test("line ends are one kind, and what stands around is taken off")
    func lines() throws {
        let form = try #require(Form(urlEncoded: Array("t=+%0D%0Aein%0D%0Ato%0D+".utf8)))
        #expect(form["t"] == " \nein\nto\n ")
        #expect(form.text("t") == "ein\nto")
    }

    @Test("what isn't sound is no form", arguments: ["a=%", "a=%4", "a=%GG", "a=%FF", "a=%00", "%ED%A0%80=1"])
    func unsound(_ text: String) {
        #expect(Form(urlEncoded: Array(text.utf8)) == nil)
    }

    @Test("too many fields are no form")
    func many() {
        #expect(Form(urlEncoded: Array(repeating: "a=1", count: 2_001).joined(separator: "&").utf8) == nil)
        #expect(Form(urlEncoded: Array(repeating: "a=1", count: 2_000).joined(separator: "&").utf8) != nil)
    }

    @Test("what is escaped comes back as it was")
    func roundTrip() {
        let text = "æøå & = + % / ? # \" ' < > ŋ 😀\n"
        #expect(Form(urlEncoded: Array("a=\(AddressText.escaped(text))".utf8))?["a"] == text)
    }
}
