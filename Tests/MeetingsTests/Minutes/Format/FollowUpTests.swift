import Testing

@testable import Meetings

@Suite("Items under Oppfølging")
struct FollowUpTests {
    private let known = "\n  - Ansvar: ?\n  - Frist: ?"

    private func errors(_ lines: String) -> [String] { MinutesSample.errors(MinutesSample.item(lines)) }

    @Test(
        "the box says open, done or dropped; without one it is open",
        arguments: [
            ("- [ ] A", ActionItem.State.open), ("- [x] A", .done), ("- [X] A", .done), ("- [-] A", .dropped),
            ("- A", .open), ("* [x] A", .done), ("• [ ] A", .open), ("•A", .open), (" - [x] A", .done),
        ])
    func boxes(_ line: String, _ state: ActionItem.State) {
        let items = MinutesSample.items(line + known)
        #expect(items.map(\.state) == [state])
        #expect(items.map(\.text) == ["A"])
        #expect(items.map(\.line) == [10])
    }

    @Test("every key is read in both languages and however it is marked")
    func keys() throws {
        let nynorsk = """
            - [ ] A
              - Ansvar: Oddvar
              - Frist: 01.09
              - Status: under arbeid
              - Gjeld: Sande
              - Sakskart: fast
              - Forankring: SSU
              - Avheng av: mandatet
              - Gjentak: kvart år
              - Merknad: hugs
            """
        let other = """
            - [ ] A
            \t* **Ansvarlig:** Oddvar
            \t* **Frist**: 01.09
                - STATUS : under arbeid
                - Gjelder: Sande
              • Sakskart: fast sak
              - forankring: SSU
              - Avhenger av: mandatet
              - Gjentak: kvart år
              - *Merknad:* hugs
            """
        for text in [nynorsk, other, nynorsk.replacing("Ansvar:", with: "Ansvarleg:")] {
            let item = try #require(MinutesSample.items(text).first)
            #expect(item.owners.map(\.person) == ["oddvar"])
            #expect(item.due.date == CalendarDate(2023, 9, 1))
            #expect(item.status == .inProgress)
            #expect(item.concerns == "Sande")
            #expect(item.agenda == .standing)
            #expect(item.anchoring == "SSU")
            #expect(item.dependsOn == "mandatet")
            #expect(item.repeats == "kvart år")
            #expect(item.note == "hugs")
        }
    }

