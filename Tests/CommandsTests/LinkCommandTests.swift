import Foundation
import Testing

@Suite("samling link")
struct LinkCommandTests {
    private static let address = "https://samling.example.no/samling"
    private static let web = ["SAMLING_HTTP_BASE_URL": address]

    /// The calls to the first meeting have gone out, with links in them.
    private func called() throws -> Samling {
        let samling = try Samling.planned()
        #expect(try samling("invite", "sjustjerna/2023-08-18", "--send", environment: Self.web).status == 0)
        #expect(try samling("run-due", environment: Self.web).status == 0)
        return samling
    }

    /// Every link in the letters to someone that have the words in them, in the order they stand.
    private func links(
        _ samling: Samling, to address: String, _ words: String = "fredag 18. august 2023"
    ) throws -> [String] {
        try samling.texts().filter { $0.to.contains("<\(address)>") && $0.text.contains(words) }.flatMap { letter in
            letter.text.matches(of: /https:\/\/samling\.example\.no\/samling\/l\/[a-z2-7]{52}/).map {
                String($0.output)
            }
        }
    }

    private func first(_ samling: Samling, to address: String = "kari.nes@example.no") throws -> String {
        try #require(try links(samling, to: address).first)
    }

    @Test("a link is good, and it is said for what, about which meeting, for whom and until when")
    func good() throws {
        let samling = try called()
        let link = try first(samling)
        let verified = try samling("link", "verify", link, "--json")
        #expect(verified.status == 0, "\(verified.err)")
        let keys = ["valid", "purpose", "meeting", "forum", "person", "expires"]
        #expect(Set(verified.object.keys) == Set(keys))
        #expect(verified.object["valid"] as? Bool == true)
        #expect(verified.object["purpose"] as? String == "answer-invitation")
        #expect(verified.object["meeting"] as? String == "sjustjerna/2023-08-18")
        #expect(verified.object["forum"] as? String == "sjustjerna")
        #expect(verified.object["person"] as? String == "kari")
        #expect(verified.object["expires"] as? String == "2023-08-18T14:30:00+02:00")
        let words = try samling("link", "verify", link)
        #expect(
            words.out
                == "Gyldig · svare på innkallinga · sjustjerna/2023-08-18 · Kari Nes · til 18.08.2023 kl. 14.30\n")
        #expect(try samling("link", "verify", link, "--lang", "nb").out.hasPrefix("Gyldig · svare på innkallingen"))
        #expect(try samling("link", "verify", link, "--lang", "en").out.hasPrefix("Good · answer the invitation"))
        let token = String(link.suffix(52))
        for other in [token, token.uppercased(), "<\(link)>", " \(link)\n", link + "?a=b"] {
            #expect(try samling("link", "verify", other, "--json").out == verified.out)
        }
        #expect(try samling("link", "verify", "-", "--json", input: "\(link)\n").out == verified.out)
        // A link alone is taken for one that is to be verified.
        #expect(try samling("link", link, "--json").out == verified.out)
    }

    @Test("what is no good link ends in status 1, says why, and nothing of whose it was where it isn't ours")
    func bad() throws {
        let samling = try called()
        let link = try first(samling)
        let changed = String(link.dropLast()) + (link.hasSuffix("a") ? "b" : "a")
        let unknown = try samling("link", "verify", changed, "--json")
        #expect(unknown.status == 1)
        #expect(unknown.out == "{\"reason\":\"unknown\",\"valid\":false}\n")
        for text in ["x", "https://samling.example.no/samling/l/", String(repeating: "a", count: 51), "' OR 1=1"] {
            let malformed = try samling("link", "verify", text, "--json")
            #expect(malformed.status == 1 && malformed.object["reason"] as? String == "malformed")
        }
        let expired = try samling("link", "verify", link, "--json", now: "2023-08-18T14:30:00+02:00")
        #expect(expired.status == 1 && expired.object["reason"] as? String == "expired")
        #expect(expired.object["person"] as? String == "kari")
        let before = try samling("link", "verify", link, now: "2023-08-18T14:29:59+02:00")
        #expect(before.status == 0)
        #expect(try samling("link", "verify").status == 64)
        #expect(try samling("link", "verify", link, "--network", "finst-ikkje").status == 1)
        let cancelled = try samling("cancel", "sjustjerna/2023-08-18", "--send")
        #expect(cancelled.status == 0, "\(cancelled.err)")
        #expect(try samling("link", "verify", link, "--json").object["reason"] as? String == "cancelled")
    }

    @Test("links are listed without tokens, and taken back one by one, by letter and by person")
    func listAndRevoke() throws {
        let samling = try called()
        let link = try first(samling)
        let token = String(link.suffix(52))
        let listed = try samling("link", "list", "--person", "kari", "--json")
        #expect(
            listed.list.compactMap { $0["purpose"] as? String }.sorted() == [
                "answer-invitation", "answer-invitation", "gathering", "gathering", "my-items", "my-items",
            ])
        let keys = ["id", "valid", "purpose", "person", "letter", "issued", "expires", "uses"]
        #expect(listed.list.allSatisfy { row in keys.allSatisfy { row[$0] != nil } })
        #expect(listed.list.allSatisfy { $0["person"] as? String == "kari" })
        let all = try samling("link", "list", "--json")
        #expect(all.list.count > 8 && !all.out.contains(token) && !all.out.contains(token.suffix(26)))
        #expect(try !samling("link", "list").out.contains(token))
        let row = try #require(listed.list.first { $0["meeting"] as? String == "sjustjerna/2023-08-18" })
        let id = try #require(row["id"] as? String)
        #expect(try samling("link", "revoke", id, "--json").out == "{\"revoked\":1}\n")
        #expect(try samling("link", "revoke", link, "--json").out == "{\"revoked\":0}\n")
        let verified = try samling("link", "verify", link, "--json")
        #expect(verified.status == 1 && verified.object["reason"] as? String == "revoked")
        let letter = try #require(row["letter"] as? String)
        #expect(try samling("link", "revoke", "--letter", letter, "--json").out == "{\"revoked\":2}\n")
        #expect(try samling("link", "revoke", "--person", "oddvar", "--json").object["revoked"] as? Int == 6)
        #expect(try samling("link", "list", "--letter", letter, "--json").list.count == 3)
        let other = try first(samling, to: "silje.dal@example.no")
        #expect(try samling("link", "revoke", "-", "--json", input: other).out == "{\"revoked\":1}\n")
        for unknown in ["x", token.replacingOccurrences(of: "a", with: "b") + "x"] {
            #expect(try samling("link", "revoke", unknown).status == 65)
        }
        #expect(try samling("link", "revoke").status == 64)
        #expect(try samling("link", "revoke", "x", "--person", "kari").status == 64)
        #expect(try samling("link", "list", "--person", "ukjend").status == 65)
    }

    @Test("scenario 19: a scanner opens every link of a reminder, and nothing changes")
    func scanner() throws {
        let samling = try Samling.planned()
        let text = try String(contentsOfFile: MinutesCommandTests.source, encoding: .utf8)
        let file = try samling.file("referat.md", text)
        #expect(try samling("minutes", "import", file, environment: Self.web).status == 0)
        let due = try samling("run-due", now: "2023-06-20T09:00:00+02:00", environment: Self.web)
        #expect(due.status == 0, "\(due.err)")
        let reminded = try samling("mail", "--json").list.filter { $0["kind"] as? String == "reminder" }
        let to = try #require(reminded.first?["to"] as? String)
        let links = try links(samling, to: to, "Svar: utført")
        #expect(links.count >= 4)
        func everything() throws -> [String] {
            try [
                ["actions", "--state", "all", "--json"], ["mail", "--json"], ["meetings", "--json"],
                ["link", "list", "--json"], ["inbox", "--all", "--json"],
            ].map { try samling.run($0, now: "2023-06-20T10:00:00+02:00").out }
        }
        let before = try everything()
        for link in links + links {
            let verified = try samling("link", "verify", link, "--json", now: "2023-06-20T10:00:00+02:00")
            #expect(verified.status == 0 && verified.object["valid"] as? Bool == true, "\(verified.out)")
            #expect(verified.object["item"] is Int || verified.object["purpose"] as? String == "my-items")
        }
        #expect(try everything() == before)
        #expect(try everything()[3].contains("\"uses\":0") && !everything()[3].contains("\"uses\":1"))
    }

    @Test("no token stands in the data folder but in the letters, nor in what the commands show")
    func nowhere() throws {
        let samling = try called()
        let tokens = try links(samling, to: "kari.nes@example.no").map { String($0.suffix(52)) }
        let folder = URL(fileURLWithPath: "\(samling.folder)/data")
        #expect(tokens.count == 3)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let files = try names.filter { $0.hasPrefix("samling.sqlite") }
            .map { (name: $0, bytes: try Data(contentsOf: folder.appendingPathComponent($0))) }
        #expect(!files.isEmpty)
        for token in tokens {
            // As text, and as it would stand in a letter's bytes, wherever in a group of three it began.
            var forms = [Data(token.utf8), Data(token.suffix(26).utf8)]
            for shift in 0...2 {
                let inside = Data((String(repeating: " ", count: shift) + token).utf8).base64EncodedString()
                forms.append(Data(inside.dropFirst(8).prefix(40).utf8))
            }
            for file in files {
                for form in forms { #expect(file.bytes.range(of: form) == nil, "\(file.name)") }
            }
            for command in [["mail", "--json"], ["mail"], ["doctor"], ["doctor", "--json"], ["link", "list"]] {
                let outcome = try samling.run(command, environment: Self.web)
                #expect(!outcome.out.contains(token) && !outcome.err.contains(token))
            }
            for command in [
                ["link", "verify", token + "x"], ["link", "revoke", token + "x"],
                ["link", "verify", token, "--network", "x"],
            ] {
                let outcome = try samling.run(command, environment: ["SAMLING_LOG_LEVEL": "debug"])
                #expect(!(outcome.out + outcome.err).contains(token))
            }
        }
    }

    @Test("without an address to lead to, letters have no links")
    func noAddress() throws {
        let samling = try Samling.planned()
        #expect(try samling("invite", "sjustjerna/2023-08-18", "--send").status == 0)
        #expect(try samling("run-due").status == 0)
        #expect(try samling.texts().allSatisfy { !$0.text.contains("/l/") && !$0.text.contains("på nett") })
        #expect(try samling("link", "list", "--json").list.isEmpty)
        #expect(try samling("link", "list").out == "Ingen lenkjer.\n")
    }

    @Test("every command shows an example")
    func help() throws {
        for command in [["link"], ["link", "verify"], ["link", "list"], ["link", "revoke"]] {
            let help = try samling().run(command + ["--help"])
            #expect(help.status == 0 && help.out.contains("Example"))
        }
    }

    private func samling() throws -> Samling { try Samling() }
}
