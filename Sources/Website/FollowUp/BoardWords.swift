import Meetings

/// Promises and how they stand, in words.
enum BoardWords {
    static func isOverdue(_ line: ItemLine) -> Bool {
        line.item.state.isOpen && line.daysLeft.map { $0 < 0 } ?? false
    }

    /// «2 dagar over», «om 3 dagar», «utført».
    static func standing(_ line: ItemLine, _ language: Language) -> String {
        switch line.item.state {
        case .done, .dropped: return state(line.item.state)[language]
        case .open, .inProgress: break
        }
        if line.item.extensionAsked != nil {
            return Trilingual("ber om meir tid", "ber om mer tid", "asks for more time")[language]
        }
        let days = line.daysLeft.map { self.days($0)[language] }
        let begun = line.item.state == .inProgress ? state(.inProgress)[language] : nil
        let words = [days, begun].compactMap(\.self)
        return words.isEmpty ? state(.open)[language] : words.joined(separator: ", ")
    }

    private static func days(_ left: Int) -> Trilingual {
        switch left {
        case ..<(-1): Trilingual("\(-left) dagar over", "\(-left) dager over", "\(-left) days over")
        case -1: Trilingual("1 dag over", "1 dag over", "1 day over")
        case 0: Trilingual("i dag", "i dag", "today")
        case 1: Trilingual("i morgon", "i morgen", "tomorrow")
        default: Trilingual("om \(left) dagar", "om \(left) dager", "in \(left) days")
        }
    }

    static func state(_ state: ActionItem.State) -> Trilingual {
        switch state {
        case .open: Trilingual("ope", "åpent", "open")
        case .inProgress: Trilingual("under arbeid", "under arbeid", "in progress")
        case .done: Trilingual("utført", "utført", "done")
        case .dropped: Trilingual("bortfalle", "bortfalt", "dropped")
        }
    }

    static func shown(_ state: BoardFilter.State) -> Trilingual {
        switch state {
        case .open: Trilingual("Opne", "Åpne", "Open")
        case .overdue: Trilingual("Over fristen", "Over fristen", "Overdue")
        case .inProgress: Trilingual("Under arbeid", "Under arbeid", "In progress")
        case .unresolved: Trilingual("Uavklarte", "Uavklarte", "Unsettled")
        case .done: Trilingual("Utførte", "Utførte", "Done")
        case .dropped: Trilingual("Bortfalne", "Bortfalte", "Dropped")
        case .all: Trilingual("Alle", "Alle", "All")
        }
    }

    static func order(_ order: BoardFilter.Order) -> Trilingual {
        switch order {
        case .due: Trilingual("Frist", "Frist", "Deadline")
        case .number: Trilingual("Nummer", "Nummer", "Number")
        case .forum: Trilingual("Forum", "Forum", "Forum")
        case .state: Trilingual("Status", "Status", "State")
        case .owner: Trilingual("Ansvarleg", "Ansvarlig", "Owner")
        }
    }

    /// What a line of an item's history is about.
    static func field(_ field: String) -> Trilingual {
        switch field {
        case "state": Trilingual("Status", "Status", "State")
        case "due": Trilingual("Frist", "Frist", "Deadline")
        case "owners": Trilingual("Ansvarleg", "Ansvarlig", "Owner")
        case "text": Trilingual("Tekst", "Tekst", "Text")
        case "note": Trilingual("Merknad", "Merknad", "Note")
        case "agenda": Trilingual("Sakskart", "Sakskart", "On the agenda")
        case "share": Trilingual("Gjort sin del", "Gjort sin del", "Done their part")
        case "holders": Trilingual("Hos", "Hos", "With")
        case "extensionAsked": Trilingual("Meir tid", "Mer tid", "More time")
        case "disputed": Trilingual("Ikkje mi", "Ikke min", "Not mine")
        case "repeat": Trilingual("Gjentak", "Gjentak", "Repeats")
        case "dependsOn": Trilingual("Avheng av", "Avhenger av", "Depends on")
        default: Trilingual(field, field, field)
        }
    }

    /// A value of an item's history: states and dates in words, the rest as it was written.
    static func value(_ value: String, of field: String, _ language: Language) -> String {
        if field == "state", let state = ActionItem.State(rawValue: value) { return self.state(state)[language] }
        if let date = CalendarDate(value) { return DateWords(language).short(date) }
        return value
    }
}
