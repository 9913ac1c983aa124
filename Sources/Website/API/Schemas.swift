import Meetings

/// What is answered, by the names that the description knows them by. What stands in every answer is required.
enum Schemas {
    private typealias Property = Schema.Property

    static let all: [(name: String, schema: Schema)] = ofMeetings + KeepingSchemas.all

    private static let ofMeetings: [(name: String, schema: Schema)] = [
        (
            "Network",
            .answer(.needed("id", id), .needed("name", text), .needed("language", text), .needed("timezone", text))
        ),
        ("Forum", .answer(.needed("id", id), .needed("name", text), .may("reportsTo", id), .needed("members", count))),
        ("Seat", seat), ("Plan", plan), ("Remark", .answer(.needed("code", id), .needed("text", text))),
        ("PassedOver", .answer(.needed("date", .date), .needed("reasons", .list(.named("Remark"))))),
        ("Meeting", meeting), ("Round", round),
        ("Answer", .answer(.needed("meeting", id), .needed("person", id), .needed("answer", answers))),
        ("Agenda", agenda), ("Case", matter), ("Markdown", .answer(.needed("markdown", text))),
        ("Problem", problem), ("Minutes", .answer(.needed("errors", faults), .needed("warnings", faults))),
        ("MinutesImport", minutesImport), ("MinutesRound", minutesRound),
        ("Approval", .answer(.needed("meeting", text), .needed("status", id), .needed("by", text))),
        (
            "Party",
            .answer(
                .needed("kind", id), .may("role", id), .may("organisation", id), .may("forum", id), .may("person", id))
        ),
        ("Action", action), ("Letter", letter), ("Mail", mail), ("Fault", fault), ("Place", place),
        ("DeskLine", deskLine), ("Finding", finding),
    ]

    private static let id = Schema.anyText
    private static let text = Schema.anyText
    private static let count = Schema.number(0...1_000_000_000)
    private static let numbers = Schema.list(count)
    private static let faults = Schema.list(.named("Problem"))
    private static let answers = Schema.words(["none", "accepted", "declined", "tentative"])

    private static let seat = Schema.answer(
        .needed("role", id), .may("organisation", id), .may("person", id), .may("name", text), .may("email", text),
        .needed("from", .date), .may("until", .date), .needed("vacant", .flag))

    private static let plan = Schema.answer(
        .needed("forum", id),
        .needed(
            "proposals",
            .list(
                .answer(
                    .needed("target", .date), .needed("date", .date), .needed("start", .time), .needed("end", .time),
                    .may("gapDays", count), .needed("passedOver", .list(.named("PassedOver")))))),
        .needed(
            "unplaced",
            .list(.answer(.needed("target", .date), .needed("passedOver", .list(.named("PassedOver")))))),
        .needed("warnings", .list(.named("Remark"))))

    private static let meeting = Schema.answer(
        .needed("id", id), .needed("forum", id), .needed("date", .date), .needed("planned", .date),
        .needed("start", .time), .needed("end", .time), .needed("place", text),
        .needed("stage", .words(["planned", "called", "agenda", "held", "minutes", "approved", "cancelled"])),
        .needed("uid", text), .needed("sequence", count),
        .needed(
            "answers",
            .answer(
                .needed("accepted", count), .needed("declined", count), .needed("tentative", count),
                .needed("none", count))))

    private static let round = Schema.answer(
        .needed("meeting", text), .needed("date", .date), .needed("uid", text), .needed("sequence", count),
        .needed(
            "recipients",
            .list(
                .answer(
                    .needed("person", id), .needed("name", text), .needed("email", text), .needed("seat", text),
                    .needed("action", .words(["invite", "move", "update", "cancel", "withdraw", "already"])),
                    .needed("undeliverable", .flag)))),
        .needed("vacant", .list(text)), .needed("sent", count), .needed("already", count),
        .needed("warnings", .list(.named("Remark"))))

    private static let agenda = Schema.answer(
        .needed("meeting", text),
        .needed(
            "items",
            .list(
                .answer(
                    .may("number", text), .needed("title", text), .needed("kind", id), .needed("start", .time),
                    .needed("end", .time), .may("presenter", text), .needed("reason", text)))),
        .may("edited", .flag), .may("markdown", text), .may("version", count), .may("recipients", .list(text)),
        .may("presenters", .list(text)), .may("sent", count), .may("already", count),
        .may(
            "differences",
            .list(
                .answer(
                    .needed("kind", .words(["added", "removed", "changed"])), .needed("title", text),
                    .needed("detail", text)))))

    private static let matter = Schema.answer(
        .needed("id", id), .needed("forum", id), .may("number", text), .needed("title", text), .needed("kind", id),
        .may("presenter", text), .may("minutes", count), .needed("state", id))

    private static let problem = Schema.answer(
        .may("line", count), .needed("code", id), .needed("message", text), .may("suggestion", text))

    private static let minutesImport = Schema.answer(
        .needed("errors", faults), .needed("warnings", faults), .needed("meeting", text), .needed("created", numbers),
        .needed("updated", numbers), .needed("closed", numbers), .needed("missing", numbers),
        .needed("unchanged", .flag), .needed("markdown", text))

    private static let minutesRound = Schema.answer(
        .needed("meeting", text),
        .needed(
            "recipients",
            .list(
                .answer(
                    .needed("person", id), .needed("name", text), .needed("email", text), .needed("items", numbers)))),
        .needed("sent", count), .needed("already", count))

    private static let action = Schema.answer(
        .needed("number", count), .needed("forum", id), .needed("text", text),
        .needed("state", .words(["open", "done", "dropped"])), .needed("status", id), .may("due", .date),
        .needed("dueText", text), .needed("approximate", .flag), .needed("unresolved", .flag),
        .needed("overdue", .flag), .needed("owners", .list(.named("Party"))), .needed("names", .list(text)),
        .may("sharesClosed", count), .may("sharesAll", count), .needed("meeting", text))

    private static let letter = Schema.answer(
        .needed("id", id), .needed("kind", id), .needed("to", text), .needed("subject", text),
        .needed("state", .words(LetterReport.Shown.allCases.map(\.rawValue))), .needed("detail", id),
        .needed("attempts", count), .needed("messageID", text), .may("reply", text))

    private static let mail = Schema.answer(
        .needed("number", count), .needed("id", count), .needed("arrived", text), .may("from", text),
        .needed("subject", text), .may("outcome", id), .may("reason", text), .may("detail", text),
        .may("meeting", text), .may("meetingID", id), .may("person", id), .needed("state", id), .may("accept", text),
        .may("settled", text), .may("settledBy", text), .may("text", text))

    /// RFC 9457 §3.
    private static let fault = Schema.answer(
        .needed("type", text), .needed("title", text), .needed("status", .number(400...599)),
        .needed("detail", text), .needed("code", id), .may("errors", faults))

    private static let place = Schema.answer(
        .needed("kind", id), .may("forum", id), .may("meeting", text), .may("part", id), .may("number", count),
        .may("state", id), .may("id", id))

    private static let deskLine = Schema.answer(
        .needed("kind", id), .needed("group", id), .needed("text", text), .needed("network", id), .may("forum", id),
        .may("since", .date), .may("until", .date), .needed("late", .flag), .needed("count", count),
        .needed("place", .named("Place")))

    private static let finding = Schema.answer(
        .needed("kind", .words(SearchFinding.Kind.allCases.map(\.rawValue))), .needed("title", text),
        .needed("excerpt", text), .needed("network", id), .may("forum", id), .may("date", .date),
        .needed("withheld", .flag), .needed("place", .named("Place")))
}
