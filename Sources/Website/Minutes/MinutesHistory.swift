import Meetings

/// Every version of a meeting's minutes: who, when, what; and an earlier one made the present.
enum MinutesHistory {
    static func list(_ visit: Visit) async throws -> Reply {
        let name = try visit.meetingName()
        let draft = try await visit.drafts.draft(name, in: visit.network)
        let versions = try await visit.drafts.versions(of: name, in: visit.network)
        var values = visit.meetingValues(draft.forum, draft.meeting)
        values["versions"] = versions.map { version -> [String: Any] in
            [
                "number": version.number, "kind": version.kind.words[visit.language],
                "by": version.by, "at": visit.instantWords(version.at), "isCurrent": version.number == draft.number,
            ]
        }
        values["hasVersions"] = !versions.isEmpty
        return visit.page(
            "minutes-versions",
            title: Trilingual("Versjonar av referatet", "Versjoner av referatet", "Versions of the minutes"), values)
    }

    static func show(_ visit: Visit) async throws -> Reply {
        let name = try visit.meetingName()
        guard let number = Int(visit.parameter("number")) else { throw Refusal.noPage }
        let draft = try await visit.drafts.draft(name, in: visit.network)
        let compared = try await visit.drafts.version(
            number, comparedTo: visit.query.number("to"), of: name, in: visit.network)
        var values = visit.meetingValues(draft.forum, draft.meeting)
        values["number"] = number
        values["kind"] = compared.version.kind.words[visit.language]
        values["by"] = compared.version.by
        values["at"] = visit.instantWords(compared.version.at)
        values["text"] = compared.version.text
        values["to"] = compared.comparedTo.map(String.init) ?? ""
        values["parts"] = DifferenceValues.parts(compared.difference)
        values["isSame"] = compared.difference.isEmpty
        values["current"] = draft.number
        values["canRestore"] = number != draft.number && !draft.isLocked
        return visit.page(
            "minutes-version",
            title: Trilingual("Versjon \(number)", "Versjon \(number)", "Version \(number)"), values)
    }

    static func restore(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        guard let number = Int(visit.parameter("number")) else { throw Refusal.noPage }
        _ = try await visit.drafts.restore(
            number, over: form.number("current") ?? 0, of: visit.meetingName(), by: visit.reader.name,
            in: visit.network)
        return .redirect(to: "\(visit.meetingPath)/minutes?did=restored")
    }
}

extension MinutesVersion.Kind {
    var words: Trilingual {
        switch self {
        case .start: Trilingual("utgangspunktet", "utgangspunktet", "starting point")
        case .saved: Trilingual("lagra", "lagret", "saved")
        case .merged: Trilingual("sett saman", "satt sammen", "put together")
        case .aside: Trilingual("lagd til side", "lagt til side", "kept aside")
        case .restored: Trilingual("henta fram att", "hentet fram igjen", "restored")
        case .imported: Trilingual("lesen inn", "lest inn", "taken in")
        case .sent: Trilingual("send til merknad", "sendt til merknad", "sent for remarks")
        }
    }
}