    @Test("wrapped lines go on with the text, and with a key's value")
    func wrapped() throws {
        let item = try #require(
            MinutesSample.items(
                "- [ ] A som\n  held fram\n\n  her\n  - Ansvar: ?\n  - Frist: ?\n  - Merknad: lang\n    merknad"
            ).first)
        #expect(item.text == "A som held fram her")
        #expect(item.note == "lang merknad")
    }

    @Test("numbers are read and kept")
    func numbers() {
        let items = MinutesSample.items("- [ ] #41: A\(known)\n- #7: B\(known)\n- C #3: D\(known)")
        #expect(items.map(\.number) == [41, 7, nil])
        #expect(items.map(\.text) == ["A", "B", "C #3: D"])
    }

    @Test(
        "what has not the shape of an item is an error with its line",
        arguments: [
            ("-", "10 empty-item"), ("- [ ]", "10 empty-item"), ("- #4:", "10 empty-item"),
            ("Fri tekst", "10 not-an-item"),
            ("1. A", "10 not-an-item"), ("– A", "10 not-an-item"), ("+ A", "10 not-an-item"),
            ("  - A", "10 not-an-item"), ("- [] A", "10 item-box [ ]"), ("- [v] A", "10 item-box [ ]"),
            ("- [x]A", "10 item-box [ ]"), ("- #4 A", "10 item-number #4:"), ("- #0: A", "10 item-number #0:"),
            ("- #99999999999999: A", "10 item-number #999999999999:"), ("- # 4: A", "10 item-number #4:"),
            ("- [ ] **#4:** A", "10 item-number #4:"),
            ("- Ansvar: Oddvar", "10 key-not-indented   - Ansvar: Oddvar"),
            ("- Ansvr: Oddvar", "10 near-keyword Ansvar"),
        ])
    func shapes(_ line: String, _ problem: String) {
        #expect(errors(line) == [problem])
    }

    @Test(
        "what stands beneath an item is a field it knows, once, with a value",
        arguments: [
            ("  - Ansvr: ?", "13 near-keyword Ansvar"), ("  - Fristt: ?", "13 near-keyword Frist"),
            ("  - Avhang av: A", "13 near-keyword Avheng av"), ("  - Stad: A", "13 unknown-key"),
            ("  - Sakkart: fast", "13 near-keyword Sakskart"), ("  - Prioritet: høg", "13 unknown-key"),
            ("  - Ansvar: ?", "13 repeated-key"), ("  - Ansvarleg: ?", "13 repeated-key"),
            ("  - Merknad:", "13 empty-value ?"), ("  - berre tekst", "13 item-detail"),
            ("  Merknad: A", "13 missing-dash - Merknad: A"), ("    - Djup: A", "13 unknown-key"),
        ])
    func fields(_ line: String, _ problem: String) {
        #expect(errors("- [ ] A\(known)\n\(line)") == [problem])
    }

    @Test("parties and deadlines that can't be read are told on their own lines")
    func unresolvable() {
        let found = errors("- [ ] A\n  - Ansvar: Oddvarr\n  - Frist: 5-10-25")
        #expect(found.map { $0.prefix(17) } == ["11 unknown-party ", "12 not-a-deadline"])
    }

    @Test("an item without owner or deadline is unresolved, with a warning while it is open")
    func missing() throws {
        let result = MinutesSample.read(MinutesSample.item("- [ ] A\n- [x] B"))
        #expect(
            MinutesSample.summaries(result.warnings) == ["10 no-owner   - Ansvar: ?", "10 no-deadline   - Frist: ?"])
        let items = try #require(result.minutes?.items)
        #expect(items[0].owners.map(\.kind) == [.unresolved])
        #expect(items[0].due.form == .unresolved)
    }

    @Test(
        "a status in words says more than the box, but not the opposite",
        arguments: [
            ("[ ] ", "under arbeid", ItemStatus.inProgress), ("", "utført", .done), ("[x] ", "utført", .done),
            ("", "utsett", .postponed), ("[ ] ", "utsatt", .postponed), ("[-] ", "bortfalle", .dropped),
            ("", "bortfalt", .dropped), ("", "sendt vidare", .forwarded), ("", "send vidare", .forwarded),
            ("", "sendt videre", .forwarded),
            ("", "åpen", .open), ("[ ] ", "Open", .open),
        ])
    func statuses(_ box: String, _ word: String, _ status: ItemStatus) {
        #expect(MinutesSample.items("- \(box)A\(known)\n  - Status: \(word)").map(\.status) == [status])
    }

    @Test(
        "a status that isn't one, or says the opposite, is an error",
        arguments: [
            ("[x] ", "open", "13 state-conflict"), ("[x] ", "bortfalle", "13 state-conflict"),
            ("[-] ", "utført", "13 state-conflict"), ("", "utførd", "13 near-keyword utført"),
            ("", "kanskje", "13 unknown-value"),
        ])
    func badStatuses(_ box: String, _ word: String, _ problem: String) {
        #expect(errors("- \(box)A\(known)\n  - Status: \(word)") == [problem])
    }

    @Test("Sakskart puts it on every agenda, the next, or another forum's")
    func agenda() {
        func place(_ text: String) -> ActionItem.AgendaPlace? {
            MinutesSample.items("- A\(known)\n  - Sakskart: \(text)").first?.agenda
        }
        #expect(place("fast") == .standing)
        #expect(place("Fast") == .standing)
        #expect(place("neste samling") == .next)
        #expect(place("neste møte") == .next)
        #expect(place("LSU Volda") == .forum("lsu-volda"))
        #expect(place("Strategisk samarbeidsutval") == .forum("ssu"))
        #expect(errors("- A\(known)\n  - Sakskart: neste samlng") == ["13 near-keyword neste samling"])
        #expect(errors("- A\(known)\n  - Sakskart: LSU Vollda") == ["13 unknown-forum LSU Volda"])
        #expect(errors("- A\(known)\n  - Sakskart: Sande").map { $0.prefix(16) } == ["13 unknown-forum"])
    }

    @Test("a number stands once")
    func repeated() {
        #expect(errors("- #1: A\(known)\n- #1: B\(known)") == ["13 repeated-number"])
    }

    @Test("a closed item's passed deadline is no news; an open one's is")
    func passed() {
        let head = "- [x] A\n  - Ansvar: ?\n  - Frist: 01.06.2023"
        #expect(MinutesSample.warnings(MinutesSample.item(head)) == [])
        let open = MinutesSample.warnings(MinutesSample.item(head.replacing("[x]", with: "[ ]")))
        #expect(open == ["12 due-before-meeting"])
    }

    @Test("several blocks of items in a case are one list")
    func severalBlocks() {
        let body = MinutesSample.item("- A\(known)") + "\n\n### Bakgrunn\n\nX\n\n### Oppfølging\n\n- B\(known)"
        #expect(MinutesSample.read(body).minutes?.items.map(\.text) == ["A", "B"])
    }

    @Test("an empty list is a list")
    func emptyList() {
        #expect(errors("") == [])
        #expect(MinutesSample.items("") == [])
    }
}
