import FoundationEssentials
import Meetings

/// `/api/v1`: the same verbs as the commands.
enum APIPages {
    static let calls: [Call] =
        ForumCalls.all + MeetingCalls.all + AgendaCalls.all + MinutesCalls.all + ActionCalls.all + MailCalls.all
        + DeskCalls.all + [description]

    static let routes: [Route] = calls.map(\.route)

    private static let description = Call(
        method: .get, path: "/openapi.json", right: .anyone, scope: nil, summary: "This description.",
        answer: .document,
        perform: { call in OpenAPI.document(calls, address: call.visit.site.settings.address) })
}
