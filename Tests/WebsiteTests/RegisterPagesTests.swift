import HTTPTypes
import Meetings
import TestSupport
import Testing

@testable import Website

@Suite("The pages of the register")
struct RegisterPagesTests {
    private static let path = "/n/sjustjerna/register"

    private static let successor = [
        "what": "appoint", "of-forum": "sjustjerna", "of-role": "helseleiar", "of-organisation": "hareid",
        "of-person": "leiar-hareid", "of-from": "2022-01-01", "forum": "sjustjerna", "role": "helseleiar",
        "organisation": "hareid", "person": "kari", "from": "2023-08-01", "right": "speak", "contact": "1",
    ]

    private func register(_ site: TestSite) async throws -> Register {
        try await ForumWorkflow(site.world.environment).register(of: site.world.network)
    }

    private func holders(_ site: TestSite, _ date: String) async throws -> [PersonID] {
        let register = try await register(site)
        let day = try #require(CalendarDate(date))
        return register.appointments(in: "sjustjerna", on: day).filter { $0.organisation == "hareid" }
            .compactMap(\.person)
    }

    @Test("it shows the tree of forums, the organisations and the people with their roles")
    func shown() async throws {
        let site = try await TestSite()
        let page = try await site.get(Self.path, as: "oddvar")
        for text in ["LSU Volda", "Helse Møre og Romsdal", "helseføretak", "Kari Nordmann", "sekretariat (Sjustjerna)"]
        {
            #expect(page.text.contains(text), "\(text)")
        }
    }

