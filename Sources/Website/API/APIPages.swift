import FoundationEssentials
import Meetings

/// `/api/v1`: the same verbs as the commands.
enum APIPages {
    static let calls: [Call] =
        [
            ForumCalls.all, RegisterCalls.all, MeetingCalls.all, AgendaCalls.all, MinutesCalls.all, VersionCalls.all,
            DocumentCalls.all, ActionCalls.all, MailCalls.all, OutboxCalls.all, DeskCalls.all, FeedCalls.all,
            LinkCalls.all, AccessCalls.all, [description],
        ].flatMap(\.self)

    static let routes: [Route] = calls.map(\.route)

    private static let description = Call(
        method: .get, path: "/openapi.json", right: .anyone, scope: nil, summary: "This description.",
        answer: .document,
        perform: { call in OpenAPI.document(calls, address: call.visit.site.settings.address) })
}
