import Meetings

/// The texts of a meeting's agenda and minutes, as they are and as they were.
enum VersionCalls {
    static let all: [Call] = [agendaVersions, agendaVersion, minutes, minutesVersions, minutesVersion]

    private static let agendaPath = "\(MeetingCalls.meetingPath)/agenda/versions"
    private static let minutesPath = "\(MeetingCalls.meetingPath)/minutes/versions"

    private static let agendaVersions = Call.list(
        agendaPath, .coordinate, "The agenda’s versions, the newest first, without their texts.", of: .named("Version")
    ) { call in
        try await AgendaEditing(call.environment).history(try call.meeting, in: call.network).reversed()
            .map { VersionReport($0, in: call.zone) }
    }

    private static let agendaVersion = Call.get(
        "\(agendaPath)/{number}", .coordinate, "One version of the agenda, with its text.", .named("Version")
    ) { call in
        let all = try await AgendaEditing(call.environment).history(try call.meeting, in: call.network)
        guard let version = all.first(where: { $0.number == call.version }) else { throw Refusal.noPage }
        return VersionReport(version, in: call.zone, hasText: true)
    }

    private static let minutes = Call.get(
        "\(MeetingCalls.meetingPath)/minutes", .seeForum,
        "The minutes’ text: to those who write them as it stands, the form filled in where nothing is written; to "
            + "the members as it was sent.",
        .named("MinutesText")
    ) { call in
        guard call.visit.reader.may(.coordinate) else {
            return MinutesTextReport(
                try await call.visit.documents.minutes(of: try call.meeting, for: .members, in: call.network))
        }
        return MinutesTextReport(try await call.visit.drafts.draft(try call.meeting, in: call.network))
    }

    private static let minutesVersions = Call.list(
        minutesPath, .coordinate, "The minutes’ versions, the newest first, without their texts.",
        of: .named("Version")
    ) { call in
        try await call.visit.drafts.versions(of: try call.meeting, in: call.network)
            .map { VersionReport($0, in: call.zone) }
    }

    private static let minutesVersion = Call.get(
        "\(minutesPath)/{number}", .coordinate, "One version of the minutes, with its text.", .named("Version")
    ) { call in
        let found = try await call.visit.drafts.version(call.version, of: try call.meeting, in: call.network)
        return VersionReport(found.version, in: call.zone, hasText: true)
    }
}

extension APIVisit {
    fileprivate var version: Int { number("number") ?? 0 }
}