    @Test("a successor is previewed with what follows, and made by the same form with the page's mark")
    func successor() async throws {
        let site = try await TestSite()
        let preview = try await site.post("\(Self.path)/change", Self.successor, as: "oddvar")
        #expect(preview.status == 200)
        #expect(
            preview.text.contains("Kari Nordmann: helseleiar, Hareid, i Sjustjerna helse og omsorg, frå 1. august 2023")
        )
        #expect(try await holders(site, "2023-08-01") == ["leiar-hareid"])
        let mark = try #require(preview.hidden("mark"))
        let form = Self.successor.merging(["mark": mark]) { $1 }
        #expect(try await site.post("\(Self.path)/change/made", form, as: "oddvar").status == 303)
        #expect(try await holders(site, "2023-07-31") == ["leiar-hareid"])
        #expect(try await holders(site, "2023-08-01") == ["kari"])
    }

    @Test("of two who change the register at once, the second sees it over again and loses nothing")
    func two() async throws {
        let site = try await TestSite()
        let first = try await site.post("\(Self.path)/change", Self.successor, as: "oddvar")
        let person = ["what": "person", "name": "Nina Ny", "email": "nina@example.no", "language": "nn"]
        let second = try await site.post("\(Self.path)/change", person, as: "oddvar")
        let mark = try #require(first.hidden("mark"))
        #expect(second.hidden("mark") == mark)
        let made = Self.successor.merging(["mark": mark]) { $1 }
        #expect(try await site.post("\(Self.path)/change/made", made, as: "oddvar").status == 303)
        let refused = try await site.post(
            "\(Self.path)/change/made", person.merging(["mark": mark]) { $1 }, as: "oddvar")
        #expect(refused.status == 409)
        #expect(refused.text.contains("Nina Ny"))
        #expect(try await register(site).person("nina-ny") == nil)
        let again = try #require(refused.hidden("mark"))
        #expect(again != mark)
        #expect(
            try await site.post("\(Self.path)/change/made", person.merging(["mark": again]) { $1 }, as: "oddvar").status
                == 303)
        #expect(try await register(site).person("nina-ny")?.email == "nina@example.no")
        #expect(try await holders(site, "2023-08-01") == ["kari"])
    }

    @Test("a vacancy, an end, changed rights, and somebody who leaves")
    func others() async throws {
        let site = try await TestSite()
        let key = Self.successor.filter { $0.key.hasPrefix("of-") }
        func make(_ form: [String: String]) async throws -> Int {
            let preview = try await site.post("\(Self.path)/change", form, as: "oddvar")
            guard let mark = preview.hidden("mark") else { return preview.status }
            return try await site.post("\(Self.path)/change/made", form.merging(["mark": mark]) { $1 }, as: "oddvar")
                .status
        }
        let change = ["what": "change", "right": "propose", "until": "2023-12-31"].merging(key) { $1 }
        #expect(try await make(change) == 303)
        let changed = try #require(try await register(site).appointments.first { $0.person == "leiar-hareid" })
        #expect(changed.rights == [.propose] && !changed.contact)
        let end = ["what": "end", "until": "2023-09-30", "vacancy": "1"].merging(key) { $1 }
        #expect(try await make(end) == 303)
        #expect(try await holders(site, "2023-10-01").isEmpty)
        #expect(try await make(["what": "leave", "id": "leiar-sande"]) == 303)
        #expect(try await register(site).person("leiar-sande")?.ended != nil)
        let shown = try await site.get("\(Self.path)/person?id=leiar-sande", as: "oddvar")
        #expect(shown.text.contains("Står ikkje i registeret lenger"))
    }

    @Test("what is refused stands in the form with what was typed, and changes nothing")
    func refused() async throws {
        let site = try await TestSite()
        let before = try await register(site)
        let bad: [[String: String]] = [
            ["what": "person", "name": "Nina \"<b>", "email": "ikkje ei adresse"],
            ["what": "person", "name": "", "email": "x@example.no"],
            ["what": "person", "name": "Oddvar", "email": "annan@example.no"],
            Self.successor.merging(["person": ""]) { $1 }, Self.successor.merging(["from": ""]) { $1 },
            Self.successor.merging(["from": "i morgon"]) { $1 }, Self.successor.merging(["person": "nobody"]) { $1 },
            Self.successor.merging(["role": "<script>"]) { $1 }, ["what": "end"], ["what": "leave", "id": "x"],
            ["what": "nonsense"], [:],
        ]
        for form in bad {
            for path in ["\(Self.path)/change", "\(Self.path)/change/made"] {
                let page = try await site.post(path, form, as: "oddvar")
                #expect([404, 422].contains(page.status), "\(form): \(page.status)")
                #expect(!page.text.contains("<script>") && !page.text.contains("<b>"))
            }
        }
        let typed = try await site.post("\(Self.path)/change", bad[0], as: "oddvar")
        #expect(typed.text.contains("value=\"ikkje ei adresse\""))
        #expect(try await register(site) == before)
    }

    @Test("the register goes out as a file and comes in again, looked over first")
    func file() async throws {
        let site = try await TestSite()
        let file = try await site.get("\(Self.path)/file.yaml", as: "oddvar")
        #expect(file.headers[.contentType]?.hasPrefix("application/yaml") == true)
        #expect(file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
        let same = try await site.post("\(Self.path)/file", ["text": file.text], as: "oddvar")
        #expect(same.text.contains("Dette endrar ingenting"))
        let changed = file.text.replacing("oddvar@example.no", with: "oddvar.ny@example.no")
        let preview = try await site.post("\(Self.path)/file", ["text": changed], as: "oddvar")
        #expect(preview.text.contains("oddvar.ny@example.no"))
        let mark = try #require(preview.hidden("mark"))
        let applied = try await site.post(
            "\(Self.path)/file/applied", ["text": changed, "mark": mark], as: "oddvar@example.no")
        #expect(applied.status == 303)
        #expect(try await register(site).person("oddvar")?.email == "oddvar.ny@example.no")
    }

    @Test("a file with faults is refused line by line; another network's and a huge one too")
    func badFiles() async throws {
        let site = try await TestSite()
        let before = try await register(site)
        let good = try await site.get("\(Self.path)/file.yaml", as: "oddvar").text
        for text in [
            "", "a: [", good.replacing("id: sjustjerna, name", with: "id: annet, name"),
            good.replacing("oddvar@example.no", with: "oddvar"), String(repeating: "- &a [*a]\n", count: 2000),
            String(repeating: "x", count: RegisterFiles.largestBytes + 1),
        ] {
            let page = try await site.post("\(Self.path)/file", ["text": text], as: "oddvar")
            #expect([413, 422].contains(page.status), "\(text.prefix(60)): \(page.status)")
        }
        #expect(try await register(site) == before)
    }

    @Test("the forms of a seat and of a person are filled with what there is")
    func forms() async throws {
        let site = try await TestSite()
        let key = try #require(try await register(site).appointments.first).key
        let path = AppointmentAddress.path(key, in: "/n/sjustjerna")
        let seat = try await site.get(path, as: "oddvar")
        #expect(seat.status == 200)
        #expect(seat.text.contains("helseleiar, Vanylven (Sjustjerna)"))
        #expect(seat.hidden("of-person") == "leiar-vanylven")
        #expect(
            try await site.get("\(Self.path)/appointment?forum=x&role=y&from=2022-01-01", as: "oddvar").status == 404)
        #expect(try await site.get("\(Self.path)/appointment", as: "oddvar").text.contains("Ny oppnemning"))
        let person = try await site.get("\(Self.path)/person?id=kari", as: "oddvar")
        #expect(person.text.contains("value=\"kari@example.no\""))
        #expect(try await site.get("\(Self.path)/person?id=none", as: "oddvar").status == 404)
    }
}
