import Testing

@testable import Meetings

@Suite("Attendance")
struct AttendanceTests {
    private func attendance(_ lines: String, rest: String = "") -> String {
        "## Frammøte\n\n### Til stades\n\n\(lines)\n\n\(rest)"
    }

    private func notes(_ text: String) -> [AttendanceNote.Meaning] {
        MinutesSample.document(attendance("- Oddvar \(text)")).attendance.first?.notes.map(\.meaning) ?? []
    }

    @Test(
        "the section and its groups go by all their names",
        arguments: [
            ("Frammøte", "Til stades", AttendanceLine.Group.present), ("Fremmøte", "Til stede", .present),
            ("Oppmøte", "Møtt", .present), ("Frammøte", "Forfall", .absent), ("FREMMØTE", "**Andre**", .other),
            ("Frammøte", "Andre til stades", .other), ("Fremmøte", "Andre til stede:", .other),
        ])
    func names(_ section: String, _ group: String, _ meaning: AttendanceLine.Group) {
        let document = MinutesSample.document("## \(section)\n### \(group)\n- Oddvar")
        #expect(document.attendance.map(\.group) == [meaning])
        #expect(document.attendance.map(\.party) == ["Oddvar"])
        #expect(document.cases.isEmpty)
    }

    @Test("every note is read, in both languages")
    func everyNote() throws {
        let quarterPastTen = try #require(TimeOfDay(10, 15))
        #expect(notes("[vara for helseleiar, Ørsta]") == [.substituteFor("helseleiar, Ørsta")])
        #expect(notes("[Vara: Kari]") == [.replacedBy("Kari")])
        #expect(notes("[vara]") == [.substitute])
        #expect(notes("[digitalt]") == [.digital])
        #expect(notes("[observatør]") == [.observer])
        #expect(notes("[Sekretariat]") == [.secretariat])
        #expect(notes("[stemmerett]") == [.vote])
        #expect(notes("[røysterett]") == [.vote])
        #expect(notes("[meldt]") == [.reported])
        #expect(notes("[ikkje meldt]") == [.notReported])
        #expect(notes("[ikke meldt]") == [.notReported])
        #expect(notes("[frå kl. 10.15]") == [.from(quarterPastTen)])
        #expect(notes("[fra kl 10:15]") == [.from(quarterPastTen)])
        #expect(notes("[til kl. 1015]") == [.until(quarterPastTen)])
        #expect(notes("[frå sak 51/14]") == [.fromCase(CaseReference(number: 51, year: 2014))])
        #expect(notes("[fra sak 3]") == [.fromCase(CaseReference(number: 3, year: nil))])
        #expect(notes("[til og med sak 34/09]") == [.throughCase(CaseReference(number: 34, year: 2009))])
    }

    @Test("a note may list cases")
    func caseLists() {
        func range(_ first: Int, _ last: Int, _ year: Int?) -> ClosedRange<CaseReference> {
            CaseReference(number: first, year: year)...CaseReference(number: last, year: year)
        }
        #expect(notes("[sak 47-55/14]") == [.cases([range(47, 55, 2014)])])
        #expect(notes("[sak 1, 3 og 5–7]") == [.cases([range(1, 1, nil), range(3, 3, nil), range(5, 7, nil)])])
        #expect(notes("[sak 49/2014]") == [.cases([range(49, 49, 2014)])])
        #expect(notes("[sak 5-3]") == [])
    }

