import FoundationEssentials
import Meetings
import TestSupport
import Testing

@testable import Website

/// Things to look at, in few words.
extension TestSite {
    static let script = "<script>alert('x')</script>"

    func save(_ items: ActionItem...) async throws {
        try await world.deciding { books in for item in items { try books.ledger.save(item) } }
    }

    static func item(
        _ number: Int = 1, forum: ForumID = "sjustjerna", text: String? = nil, owner: OrganisationID? = "sande",
        due: String = "2023-06-01"
    ) -> ActionItem {
        let day = CalendarDate(due)
        let party =
            owner.map { Party(kind: .organisation, text: $0.rawValue, organisation: $0) }
            ?? Party(kind: .unresolved, text: "?", confirmed: false)
        return ActionItem(
            forum: forum, number: number, text: text ?? "Punkt \(number)", owners: [party],
            due: Deadline(text: due, form: .date, date: day), meeting: "m1",
            meetingDate: SampleRegister.day(2023, 5, 5), caseTitle: "Sak", created: SampleRegister.day(2023, 5, 8))
    }

    /// The page holds the text as text, and never as markup.
    static func isEscaped(_ page: Page) -> Bool { !page.text.contains("<script>alert") }
}

@Suite("The coordinator's desk as a page")
struct DeskPagesTests {
    @Test("what is urgent stands first, and each line leads to where it is dealt with")
    func desk() async throws {
        let site = try await TestSite()
        try await site.save(TestSite.item(4))
        let page = try await site.get("/n/sjustjerna", as: "oddvar")
        #expect(page.status == 200)
        #expect(page.text.contains("Over fristen: #4 Punkt 4"))
        #expect(page.text.contains("href=\"/n/sjustjerna/actions/sjustjerna/4\""))
        #expect(page.text.contains("Ledig rolle: kommuneoverlege, Ørsta"))
        #expect(page.text.contains("href=\"/n/sjustjerna/f/lsu-volda\""))
        let groups = ["Denne veka", "Seinare"].compactMap { page.text.firstRange(of: $0)?.lowerBound }
        #expect(groups.count == 2 && groups == groups.sorted())
    }

    @Test("the heading counts the lines that stand beneath it, also where one of them stands for several")
    func counted() async throws {
        let site = try await TestSite()
        for number in 1...7 { try await site.save(TestSite.item(number)) }
        let desk = try await DeskWorkflow(site.world.environment).desk(of: "oddvar@example.no", in: "sjustjerna")
        let lines = desk.lines(in: .today)
        let page = try await site.get("/n/sjustjerna", as: "oddvar")
        let heading = lines.isEmpty ? "Ingenting hastar i dag" : "\(lines.count) ting hastar i dag"
        #expect(page.text.contains("<h1>\(heading)</h1>"))
    }

    @Test("the menu says on which of its pages one is, or beneath which")
    func menu() async throws {
        let site = try await TestSite()
        for (path, marked) in [
            ("/n/sjustjerna", "<a href=\"/n/sjustjerna\" aria-current=\"page\">"),
            ("/n/sjustjerna/wheel", "<a href=\"/n/sjustjerna/wheel\" aria-current=\"page\">"),
            ("/n/sjustjerna/f/sjustjerna", "<a href=\"/n/sjustjerna/forums\" aria-current=\"true\">"),
            ("/n/sjustjerna/register", "<a href=\"/n/sjustjerna/register\" aria-current=\"page\">"),
        ] {
            let page = try await site.get(path, as: "oddvar")
            #expect(page.text.contains(marked), "\(path)")
            #expect(page.text.ranges(of: "/nav>").count >= 1)
            let menu = page.text.split(separator: "<nav aria-label").first { $0.contains("/n/sjustjerna/wheel") }
            #expect(menu?.split(separator: "</nav>").first?.ranges(of: "aria-current").count == 1, "\(path)")
        }
    }

