/// How a fault in a value of a register is worded. `owner` is the thing's key, `person:kari`.
extension Problem {
    static func badID(_ id: String, line: Int?) -> Problem {
        let shown = id.printable.echo
        return Problem(
            line: line, code: "bad-id",
            Trilingual(
                "\(shown) kan ikkje vere id: berre a–z, 0–9 og bindestrek, ikkje bindestrek først, høgst 64 teikn",
                "\(shown) kan ikke være id: bare a–z, 0–9 og bindestrek, ikke bindestrek først, høyst 64 tegn",
                "\(shown) can't be an id: only a–z, 0–9 and hyphens, no hyphen first, 64 characters at most"))
    }

    static func emptyText(_ field: String, _ owner: String, line: Int?) -> Problem {
        Problem(
            line: line, code: "empty-name",
            Trilingual("\(owner): \(field) er tomt", "\(owner): \(field) er tomt", "\(owner): \(field) is empty"))
    }

    static func controlCharacter(_ field: String, _ owner: String, line: Int?) -> Problem {
        Problem(
            line: line, code: "control-character",
            Trilingual(
                "\(owner): \(field) har linjeskift eller andre styreteikn i seg",
                "\(owner): \(field) har linjeskift eller andre styretegn i seg",
                "\(owner): \(field) has line breaks or other control characters in it"))
    }

    static func spaceAround(_ field: String, _ owner: String, line: Int?) -> Problem {
        Problem(
            line: line, code: "space-around",
            Trilingual(
                "\(owner): \(field) har mellomrom først eller sist",
                "\(owner): \(field) har mellomrom først eller sist",
                "\(owner): \(field) begins or ends with a space"))
    }

    static func tooLong(_ field: String, _ owner: String, line: Int?) -> Problem {
        Problem(
            line: line, code: "too-long",
            Trilingual(
                "\(owner): \(field) er lengre enn 200 teikn", "\(owner): \(field) er lengre enn 200 tegn",
                "\(owner): \(field) is longer than 200 characters"))
    }

    static func badAddress(_ address: String, _ field: String, _ owner: String, line: Int?) -> Problem {
        let shown = address.printable.echo
        return Problem(
            line: line, code: "bad-address",
            Trilingual(
                "\(owner): \(shown) er inga gyldig e-postadresse (\(field))",
                "\(owner): \(shown) er ingen gyldig e-postadresse (\(field))",
                "\(owner): \(shown) is not a valid mail address (\(field))"))
    }

    static func unknownTimeZone(_ name: String, line: Int?) -> Problem {
        let shown = name.printable.echo
        return Problem(
            line: line, code: "unknown-time-zone",
            Trilingual(
                "\(shown) er inga kjend tidssone; skriv til dømes Europe/Oslo",
                "\(shown) er ingen kjent tidssone; skriv for eksempel Europe/Oslo",
                "\(shown) is no known time zone; write Europe/Oslo, for example"),
            suggestion: "Europe/Oslo")
    }

    static func outOfRange(
        _ number: Int, _ range: ClosedRange<Int>, _ field: String, _ owner: String, line: Int?
    ) -> Problem {
        let (low, high) = (range.lowerBound, range.upperBound)
        return Problem(
            line: line, code: "out-of-range",
            Trilingual(
                "\(owner): \(field) er \(number), men må vere frå \(low) til \(high)",
                "\(owner): \(field) er \(number), men må være fra \(low) til \(high)",
                "\(owner): \(field) is \(number), but must be from \(low) to \(high)"))
    }

    static func startNotBeforeEnd(_ cadence: Cadence, _ owner: String, line: Int?) -> Problem {
        let (start, end) = (cadence.start, cadence.end)
        return Problem(
            line: line, code: "start-not-before-end",
            Trilingual(
                "\(owner): møta sluttar \(end), men byrjar \(start)",
                "\(owner): møtene slutter \(end), men begynner \(start)",
                "\(owner): the meetings end at \(end), but begin at \(start)"))
    }

    static func fromAfterUntil(_ appointment: Appointment, until: CalendarDate, line: Int?) -> Problem {
        let from = appointment.from
        return Problem(
            line: line, code: "from-after-until",
            Trilingual(
                "Oppnemninga varer til \(until), men gjeld først frå \(from)",
                "Oppnevningen varer til \(until), men gjelder først fra \(from)",
                "The appointment lasts until \(until), but only begins on \(from)"))
    }

    static func outlivesItsOwner(
        _ appointment: Appointment, owner: String, last: CalendarDate, line: Int?
    ) -> Problem {
        Problem(
            line: line, code: "appointment-after-end",
            Trilingual(
                "Oppnemninga varer lenger enn \(owner), som er avslutta: skriv until: \(last) eller tidlegare",
                "Oppnevningen varer lenger enn \(owner), som er avsluttet: skriv until: \(last) eller tidligere",
                "The appointment goes on after \(owner) has ended: write until: \(last) or earlier"))
    }
}

extension String {
    /// Control characters as `\u{A}`, so that a message stays one line.
    var printable: String {
        var shown = ""
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .format:
                shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }
}
