import FoundationEssentials
import Meetings

/// What the pages of one meeting have in common.
extension Visit {
    /// The meeting of the path, by its date now or the one first planned.
    var namedMeeting: MeetingName {
        get throws {
            guard register?.forum(ForumID(parameter("forum"))) != nil, CalendarDate(parameter("date")) != nil else {
                throw Refusal.noPage
            }
            return try MeetingName("\(parameter("forum"))/\(parameter("date"))")
        }
    }

    var forumPath: String {
        "/n/\(AddressText.escaped(parameter("network")))/f/\(AddressText.escaped(parameter("forum")))"
    }

    func meetingPath(of meeting: Meeting) -> String { "\(forumPath)/m/\(meeting.date)" }

    var dates: DateWords { DateWords(language) }

    /// `10. august kl. 09.02`.
    func moment(_ instant: Date, in zone: Zone) -> String {
        let (date, time) = zone.local(instant)
        let at = words("kl.", "kl.", "at")
        return "\(dates.dayAndMonth(date)) \(at) \(dates.time(time))"
    }

    /// `kl. 09.00–14.30`.
    func span(_ start: TimeOfDay, _ end: TimeOfDay) -> String { dates.span(start, end) }

    /// What every page of a meeting is led by.
    func head(_ meeting: Meeting, _ forum: Forum) -> [String: Any] {
        [
            "base": meetingPath, "forumPath": forumPath, "forum": forum.shortName, "forumName": forum.name,
            "day": dates.full(meeting.date), "time": span(meeting.start, meeting.end), "place": meeting.place,
            "hasPlace": !meeting.place.isEmpty, "isCancelled": meeting.isCancelled,
            "coordinates": reader.may(.coordinate), "leads": reader.may(.lead),
        ]
    }

    func pageTitle(_ words: Trilingual, _ meeting: Meeting, _ forum: Forum) -> Trilingual {
        func title(_ language: Language) -> String {
            "\(words[language]): \(forum.shortName) \(DateWords(language).dayAndMonth(meeting.date))"
        }
        return Trilingual(title(.nn), title(.nb), title(.en))
    }
}

extension [String: Any] {
    func and(_ others: [String: Any?]) -> [String: Any] {
        merging(others.compactMapValues(\.self)) { _, new in new }
    }
}

extension Answer.State {
    /// As it is said of somebody.
    var said: Trilingual {
        switch self {
        case .none: Trilingual("ikkje svart", "ikke svart", "no reply")
        case .accepted: Trilingual("kjem", "kommer", "comes")
        case .declined: Trilingual("kjem ikkje", "kommer ikke", "does not come")
        case .tentative: Trilingual("kanskje", "kanskje", "maybe")
        }
    }

    /// A sign beside the word.
    var sign: String {
        switch self {
        case .none: "–"
        case .accepted: "✓"
        case .declined: "✕"
        case .tentative: "?"
        }
    }
}

extension Int {
    /// `1 brev`, `8 brev`.
    func of(_ one: Trilingual, _ many: Trilingual) -> Trilingual {
        let word = self == 1 ? one : many
        return Trilingual("\(self) \(word.nn)", "\(self) \(word.nb)", "\(self) \(word.en)")
    }

    var letters: Trilingual { of(Trilingual("brev", "brev", "letter"), Trilingual("brev", "brev", "letters")) }
    var minutesInWords: Trilingual {
        of(Trilingual("minutt", "minutt", "minute"), Trilingual("minutt", "minutter", "minutes"))
    }
}