    @Test("every place that something can be dealt with at has a page, for the coordinator")
    func places() async throws {
        let site = try await TestSite()
        try await site.plan("sjustjerna", "2023-08-18")
        try await site.save(TestSite.item(4))
        let number = try await site.world.deciding { books in
            try books.ledger.add(
                InboxMail(
                    network: "sjustjerna", digest: "d", bodyDigest: "b", from: "x@example.no", subject: "Hei", raw: [],
                    arrived: books.now))
        }
        let date = SampleRegister.day(2023, 8, 18)
        var places: [Place] = [
            .forum("sjustjerna"), .plan("sjustjerna"), .roster("sjustjerna"), .cases("sjustjerna"),
            .item("sjustjerna", 4), .items(nil, .open), .items("sjustjerna", .overdue), .inbox(nil), .mail,
            .person("kari"), .organisation("sande"),
        ]
        places += Place.MeetingPart.allCases.map { .meeting("sjustjerna", date, $0) }
        places.append(.inbox(number))
        for place in places {
            // A case that is added has to be put on the list above.
            switch place {
            case .forum, .plan, .roster, .cases, .meeting, .item, .items, .inbox, .mail, .person, .organisation: break
            }
            let (page, address) = try await shown(place, at: site)
            #expect(page.status == 200, "\(address)")
            if let anchor = address.split(separator: "#").dropFirst().first {
                #expect(page.text.contains("id=\"\(anchor)\""), "\(address)")
            }
        }
    }

    private func shown(_ place: Place, at site: TestSite) async throws -> (page: TestSite.Page, address: String) {
        let address = try #require(PlaceAddress(networkID: "sjustjerna", coordinatesNetwork: true).path(of: place))
        let path = address.split(separator: "#").first.map(String.init) ?? ""
        return (try await site.get(path, as: "oddvar"), address)
    }

    @Test("the same in the reader's language", arguments: [("nb", "Denne uken"), ("en", "Overdue: #4")])
    func languages(language: String, words: String) async throws {
        let site = try await TestSite()
        try await site.save(TestSite.item(4))
        let page = try await site.get(
            "/n/sjustjerna", as: "oddvar", headers: ["Cookie": "samling=oddvar@example.no; samling-lang=\(language)"])
        #expect(page.text.contains(words))
        #expect(!page.text.contains("[["))
    }

    @Test("a member sees her meetings, and nothing of the coordinator's")
    func member() async throws {
        let site = try await TestSite()
        try await site.save(TestSite.item(4))
        let page = try await site.get("/n/sjustjerna", as: "leiar-sande")
        #expect(page.status == 200 && !page.text.contains("Over fristen"))
        #expect(page.text.contains("Sjustjerna helse og omsorg") && page.text.contains("/n/sjustjerna/mine"))
        #expect(!page.text.contains("LSU Volda") && !page.text.contains("/inbox"))
    }

    @Test("a stranger to the network is not told that there is one")
    func stranger() async throws {
        let site = try await TestSite()
        #expect(try await site.get("/n/sjustjerna").status == 303)
        #expect(try await site.get("/n/sjustjerna", as: "x@example.com").status == 404)
        #expect(try await site.get("/n/nowhere", as: "oddvar").status == 404)
    }

    @Test("an administrator sees all forums; a desk with nothing on it says what will be here")
    func administrator() async throws {
        var register = SampleRegister.sjustjerna
        register.appointments.removeAll { $0.person == nil }
        register.forums[0].cadence = nil
        let site = try await TestSite(register, administrators: ["root@example.no"])
        let page = try await site.get("/n/sjustjerna", as: "root@example.no")
        #expect(page.text.contains("Ingenting hastar i dag") && page.text.contains("Her står det som ventar på deg"))
        #expect(page.text.contains("LSU Ålesund"))
    }

