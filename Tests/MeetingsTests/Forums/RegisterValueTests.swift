import Meetings
import Testing

@Suite("The values of a register")
struct RegisterValueTests {
    @Test(
        "Addresses that could be read in two ways are refused",
        arguments: [
            "", "kari", "kari@", "@example.no", "kari@example", "kari@@example.no", "a@b@example.no",
            "kari @example.no", "kari@example.no ", "kari@exam ple.no", "kåre@example.no", "kari@hareød.no",
            "Kari <kari@example.no>", "\"kari\"@example.no", "kari@example.no\nBcc: x@example.no", "kari@example.no\r",
            "kari@[127.0.0.1]", "kari@127.0.0.1", "kari@example..no", "kari@.example.no", "kari@example.no.",
            ".kari@example.no", "kari.@example.no", "ka..ri@example.no", "kari@-example.no", "kari@example-.no",
            "kari,ola@example.no", "kari;ola@example.no", "kari(x)@example.no", "kari\u{0}@example.no",
            String(repeating: "a", count: 65) + "@example.no",
            "a@" + Array(repeating: "abcdefghi", count: 26).joined(separator: ".") + ".no",
        ])
    func badAddress(address: String) {
        #expect(SmallRegister.faults { $0.people[0].email = address } == ["bad-address"])
        #expect(SmallRegister.faults { $0.network.mailbox = address } == ["bad-address"])
    }

    @Test(
        "Plain addresses are taken",
        arguments: [
            "kari@example.no", "kari.nes+mote@helse.example.no", "O'Hara_x@example.co", "1@2.no",
            "kari@xn--hareid-fya.example.no",
        ])
    func goodAddress(address: String) { #expect(SmallRegister.faults { $0.people[0].email = address } == []) }

    @Test(
        "Names that could break a header, or that show nothing, are refused",
        arguments: [
            ("", "empty-name"), ("   ", "empty-name"), ("Kari\nBcc: x", "control-character"),
            ("Kari\u{0}", "control-character"), ("Kari\u{7F}", "control-character"),
            ("Ka\u{2028}ri", "control-character"), ("Kari\u{202E}", "control-character"), (" Kåre", "space-around"),
            ("Ka\u{200B}ri", "control-character"), ("Ka\u{AD}ri", "control-character"),
            ("Kari\u{E0041}", "control-character"), ("Kari\u{FFFE}", "control-character"),
            ("Kåre\u{A0}", "space-around"), (String(repeating: "a", count: 201), "too-long"),
        ])
    func badName(name: String, code: String) {
        #expect(SmallRegister.faults { $0.people[0].name = name } == [code])
        #expect(SmallRegister.faults { $0.people[0].aliases = [name] } == [code])
        #expect(SmallRegister.faults { $0.organisations[0].name = name } == [code])
        #expect(SmallRegister.faults { $0.forums[0].name = name } == [code])
        #expect(SmallRegister.faults { $0.forums[0].subtitle = name } == [code])
        #expect(SmallRegister.faults { $0.network.name = name } == [code])
        #expect(SmallRegister.faults { $0.roles.append(Role(names: ["gjest", name])) } == [code])
    }

    @Test(
        "Names in any script are taken",
        arguments: ["Ørjan Ås-Bø", "Ánde Čáhci", "Πέτρος", "李", "Kari 🐟", "Kari 👩‍⚕️", "?"])
    func goodName(name: String) { #expect(SmallRegister.faults { $0.people[0].name = name } == []) }

    @Test(
        "An id is small letters, digits and hyphens", arguments: ["", "-a", "Kari", "kåre", "a b", "a/b", "a.b", "a\n"])
    func badID(id: String) {
        #expect(
            SmallRegister.faults {
                $0.people[3].id = PersonID(id); $0.appointments = []
            } == ["bad-id"])
        #expect(SmallRegister.faults { $0.network.id = NetworkID(id) } == ["bad-id"])
    }

    @Test("A time zone is one the system knows", arguments: ["", "Europe/Olso", "../etc/passwd", "Oslo\n"])
    func badZone(name: String) { #expect(SmallRegister.faults { $0.network.timezone = name } == ["unknown-time-zone"]) }

    @Test("Numbers and times out of bounds are refused")
    func bounds() throws {
        let (nine, ten) = (try #require(TimeOfDay(9, 0)), try #require(TimeOfDay(10, 0)))
        func faults(weeks: Int, from: TimeOfDay, to: TimeOfDay, gap: Int? = nil) -> [String] {
            SmallRegister.faults {
                $0.forums[0].cadence = Cadence(
                    everyWeeks: weeks, weekday: .friday, start: from, end: to, minimumGapDays: gap)
            }
        }
        #expect(faults(weeks: 1, from: nine, to: ten) == [])
        #expect(faults(weeks: 52, from: nine, to: ten) == [])
        #expect(faults(weeks: 0, from: nine, to: ten) == ["out-of-range"])
        #expect(faults(weeks: 53, from: nine, to: ten) == ["out-of-range"])
        #expect(faults(weeks: 6, from: nine, to: ten, gap: 367) == ["out-of-range"])
        #expect(faults(weeks: 6, from: ten, to: nine) == ["start-not-before-end"])
        #expect(faults(weeks: 6, from: nine, to: nine) == ["start-not-before-end"])
        #expect(SmallRegister.faults { $0.forums[0].invitations.horizon = 0 } == [])
        #expect(SmallRegister.faults { $0.forums[0].invitations.horizon = 21 } == ["out-of-range"])
        #expect(SmallRegister.faults { $0.forums[0].invitations.horizon = -1 } == ["out-of-range"])
    }

    @Test("An appointment of one day is sound; one that ends before it begins is not")
    func fromAndUntil() {
        #expect(SmallRegister.faults { $0.appointments[0].until = SmallRegister.date("2022-01-01") } == [])
        #expect(
            SmallRegister.faults { $0.appointments[0].until = SmallRegister.date("2021-12-31") }
                == ["from-after-until"])
    }

    @Test("A message stays on one line, whatever is in the value")
    func oneLine() {
        let problems = SmallRegister.problems { register in
            register.people[0].email = "kari\r\n@x"
            register.organisations[0].id = "a\nb"
            register.appointments = []
        }
        #expect(problems.count == 2)
        #expect(problems.allSatisfy { !$0.message.nn.contains(where: \.isNewline) })
    }
}
