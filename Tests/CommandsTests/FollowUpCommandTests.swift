import Foundation
import Testing

@Suite("samling actions, action, agenda, case")
struct FollowUpCommandTests {
    private func imported() throws -> Samling {
        let samling = try Samling.planned()
        let text = try String(contentsOfFile: MinutesCommandTests.source, encoding: .utf8)
        let imported = try samling("minutes", "import", try samling.file("referat.md", text))
        #expect(imported.status == 0, "\(imported.err)")
        return samling
    }

    private func item(_ number: Int, of samling: Samling) throws -> [String: Any] {
        try #require(
            try samling("actions", "--forum", "sjustjerna", "--state", "all", "--json").list
                .first { $0["number"] as? Int == number })
    }

    @Test("items are listed with the keys that are promised, by state")
    func actions() throws {
        let samling = try imported()
        let seven = try item(7, of: samling)
        #expect(seven["forum"] as? String == "sjustjerna")
        #expect(seven["text"] as? String == "Sende rundt stillingsomtalar og erfaringar frå forvaltningskontoret")
        #expect(seven["state"] as? String == "open")
        #expect(seven["due"] as? String == "2023-06-23")
        #expect(seven["dueText"] as? String == "innan 2 veker")
        #expect(seven["approximate"] as? Bool == false)
        #expect(seven["meeting"] as? String == "sjustjerna/2023-06-09")
        let owners = try #require(seven["owners"] as? [[String: Any]])
        #expect(owners.first?["role"] as? String == "helseleiar")
        #expect(owners.first?["organisation"] as? String == "vanylven")
        func numbers(_ state: String, now: String = Samling.june) throws -> Set<Int> {
            Set(try samling("actions", "--state", state, "--json", now: now).list.compactMap { $0["number"] as? Int })
        }
        #expect(try numbers("open") == Set(1...8))
        #expect(try numbers("done") == [9])
        #expect(try numbers("all") == Set(1...9))
        #expect(try numbers("unresolved") == [3, 8])
        #expect(try numbers("overdue") == [])
        #expect(try numbers("overdue", now: "2023-06-26T09:00:00+02:00") == [7, 8])
    }

    @Test("of many items some are listed, and it is said that there are more")
    func limit() throws {
        let samling = try imported()
        func numbers(_ answer: Samling.Outcome) -> [Int] { answer.list.compactMap { $0["number"] as? Int } }
        let open = numbers(try samling("actions", "--json"))
        let first = try samling("actions", "--limit", "2", "--json")
        #expect(numbers(first) == Array(open.prefix(2)))
        #expect(first.err.contains("berre dei 2 punkta med tidlegast frist er med"))
        let all = numbers(try samling("actions", "--state", "all", "--json"))
        let last = try samling("actions", "--forum", "sjustjerna", "--state", "all", "--limit", "3", "--json")
        #expect(numbers(last) == Array(all.suffix(3)) && last.err.contains("seinast frist"))
        #expect(try !samling("actions", "--limit", "8").err.contains("--limit"))
        #expect(try samling("actions", "--limit", "0").status == 64)
    }

    @Test("scenario 11: a part of what everyone has is closed for one municipality at a time")
    func shares() throws {
        let samling = try imported()
        for municipality in ["volda", "Ulstein"] {
            #expect(try samling("action", "done", "sjustjerna", "2", "--for", municipality).status == 0)
        }
        let item = try item(2, of: samling)
        #expect(item["sharesClosed"] as? Int == 2)
        #expect(item["sharesAll"] as? Int == 7)
        #expect(item["state"] as? String == "open")
        #expect(try samling("action", "done", "sjustjerna", "2", "--for", "volda").status == 65)
        #expect(try samling("action", "done", "sjustjerna", "2", "--for", "molde").status == 65)
    }

    @Test("an item is done, gets another deadline, is given up, is given to others, who are told")
    func changes() throws {
        let samling = try imported()
        #expect(try samling("action", "done", "sjustjerna", "#7", "--json").object["state"] as? String == "done")
        #expect(try samling("action", "done", "sjustjerna", "7").status == 65)
        let extended = try samling("action", "extend", "sjustjerna", "6", "15.09", "--json")
        #expect(extended.object["due"] as? String == "2023-09-15")
        #expect(try samling("action", "extend", "sjustjerna", "6", "--to", "2023-10-02").status == 0)
        #expect(try samling("action", "extend", "sjustjerna", "6", "snart ein gong").status == 65)
        #expect(try samling("action", "extend", "sjustjerna", "6").status == 64)
        let dropped = try samling("action", "drop", "sjustjerna", "5", "--reason", "Fylket tok det", "--json")
        #expect(dropped.object["state"] as? String == "dropped")
        let assigned = try samling("action", "assign", "sjustjerna", "3", "helseleiar, Hareid", "--json")
        #expect((assigned.object["owners"] as? [[String: Any]])?.first?["organisation"] as? String == "hareid")
        #expect(try samling("action", "assign", "sjustjerna", "3", "helseleiar, Hereid").status == 65)
        let told = try samling("mail", "--json").list.filter { $0["kind"] as? String == "assigned" }
        #expect(told.compactMap { $0["to"] as? String } == ["kari.nes@example.no"])
    }

    @Test("the agenda is drafted, edited, kept and sent once; a case gets on it, and its presenter is called")
    func agenda() throws {
        let samling = try imported()
        let added = try samling(
            "case", "add", "sjustjerna", "Akutttilbod", "--kind", "drøfting", "--presenter", "Hilde Strand",
            "--minutes", "30", "--json")
        #expect(added.object["title"] as? String == "Akutttilbod")
        #expect(try samling("cases", "sjustjerna", "--json").list.count == 1)
        let draft = try samling("agenda", "draft", "sjustjerna", "--json")
        let items = try #require(draft.object["items"] as? [[String: Any]])
        let keys = ["title", "kind", "start", "end", "reason"]
        #expect(items.allSatisfy { item in keys.allSatisfy { item[$0] is String } })
        #expect(items.first?["start"] as? String == "09:00")
        for (one, next) in zip(items, items.dropFirst()) {
            #expect(one["end"] as? String == next["start"] as? String)
        }
        let text = try samling("agenda", "draft", "sjustjerna").out
        let edited = text.replacingOccurrences(of: "## Ymse", with: "## Ymse og kaffi")
        #expect(try samling("agenda", "save", "sjustjerna", "-", input: edited).status == 0)
        #expect(try samling("agenda", "draft", "sjustjerna").out.contains("## Ymse og kaffi"))
        let bad = edited.replacingOccurrences(of: "- Type: drøfting", with: "- Type: tull")
        #expect(try samling("agenda", "save", "sjustjerna", "-", "--json", input: bad).error["line"] is Int)
        let sent = try samling("agenda", "send", "sjustjerna", "--send", "--json")
        #expect(sent.status == 0, "\(sent.err)")
        #expect(sent.object["presenters"] as? [String] == ["hilde.strand@example.no"])
        let again = try samling("agenda", "send", "sjustjerna", "--send")
        #expect(again.out.contains("allereie send 12.06.2023 kl. 09.00 til "))
        #expect(try samling("case", "withdraw", "sjustjerna", "Akutttilbod").status == 0)
    }

    @Test("a contributed link stands under nytt sidan sist, once, with its sender, whatever it looks like")
    func contributed() throws {
        let samling = try Samling.planned()
        for text in ["NOU 2023: 4 https://example.no/nou", "NOU 2023: 4 https://example.no/nou", "Type: tull"] {
            let given = try samling("agenda", "contribute", "sjustjerna", text, "--from", "kari")
            #expect(given.status == 0, "\(given.err)")
        }
        #expect(try samling("agenda", "contribute", "sjustjerna", "X", "--from", "ukjend").status == 65)
        let draft = try samling("agenda", "draft", "sjustjerna").out
        #expect(draft.components(separatedBy: "- NOU 2023: 4 https://example.no/nou (Kari Nes)\n").count == 2)
        #expect(draft.contains("Type: tull (Kari Nes)"))
        let saved = try samling("agenda", "save", "sjustjerna", "-", input: draft)
        #expect(saved.status == 0, "\(saved.err)")
        #expect(try samling("agenda", "draft", "sjustjerna").out == draft)
    }
}
