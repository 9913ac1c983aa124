import ICalendar
import Mail
import Meetings
import Testing

@testable import Letters

@Suite("Return addresses")
struct LetterAddressTests {
    @Test(
        "lead back to their letter, also in capitals",
        arguments: [
            "0123456789abcdef0123456789abcdef", "ffffffffffffffffffffffffffffffff", "00000000000000000000000000000000",
        ])
    func roundTrip(id: String) throws {
        let addresses = try addresses("mote@example.no")
        let address = addresses.returnAddress(for: LetterID(id))
        #expect(address.local.utf8.count <= 64)
        #expect(address.domain == "example.no")
        #expect(addresses.letter(returnedTo: address.description) == LetterID(id))
        let capitals = "\(address.local.uppercased())@EXAMPLE.NO"
        #expect(addresses.letter(returnedTo: capitals) == LetterID(id))
    }

    @Test("are nobody else's to make")
    func forged() throws {
        let addresses = try addresses("mote@example.no")
        let other = try LetterAddresses(network: network("mote@example.no"), key: Array(repeating: 9, count: 32))
        let forged = other.returnAddress(for: "0123456789abcdef0123456789abcdef").description
        #expect(addresses.letter(returnedTo: forged) == nil)
        for text in ["mote@example.no", "mote+x@example.no", "mote+a.b@example.no", "", "x"] {
            #expect(addresses.letter(returnedTo: text) == nil)
        }
    }

    @Test("fit before a mailbox of sixteen signs, and are left untagged before a longer one")
    func longMailboxes() throws {
        let fits = try addresses("sekretariat.most@example.no")
        #expect(fits.returnAddress(for: "0123456789abcdef0123456789abcdef").local.utf8.count == 64)
        let long = try addresses("eit.langt.sekretariat@example.no")
        #expect(
            long.returnAddress(for: "0123456789abcdef0123456789abcdef").description
                == "eit.langt.sekretariat@example.no")
    }

    @Test("each letter has its own, which is in what was written")
    func written() throws {
        let fixture = try LetterFixture.own.get()
        let written = try fixture.read(SampleNotices.first("reminder")).written
        let addresses = try LetterAddresses(network: network("mote@example.no"), key: LetterFixture.key)
        #expect(addresses.letter(returnedTo: written.returnAddress) == "0123456789abcdef0123456789abcdef")
    }

    private func addresses(_ mailbox: String) throws -> LetterAddresses {
        try LetterAddresses(network: network(mailbox), key: LetterFixture.key)
    }

    private func network(_ mailbox: String) -> Network {
        Network(id: "n", name: "N", language: .nn, timezone: "Europe/Oslo", mailbox: mailbox, county: "c")
    }
}
