import FoundationEssentials
import Meetings

/// The minutes of one meeting: written, checked, taken in, sent for remarks, approved; and every version of them.
enum MinutesPages {
    static let routes: [Route] = [
        .get("\(meeting)/minutes", .seeForum, MinutesEditing.show),
        .post("\(meeting)/minutes", .coordinate, MinutesEditing.save).taking(bytes: formBytes),
        .post("\(meeting)/minutes/check", .coordinate, MinutesEditing.check).taking(bytes: formBytes),
        .post("\(meeting)/minutes/preview", .coordinate, MinutesEditing.preview).taking(bytes: formBytes),
        .get("\(meeting)/minutes/take-in", .coordinate, MinutesTaking.showTakingIn),
        .post("\(meeting)/minutes/take-in", .coordinate, MinutesTaking.takeIn),
        .get("\(meeting)/minutes/send", .coordinate, MinutesTaking.showSending),
        .post("\(meeting)/minutes/send", .coordinate, MinutesTaking.send),
        .get("\(meeting)/minutes/approve", .lead, MinutesTaking.showApproving),
        .post("\(meeting)/minutes/approve", .lead, MinutesTaking.approve),
        .get("\(meeting)/minutes/versions", .coordinate, MinutesHistory.list),
        .get("\(meeting)/minutes/versions/{number}", .coordinate, MinutesHistory.show),
        .post("\(meeting)/minutes/versions/{number}/restore", .coordinate, MinutesHistory.restore),
    ]

    static let meeting = "/n/{network}/f/{forum}/m/{date}"
    /// A text of 1 MB is up to three times as much in a form.
    private static let formBytes = 4 << 20
}

extension Visit {
    /// The meeting of the path.
    func meetingName() throws -> MeetingName { try MeetingName("\(parameter("forum"))/\(parameter("date"))") }

    /// The address of the meeting's page.
    var meetingPath: String {
        let parts = ["n", parameter("network"), "f", parameter("forum"), "m", parameter("date")]
        return "/" + parts.map(AddressText.escaped).joined(separator: "/")
    }

    var drafts: MinutesDraftWorkflow {
        MinutesDraftWorkflow(site.environment, digest: site.environment.documents?.digest ?? site.seal.digest)
    }

    var dateWords: DateWords { DateWords(language) }

    /// `fredag 9. juni 2023 kl. 10.15`, in the network's time.
    func instantWords(_ instant: Date) -> String {
        let zone = register.flatMap { Zone(identifier: $0.network.timezone) } ?? .utc
        let (date, time) = zone.local(instant)
        let clock = dateWords.time(time)
        return "\(dateWords.long(date)) \(words("kl. ", "kl. ", ""))\(clock)"
    }

    /// What every page of one meeting's minutes has.
    func meetingValues(_ forum: Forum, _ meeting: Meeting) -> [String: Any] {
        [
            "path": meetingPath, "forum": forum.name, "shortForum": forum.shortName,
            "date": dateWords.full(meeting.date), "time": dateWords.span(meeting.start, meeting.end),
            "coordinates": reader.may(.coordinate), "leads": reader.may(.lead),
        ]
    }
}
