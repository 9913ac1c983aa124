import Meetings
import Testing
import YAMLFiles

@Suite("A register file that is refused")
struct RegisterRefusalTests {
    @Test("A sound file is read")
    func sound() { #expect(RegisterExamples.faults(RegisterExamples.small) == []) }

    @Test(
        "The form of every value is checked, and told with its line",
        arguments: [
            ("name: Sande, kind", "namn: Sande, kind", ["4 unknown-key", "4 missing-key"]),
            ("name: Sande, ", "", ["4 missing-key"]),
            ("name: Sande,", "name: ,", ["4 missing-key"]),
            ("name: Sande,", "name: null,", ["4 missing-key"]),
            ("name: Sande,", "name: [Sande],", ["4 wrong-type"]),
            ("name: Sande, kind: municipality", "name: Sande, kind: comune", ["4 bad-value"]),
            ("[Hareid kommune]", "Hareid kommune", ["3 wrong-type"]),
            ("[Hareid kommune]", "[{a: b}]", ["3 wrong-type"]),
            (", language: nn", ", language: no", ["1 bad-value"]),
            (", language: nb", ", language: se", ["8 bad-value"]),
            ("    reportsTo: ssu", "    reportTo: ssu", ["14 unknown-key"]),
            ("everyWeeks: 6", "everyWeeks: six", ["15 wrong-type"]),
            ("everyWeeks: 6", "everyWeeks: \"6\"", ["15 wrong-type"]),
            ("everyWeeks: 6", "everyWeeks: 99999999999999999999", ["15 wrong-type"]),
            ("everyWeeks: 6, ", "", ["15 missing-key"]),
            ("weekday: friday", "weekday: fredag", ["15 bad-value"]),
            ("\"09:00\"", "\"25:00\"", ["15 bad-time"]),
            ("end: \"14:30\"", "end: half past two", ["15 bad-time"]),
            ("last: 2023-06-09", "last: 2023-02-29", ["15 no-such-date"]),
            ("last: 2023-06-09", "last: 09.06.2023", ["15 bad-date"]),
            ("mode: automatic", "mode: always", ["16 bad-value"]),
            ("horizon: 2", "horizon: 2.5", ["16 wrong-type"]),
            ("[opening, news]", "[opening, nws]", ["17 bad-value"]),
            ("[opening, news]", "[opening, opening]", ["17 repeated-value"]),
            ("from: 2022-01-01, contact", "from: 2023-02-30, contact", ["19 no-such-date"]),
            ("from: 2022-01-01, contact", "from: soon, contact", ["19 bad-date"]),
            ("from: 2022-01-01, contact", "from: 0222-01-01, contact", ["19 bad-date"]),
            ("from: 2022-01-01, contact", "contact", ["19 missing-key"]),
            ("contact: true", "contact: yes", ["19 wrong-type"]),
            ("contact: true", "rights: [speak, shout]", ["19 bad-value"]),
            ("until: null", "until: 2023-13-01", ["20 no-such-date"]),
            ("roles: [leiar/leder, helseleiar, sekretariat]", "roles: [leiar, helseleiar, [x]]", ["5 wrong-type"]),
            ("roles: [leiar/leder, helseleiar, sekretariat]", "roles: ", ["5 missing-key"]),
            ("helseleiar, sekretariat]", "helseleiar, {names: [x], holders: two}]", ["5 bad-value"]),
            ("helseleiar, sekretariat]", "helseleiar, {names: []}]", ["5 missing-key"]),
            ("people:", "persons:", ["1 missing-key", "6 unknown-key"]),
        ])
    func form(old: String, new: String, faults: [String]) {
        #expect(RegisterExamples.faults(RegisterExamples.small(old, new)) == faults)
    }

    @Test(
        "What makes no sense is told with its line",
        arguments: [
            ("    name: SSU", "    name: SSU\n    reportsTo: lsu", ["12 circle-in-reports-to"]),
            ("    reportsTo: ssu", "    reportsTo: lsu", ["14 circle-in-reports-to"]),
            ("    reportsTo: ssu", "    reportsTo: osu", ["14 unknown-forum"]),
            ("person: kari", "person: karo", ["19 unknown-person"]),
            ("organisation: hareid", "organisation: hareide", ["19 unknown-organisation"]),
            ("{role: leiar, person: ola", "{role: helsesjef, person: ola", ["20 unknown-role"]),
            ("aliases: [Ola]", "aliases: [Ola,\n      Sande]", ["9 name-collision"]),
            ("name: LSU Volda", "name: hareid kommune", ["13 name-collision"]),
            ("name: Sande,", "name: Hareid,", ["4 name-collision"]),
            ("email: kari@example.no", "email: kari@example", ["7 bad-address"]),
            ("email: kari@example.no", "email: \"a@b.no\\nBcc: x@y.no\"", ["7 bad-address"]),
            ("mailbox: mote@example.no", "mailbox: mote", ["1 bad-address"]),
            ("Europe/Oslo", "Europe/Olso", ["1 unknown-time-zone"]),
            ("{id: ola,", "{id: kari,", ["8 duplicate-id", "20 unknown-person"]),
            ("id: ssu", "id: SSU", ["10 bad-id", "14 unknown-forum"]),
            ("name: Kari Nes", "name: \"\"", ["7 empty-name"]),
            ("name: Kari Nes", "name: \"Kari\\nNes\"", ["7 control-character"]),
            ("name: Kari Nes", "name: \" Kari\"", ["7 space-around"]),
            ("end: \"14:30\"", "end: \"09:00\"", ["15 start-not-before-end"]),
            ("everyWeeks: 6", "everyWeeks: 53", ["15 out-of-range"]),
            ("everyWeeks: 6", "everyWeeks: -4", ["15 out-of-range"]),
            ("horizon: 2", "horizon: 21", ["16 out-of-range"]),
            ("until: null", "until: 2021-12-31", ["20 from-after-until"]),
            (
                ", contact: true}",
                ", contact: true}\n      - {role: helseleiar, organisation: hareid, person: ola, from: 2023-01-01}",
                ["20 two-holders"]
            ),
            (
                ", contact: true}",
                ", until: 2022-12-31}\n      - {role: helseleiar, organisation: hareid, person: ola, from: 2022-12-31}",
                ["20 two-holders"]
            ),
        ])
    func sense(old: String, new: String, faults: [String]) {
        #expect(RegisterExamples.faults(RegisterExamples.small(old, new)) == faults)
    }

    @Test("A date that doesn't exist is said to be just that")
    func noSuchDate() {
        let text = RegisterExamples.small("last: 2023-06-09", "last: 2023-02-30")
        #expect(RegisterExamples.problems(text).map(\.message.nn) == ["last: datoen finst ikkje: 2023-02-30"])
    }

    @Test("What was perhaps meant is suggested")
    func suggestion() {
        func suggestions(_ old: String, _ new: String) -> [String?] {
            RegisterExamples.problems(RegisterExamples.small(old, new)).map(\.suggestion)
        }
        #expect(suggestions("    reportsTo: ssu", "    reportTo: ssu") == ["reportsTo"])
        #expect(suggestions("weekday: friday", "weekday: fryday") == ["friday"])
        #expect(suggestions("person: kari", "person: karo") == ["kari"])
    }

    @Test("All faults of form are told at once, by line")
    func many() {
        let text = RegisterExamples.small
            .replacing("id: hareid, ", with: "").replacing("email: ola@example.no, ", with: "")
            .replacing("2022-01-01", with: "2022-01-32").replacing("caseNumbers: false", with: "caseNumbers: no")
        #expect(
            RegisterExamples.faults(text) == ["3 missing-key", "8 missing-key", "19 no-such-date", "20 no-such-date"])
    }

    @Test("Text that isn't YAML is refused with its line")
    func notYAML() {
        #expect(RegisterExamples.faults(RegisterExamples.small("  - id: lsu", "\t- id: lsu")) == ["12 tab"])
        #expect(RegisterExamples.faults(RegisterExamples.small("[Hareid kommune]", "[Hareid kommune")).count == 1)
        #expect(RegisterExamples.faults("a: b: c") == ["1 yaml-syntax"])
        #expect(RegisterExamples.faults("network: {}\nnetwork: {}") == ["1 duplicate-key"])
        #expect(RegisterExamples.faults("---\na: 1\n---\nb: 2\n") == ["3 yaml-syntax"])
        #expect(RegisterExamples.faults("a: \"\u{1}\"").map { $0.hasSuffix("yaml-syntax") } == [true])
        #expect(RegisterExamples.faults("") == ["1 empty-file"])
        #expect(RegisterExamples.faults("# nothing but this\n") == ["1 empty-file"])
        #expect(RegisterExamples.faults("Sjustjerna") == ["1 wrong-type"])
        #expect(RegisterExamples.faults("[]") == ["1 wrong-type"])
    }
}
