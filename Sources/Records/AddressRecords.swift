import Database
import FoundationEssentials
import Meetings

extension SQLLedger {
    func person(withAlias address: String) throws -> PersonID? {
        try session.queryOne(
            "SELECT person FROM address_aliases WHERE network = \(network) AND address = \(address)"
        ).map { try $0.decode("person") }
    }

    func aliases(of person: PersonID) throws -> [AddressAlias] {
        try session.query(
            "SELECT * FROM address_aliases WHERE network = \(network) AND person = \(person) ORDER BY address"
        ).map {
            AddressAlias(
                address: try $0.decode("address"), person: try $0.decode("person"), since: try $0.decode("since"))
        }
    }

    func save(_ alias: AddressAlias) throws {
        try session.save(
            in: "address_aliases", key: [("network", network), ("address", alias.address)],
            [("person", alias.person), ("since", alias.since)])
    }

    func undeliverableAddresses() throws -> [UndeliverableAddress] {
        try session.query("SELECT * FROM undeliverable WHERE network = \(network) ORDER BY address").map {
            UndeliverableAddress(
                address: try $0.decode("address"), status: try $0.decode("status"), reason: try $0.decode("reason"),
                letter: try $0.decode("letter"), since: try $0.decode("since"))
        }
    }

    func save(_ address: UndeliverableAddress) throws {
        try session.save(
            in: "undeliverable", key: [("network", network), ("address", address.address)],
            [
                ("status", address.status), ("reason", address.reason), ("letter", address.letter),
                ("since", address.since),
            ])
    }

    func clearUndeliverable(_ address: String) throws {
        try session.execute("DELETE FROM undeliverable WHERE network = \(network) AND address = \(address)")
    }
}