    @Test("script in a title, a name or a place is shown as text")
    func hostile() async throws {
        var register = SampleRegister.sjustjerna
        register.forums[0].name = TestSite.script
        register.forums[0].aliases = []
        register.network.name = TestSite.script
        let site = try await TestSite(register)
        try await site.save(TestSite.item(1, text: TestSite.script))
        for person in ["oddvar", "leiar-sande"] {
            let page = try await site.get("/n/sjustjerna", as: person)
            #expect(page.status == 200 && TestSite.isEscaped(page) && page.text.contains("&lt;script&gt;"))
        }
    }

    @Test("other networks that the same address coordinates are named, with how much hastar there")
    func elsewhere() async throws {
        let site = try await TestSite()
        var other = SampleRegister.sjustjerna
        (other.network.id, other.network.name) = ("anna", "Det andre nettverket")
        try await site.world.environment.store.write("anna") { [other] in try $0.save(other) }
        let page = try await site.get("/n/sjustjerna", as: "oddvar")
        #expect(page.text.contains("Det andre nettverket") && page.text.contains("href=\"/n/anna\""))
        let member = try await site.get("/n/sjustjerna", as: "leiar-sande")
        #expect(!member.text.contains("Det andre nettverket"))
    }
}

@Suite("Search as a page")
struct SearchPagesTests {
    private static func site() async throws -> TestSite {
        let site = try await TestSite()
        try await site.save(
            TestSite.item(1, text: "Alderspsykiatri i Sjustjerna"),
            TestSite.item(1, forum: "lsu-volda", text: "Alderspsykiatri i Volda"))
        return site
    }

    @Test("what is found leads to its page, with what matched marked")
    func finds() async throws {
        let page = try await Self.site().get("/n/sjustjerna/search?q=alderspsykiatri", as: "oddvar")
        #expect(page.status == 200 && page.text.contains("2 treff"))
        #expect(page.text.contains("<a href=\"/n/sjustjerna/actions/lsu-volda/1\">#1 Alderspsykiatri i Volda</a>"))
        #expect(page.text.contains("value=\"alderspsykiatri\""))
    }

    @Test("a member finds only what is of her forums, whatever forum is asked for")
    func rights() async throws {
        let site = try await Self.site()
        for query in ["q=alderspsykiatri", "q=alderspsykiatri&forum=lsu-volda", "q=alderspsykiatri&forum=nowhere"] {
            let page = try await site.get("/n/sjustjerna/search?\(query)", as: "leiar-sande")
            #expect(page.text.contains("1 treff") && !page.text.contains("i Volda"), "\(query)")
        }
        #expect(try await site.get("/n/sjustjerna/search?q=x", as: "x@example.com").status == 404)
    }

    @Test("a person leads to the register for who may see it, and nowhere for others")
    func people() async throws {
        let site = try await Self.site()
        let coordinator = try await site.get("/n/sjustjerna/search?q=Leiar+Hareid", as: "oddvar")
        #expect(coordinator.text.contains("/register/person?id=leiar-hareid"))
        let member = try await site.get("/n/sjustjerna/search?q=Leiar+Hareid", as: "leiar-sande")
        #expect(member.text.contains("<h3>Leiar Hareid</h3>"))
    }

    @Test(
        "nothing asked, nothing found, and hostile questions are pages that say so",
        arguments: [
            "", "?q=", "?q=%20", "?q=finst-ikkje", "?q=%3Cscript%3Ealert%28%27x%27%29%3C%2Fscript%3E",
            "?q=%22%3E%3Cimg%3E",
            "?q=%25%25%25", "?q=\(String(repeating: "a", count: 3_000))", "?forum=%00", "?q=x&q=y",
        ])
    func hostile(query: String) async throws {
        let page = try await Self.site().get("/n/sjustjerna/search\(query)", as: "oddvar")
        #expect([200, 404].contains(page.status))
        #expect(TestSite.isEscaped(page) && !page.text.contains("\"><img>"))
    }
}
