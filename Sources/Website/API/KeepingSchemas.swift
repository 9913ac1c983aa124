import Meetings

/// What is answered about texts, the register, links, feeds and who gets in.
enum KeepingSchemas {
    static let all: [(name: String, schema: Schema)] = [
        ("RegisterFile", .answer(.needed("yaml", text), .needed("mark", id))),
        (
            "RegisterChange",
            .answer(
                .needed("added", .list(id)), .needed("changed", .list(id)), .needed("ended", .list(id)),
                .may("mark", id, "What the register was before."))
        ),
        ("Version", version), ("MinutesText", minutesText), ("Contribution", contribution), ("Feed", feed),
        ("Link", .answer(link)), ("ListedLink", .answer(link + listed)), ("Token", token), ("Session", session),
        ("Revoked", .answer(.needed("revoked", count, "How many now."))),
        ("ChangedLetters", .answer(.needed("changed", .list(id)))),
    ]

    private static let id = Schema.anyText
    private static let text = Schema.anyText
    private static let instant = Schema.anyText
    private static let count = Schema.number(0...1_000_000_000)

    private static let version = Schema.answer(
        .needed("number", count), .needed("change", id), .may("by", text), .needed("at", instant),
        .may("title", text), .may("basis", count), .may("markdown", text, "Only of one version."))

    private static let minutesText = Schema.answer(
        .needed("meeting", text), .needed("markdown", text),
        .may("status", .words(["draft", "for-approval", "approved"])),
        .needed("imported", .flag, "Nothing has been written since it was imported."),
        .may("version", count, "To those who write; 0 where nothing has been written."))

    private static let contribution = Schema.answer(
        .needed("forum", id), .needed("date", .date), .needed("from", text), .may("organisation", id),
        .may("heading", text), .needed("text", text))

    private static let feed = Schema.answer(
        .needed("id", id), .needed("kind", .words(Feed.Subject.Kind.allCases.map(\.rawValue))), .needed("of", id),
        .needed("created", instant), .may("revoked", instant), .may("address", text, "Only once, when it is made."),
        .may("token", text, "Only once, when it is made."))

    private static let link: [Schema.Property] = [
        .needed("valid", .flag), .may("purpose", id), .may("meeting", text), .may("forum", id), .may("item", count),
        .may("person", id), .may("expires", instant),
        .may("reason", .words(LinkCheck.Fault.allCases.map(\.rawValue)), "Why it is no good."),
    ]

    private static let listed: [Schema.Property] = [
        .needed("id", id), .needed("letter", id), .needed("issued", instant), .may("revoked", instant),
        .needed("uses", count), .may("lastUsed", instant),
    ]

    private static let token = Schema.answer(
        .needed("id", id), .needed("name", text), .needed("network", id),
        .needed("scopes", .list(.words(APIToken.Scope.allCases.map(\.rawValue)))), .needed("person", id),
        .needed("created", instant), .may("lastUsed", instant), .needed("expires", instant),
        .may("revoked", instant), .may("token", text, "Only once, when it is made."))

    private static let session = Schema.answer(
        .needed("id", id), .needed("address", text), .needed("device", text), .needed("created", instant),
        .needed("lastSeen", instant), .needed("expires", instant))
}
