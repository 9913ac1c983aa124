/// The lines of the desk in words.
struct DeskWords {
    private let day: Trilingual

    init(_ meeting: Meeting) { day = DeskWords.day(meeting.date) }

    /// `fredag 18. august`.
    private static func day(_ date: CalendarDate) -> Trilingual {
        func text(_ language: Language) -> String {
            let words = DateWords(language)
            return "\(words.weekday(date.weekday)) \(words.dayAndMonth(date))"
        }
        return Trilingual(text(.nn), text(.nb), text(.en))
    }

    var call: Trilingual {
        Trilingual(
            "Send innkallinga til møtet \(day.nn)", "Send innkallingen til møtet \(day.nb)",
            "Send the call to the meeting on \(day.en)")
    }

    func callRest(_ count: Int) -> Trilingual {
        Trilingual(
            "Send innkallinga til \(count) til, møtet \(day.nn)", "Send innkallingen til \(count) til, møtet \(day.nb)",
            "Send the call to \(count) more, the meeting on \(day.en)")
    }

    var clearAgenda: Trilingual {
        Trilingual(
            "Klarer saklista til møtet \(day.nn)", "Klarer sakslisten til møtet \(day.nb)",
            "Clear the agenda of the meeting on \(day.en)")
    }

    var sendAgenda: Trilingual {
        Trilingual(
            "Send saklista til møtet \(day.nn)", "Send sakslisten til møtet \(day.nb)",
            "Send the agenda of the meeting on \(day.en)")
    }

    func answers(_ names: [String]) -> Trilingual {
        let shown = names.prefix(3).joined(separator: ", ")
        let list = names.count > 3 ? "\(shown) …" : shown
        return Trilingual(
            "\(names.count) har ikkje svart på innkallinga til møtet \(day.nn): \(list)",
            "\(names.count) har ikke svart på innkallingen til møtet \(day.nb): \(list)",
            names.count == 1
                ? "1 has not answered the call to the meeting on \(day.en): \(list)"
                : "\(names.count) have not answered the call to the meeting on \(day.en): \(list)")
    }

    var writeMinutes: Trilingual {
        Trilingual(
            "Skriv referatet frå møtet \(day.nn)", "Skriv referatet fra møtet \(day.nb)",
            "Write the minutes of the meeting on \(day.en)")
    }

    var sendMinutes: Trilingual {
        Trilingual(
            "Send referatet frå møtet \(day.nn)", "Send referatet fra møtet \(day.nb)",
            "Send the minutes of the meeting on \(day.en)")
    }

    var approveMinutes: Trilingual {
        Trilingual(
            "Få godkjent referatet frå møtet \(day.nn)", "Få godkjent referatet fra møtet \(day.nb)",
            "Have the minutes of the meeting on \(day.en) approved")
    }

    // MARK: Items

    static func item(_ kind: DeskLine.Kind, _ item: ActionItem) -> Trilingual {
        let named = "#\(item.number) \(item.text)"
        switch kind {
        case .extensionAsked:
            return Trilingual(
                "Meir tid er bede om: \(named)", "Mer tid er bedt om: \(named)", "More time is asked for: \(named)")
        case .disputed:
            return Trilingual(
                "Nokon seier det ikkje er deira: \(named)", "Noen sier det ikke er deres: \(named)",
                "Somebody says it isn’t theirs: \(named)")
        case .overdue:
            return Trilingual("Over fristen: \(named)", "Over fristen: \(named)", "Overdue: \(named)")
        case .unconfirmed:
            let who = item.owners.filter { $0.kind != .unresolved && !$0.confirmed }.map(\.text)
            let list = who.joined(separator: ", ")
            return Trilingual(
                "\(list) har ikkje sagt ja: \(named)", "\(list) har ikke sagt ja: \(named)",
                "\(list) hasn’t said yes: \(named)")
        default: return unresolved(item, named)
        }
    }

    private static func unresolved(_ item: ActionItem, _ named: String) -> Trilingual {
        let lacksOwner = item.owners.isEmpty || item.owners.contains { $0.kind == .unresolved }
        let lacksDue = item.due.unresolved || item.due.form == .unresolved
        switch (lacksOwner, lacksDue) {
        case (true, true):
            return Trilingual(
                "Utan ansvarleg og frist: \(named)", "Uten ansvarlig og frist: \(named)",
                "Without owner and deadline: \(named)")
        case (false, true):
            return Trilingual(
                "Uavklart frist: \(named)", "Uavklart frist: \(named)", "Unsettled deadline: \(named)")
        default:
            return Trilingual("Utan ansvarleg: \(named)", "Uten ansvarlig: \(named)", "Without owner: \(named)")
        }
    }

    static func items(_ kind: DeskLine.Kind, _ count: Int) -> Trilingual {
        switch kind {
        case .extensionAsked:
            Trilingual(
                "Meir tid er bede om for \(count) punkt", "Mer tid er bedt om for \(count) punkter",
                "More time is asked for on \(count) items")
        case .disputed:
            Trilingual(
                "\(count) punkt blir sagde å vere andre sine", "\(count) punkter sies å være andres",
                "\(count) items are said to be somebody else’s")
        case .overdue:
            Trilingual(
                "\(count) punkt er over fristen", "\(count) punkter er over fristen", "\(count) items are overdue")
        case .unconfirmed:
            Trilingual(
                "\(count) punkt ventar på eit ja frå den ansvarlege",
                "\(count) punkter venter på et ja fra den ansvarlige",
                "\(count) items wait for a yes from their owners")
        default:
            Trilingual(
                "\(count) punkt manglar ansvarleg eller frist", "\(count) punkter mangler ansvarlig eller frist",
                "\(count) items lack an owner or a deadline")
        }
    }
}