    @Test("several notes stand side by side, and are kept as written")
    func severalNotes() throws {
        let minutes = try #require(
            MinutesSample.read(attendance("- helseleiar, Ulstein [digitalt][frå kl. 10.15] [til kl. 12.00]")).minutes)
        #expect(minutes.present[0].notes.map(\.text) == ["digitalt", "frå kl. 10.15", "til kl. 12.00"])
    }

    @Test(
        "what isn't a note is an error with its line",
        arguments: [
            ("[digitlat]", "10 near-keyword digitalt"), ("[vare for Kari]", "10 near-keyword vara for"),
            ("[på ferie]", "10 unknown-note"), ("[frå kl. 26.00]", "10 unknown-note"), ("[digitalt", "10 bracket"),
            ("[digitalt] ja", "10 bracket"), ("[]", "10 unknown-note"), ("[frå sak x]", "10 unknown-note"),
            ("[vara for ]", "10 unknown-note"),
        ])
    func badNotes(_ note: String, _ problem: String) {
        let found = MinutesSample.errors(attendance("- Oddvar \(note)"))
        #expect(found == [problem])
    }

    @Test(
        "notes that can't hold together are errors",
        arguments: [
            ("Forfall", "[meldt] [ikkje meldt]"),
            ("Til stades", "[digitalt] [digitalt]"), ("Til stades", "[observatør] [stemmerett]"),
            ("Til stades", "[frå kl. 12.00] [til kl. 10.00]"),
            ("Til stades", "[frå kl. 10.00] [frå kl. 11.00]"),
        ])
    func conflicts(_ group: String, _ notes: String) {
        let found = MinutesSample.errors("## Frammøte\n### \(group)\n- Oddvar \(notes)")
        #expect(found == ["8 note-conflict"])
    }

    @Test(
        "a note that is odd in its group is only pointed out",
        arguments: [
            ("Til stades", "[meldt]"), ("Forfall", "[digitalt]"), ("Forfall", "[vara for helseleiar, Ørsta]"),
            ("Til stades", "[vara: helseleiar, Ørsta]"), ("Andre", "[ikkje meldt]"),
        ])
    func oddNotes(_ group: String, _ note: String) {
        let body = "## Frammøte\n### \(group)\n- Oddvar \(note)"
        #expect(MinutesSample.errors(body) == [])
        #expect(MinutesSample.warnings(body) == ["8 note-conflict"])
    }

    @Test(
        "anything else in the section is an error",
        arguments: [
            ("## Frammøte\n### Til stedes\n- Oddvar", "7 near-keyword Til stades"),
            ("## Frammøte\n### Gjester\n- Oddvar", "7 unknown-heading"),
            ("## Frammøte\n- Oddvar", "7 text-in-attendance"),
            ("## Frammøte\n### Til stades\nOddvar", "8 text-in-attendance"),
            ("## Frammøte\n### Til stades\n- [digitalt]", "8 note-without-party"),
            ("## Framøte\n### Til stades\n- Oddvar", "6 near-keyword Frammøte"),
            ("## Frammøte\n###Forfall\n- Oddvar", "7 heading-space ### Forfall"),
        ])
    func badContent(_ body: String, _ problem: String) {
        #expect(MinutesSample.errors(body) == [problem])
    }

    @Test("empty lines and empty bullets are nothing")
    func emptyBullets() {
        #expect(MinutesSample.errors("## Frammøte\n\n### Til stades\n\n-\n- Oddvar\n\n*\n\n### Forfall\n") == [])
    }

    @Test("unknown people are errors with suggestions, also as the one a substitute stands for")
    func unknownPeople() {
        #expect(MinutesSample.errors(attendance("- Oddvarr")) == ["10 unknown-party Oddvar"])
        let found = MinutesSample.errors(attendance("- Oddvar [vara for helseleiar, Sandd]"))
        #expect(found.map { $0.prefix(16) } == ["10 unknown-party"])
    }

    @Test("the same one can't be both present and absent")
    func presentAndAbsent() {
        let body = attendance("- helseleiar, Ørsta", rest: "### Forfall\n\n- helseleiar, Ørsta kommune [meldt]")
        #expect(MinutesSample.errors(body) == ["14 present-and-absent"])
        #expect(MinutesSample.warnings(attendance("- Oddvar\n- Oddvar")) == ["11 attends-twice"])
    }

    @Test("guests are present, marked as guests")
    func guests() throws {
        let minutes = try #require(MinutesSample.read("## Frammøte\n### Andre\n- Hilde Ystanes, KS").minutes)
        #expect(minutes.present.map(\.isGuest) == [true])
        #expect(minutes.present[0].party.organisation == "ks")
    }

    @Test("a note that points to a case that isn't there is worth a warning")
    func unknownCase() {
        let rest = "## Sak 1/23 A\n\n## Sak 2/23 B"
        #expect(MinutesSample.warnings(attendance("- Oddvar [frå sak 9/23]", rest: rest)) == ["10 unknown-case"])
        #expect(MinutesSample.warnings(attendance("- Oddvar [frå sak 2]", rest: rest)) == [])
        #expect(MinutesSample.warnings(attendance("- Oddvar [sak 1-2/23]", rest: rest)) == [])
        #expect(MinutesSample.warnings(attendance("- Oddvar [frå sak 2]", rest: "## A\n\n## B")) == [])
        #expect(MinutesSample.warnings(attendance("- Oddvar [frå sak 3]", rest: "## A\n\n## B")) == ["10 unknown-case"])
    }

    @Test("a list without end is refused")
    func tooMany() {
        let lines = String(repeating: "- ?\n", count: 501)
        #expect(MinutesSample.errors(attendance(lines)) == ["510 too-many-attendees"])
    }

    @Test("who filled a role, by head and attendance, makes it no vacancy")
    func filledRoles() throws {
        let owner = "## Sak 1/23 A\n\n### Oppfølging\n\n- B\n  - Ansvar: prosjektleiar\n  - Frist: ?"
        let vacant = try #require(MinutesSample.read(owner).minutes)
        #expect(vacant.items[0].owners[0].vacant)
        let filled = try #require(
            MinutesSample.read(attendance("- Elin Sørbotten, prosjektleiar, Kinn kommune", rest: owner)).minutes)
        #expect(!filled.items[0].owners[0].vacant)
    }
}
