import FoundationEssentials
import HTTPTypes
import Logging
import Meetings
import TestSupport
import Testing

@testable import Website

/// The site with Sjustjerna's meeting of 18 August 2023, and another on 29 September.
struct MeetingSite {
    let site: TestSite
    static let meeting = "/n/sjustjerna/f/sjustjerna/m/2023-08-18"
    let name: MeetingName
    var environment: Meetings.Environment { site.world.environment }
    var network: NetworkID { site.world.network }

    init(letters: Bool = false, at instant: String = "2023-06-12T08:00:00+02:00") async throws {
        site = try await TestSite(at: instant, letters: letters)
        name = try MeetingName("sjustjerna/2023-08-18")
        let planning = PlanningWorkflow(site.world.environment)
        _ = try await planning.accept(
            "sjustjerna", from: nil, until: SampleRegister.day(2023, 10, 1), in: site.world.network)
    }

    func invite() async throws {
        _ = try await InvitationWorkflow(environment).invite(name, in: network)
    }

    func get(_ path: String, as person: String? = "oddvar", headers: [String: String] = [:]) async throws
        -> TestSite.Page
    {
        try await site.get(Self.meeting + path, as: person, headers: headers)
    }

    func post(_ path: String, _ fields: [String: String], as person: String? = "oddvar") async throws -> TestSite.Page {
        try await site.post(Self.meeting + path, fields, as: person)
    }

    func agenda() async throws -> AgendaView { try await AgendaEditing(environment).view(name, in: network) }

    func letterCount() async throws -> Int { try await site.world.letters().count }
}

@Suite("The page of a meeting")
struct MeetingPageTests {
    @Test("it shows how far the meeting has come, in the reader's language, and what can be done to whom may")
    func stages() async throws {
        let meeting = try await MeetingSite()
        let page = try await meeting.get("")
        #expect(page.status == 200)
        #expect(page.text.contains("<h1>Sjustjerna fredag 18. august 2023</h1>"))
        #expect(page.text.contains("8 medlemmer er ikkje kalla inn"))
        #expect(page.text.contains("/send/move") && page.text.contains("/send/cancel"))
        let english = try await meeting.get("", headers: ["Cookie": "samling=oddvar@example.no; samling-lang=en"])
        #expect(english.text.contains("Friday 18 August 2023") && english.text.contains("8 members aren&#39;t called"))
        let member = try await meeting.get("", as: "leiar-hareid")
        #expect(member.status == 200)
        #expect(!member.text.contains("/send/move") && !member.text.contains("name=\"state\""))
    }

    @Test(
        "a meeting that isn't there is a page that says so",
        arguments: ["/n/sjustjerna/f/sjustjerna/m/2023-08-19", "/n/sjustjerna/f/sjustjerna/m/i-morgon"])
    func missing(_ path: String) async throws {
        let meeting = try await MeetingSite()
        #expect(try await meeting.site.get(path, as: "oddvar").status == 404)
    }

    @Test("shown again, it is as new as the letters that have left since, and the answers that have come")
    func shownAgain() async throws {
        let meeting = try await MeetingSite()
        try await meeting.invite()
        #expect(try await meeting.get("").text.contains("0 av 8 sende"))
        #expect(try await meeting.get("").text.contains("0 av 8 sende"))
        // Nothing of this is written into the network's books.
        _ = try await Dispatcher(
            meeting.environment, delivery: ScriptedDelivery(), presence: ScriptedPresence(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ).pass()
        #expect(try await meeting.get("").text.contains("8 av 8 sende"))
        let before = try await meeting.get("").text
        #expect(before.contains("0 kjem · "))
        #expect(try await meeting.get("").text == before)
        _ = try await meeting.post("/answer", ["person": "leiar-hareid", "state": "accepted"])
        #expect(try await meeting.get("").text.contains("1 kjem · "))
        #expect(try await meeting.get("", as: "leiar-hareid").text.contains("1 kjem · "))
    }

    @Test("an answer given by word of mouth is noted, and a deputy called in the place of who can't come")
    func wordOfMouth() async throws {
        let meeting = try await MeetingSite()
        try await meeting.invite()
        let noted = try await meeting.post("/answer", ["person": "leiar-orsta", "state": "declined"])
        #expect(noted.status == 303)
        var page = try await meeting.get("")
        #expect(page.text.contains("0 kjem · 1 kjem ikkje · 0 kanskje · 7 har ikkje svart"))
        #expect(page.text.contains("ingen vara enno") && page.text.contains("munnleg"))
        let unknown = try await meeting.post("/deputy", ["person": "leiar-orsta", "deputy": "Ukjend <b>"])
        #expect(
            unknown.status == 404 && unknown.text.contains("Ukjend &lt;b&gt;") && !unknown.text.contains("Ukjend <b>"))
        #expect(try await meeting.post("/deputy", ["person": "leiar-orsta", "deputy": "Kari Nordmann"]).status == 303)
        page = try await meeting.get("")
        #expect(page.text.contains("vara: Kari Nordmann"))
        #expect(try await meeting.post("/answer", ["person": "leiar-orsta", "state": "perhaps"]).status == 422)
    }

    @Test("answers come to an open page as they are given")
    func live() async throws {
        let meeting = try await MeetingSite()
        try await meeting.invite()
        let visitPage = try await meeting.get("/answers")
        #expect(visitPage.status == 200 && visitPage.headers[.contentType] == "text/event-stream")
        let first = try #require(visitPage.text.split(separator: "\n\n").first { $0.hasPrefix("event: part") })
        #expect(first.contains("8 har ikkje svart") && !first.contains("csrf"))
        // The stream sends what changes: one event while nothing does.
        #expect(visitPage.text.split(separator: "\n\n").count { $0.hasPrefix("event: part") } == 1)
    }

    @Test("what changes while the page is open is sent, once for each change")
    func stream() async throws {
        let changes = ["one", "two", "two", "three"]
        var events: [String] = []
        let stream = EventWriter.stream { writer in
            for text in changes {
                try writer.send(event: "part", data: "<p>\(text)\nline</p>")
            }
        }
        for try await event in stream { events.append(event) }
        #expect(events.first == "event: part\ndata: <p>one\ndata: line</p>\n\n")
        #expect(events.count == 4)
    }

    @Test("script in every text there is comes out as text")
    func escaping() async throws {
        let evil = "<script>alert('x')</script>"
        let meeting = try await MeetingSite()
        try await meeting.invite()
        let id = LineID("ny-a")
        _ = try await AgendaEditing(meeting.environment).edit(
            meeting.name,
            .add(
                id, AgendaFields(title: "Sak \(evil)", kind: .decision, minutes: 5, presenter: evil, text: evil),
                after: nil),
            seen: AgendaSeen(version: 0), by: evil, in: meeting.network)
        _ = try await InvitationWorkflow(meeting.environment).cancel(meeting.name, reason: evil, in: meeting.network)
        for path in [
            "", "/agenda", "/agenda/line/ny-a", "/agenda/text", "/agenda/history", "/agenda/history/2", "/chair",
            "/chair/sheet", "/sending",
        ] {
            let page = try await meeting.get(path)
            #expect(page.status == 200, "\(path)")
            #expect(!page.text.contains("<script>alert"), "\(path)")
        }
    }
}

@Suite("Sending from the site")
struct SendingPageTests {
    @Test(
        "nothing is sent before the letters have been seen; then once, whoever presses how often",
        arguments: ["invite", "agenda"])
    func sentOnce(_ what: String) async throws {
        let meeting = try await MeetingSite(letters: true)
        let page = try await meeting.get("/send/\(what)")
        #expect(page.status == 200 && page.text.contains("Send 8 brev"))
        #expect(page.text.contains("leiar.hareid@example.no"))
        #expect(try await meeting.letterCount() == 0)
        let mark = try #require(page.hidden("mark"))
        let sent = try await meeting.post("/send/\(what)", ["mark": mark])
        #expect(sent.status == 303 && sent.location == "\(MeetingSite.meeting)/sending?count=8")
        #expect(try await meeting.letterCount() == 8)
        let again = try await meeting.post("/send/\(what)", ["mark": mark])
        #expect(again.status == 303 && again.location?.hasSuffix("count=0") == true)
        #expect(try await meeting.letterCount() == 8)
        let progress = try await meeting.get("/sending?count=0")
        #expect(progress.text.contains("0 av 8 sende") && progress.text.contains("Ingen har fått det to gonger"))
        #expect(progress.text.contains("http-equiv=\"refresh\""))
    }

    @Test("a preview that is no longer true is shown again, and nothing is sent")
    func changed() async throws {
        let meeting = try await MeetingSite()
        let mark = try #require(try await meeting.get("/send/invite").hidden("mark"))
        try await meeting.site.world.deciding { books in
            var register = books.register
            register.people[0].email = "ny.adresse@example.no"
            try books.ledger.save(register)
        }
        let page = try await meeting.post("/send/invite", ["mark": mark])
        #expect(page.status == 409 && page.text.contains("Noko er endra sidan du såg på breva"))
        #expect(page.text.contains("ny.adresse@example.no"))
        #expect(try await meeting.letterCount() == 0)
        let newMark = try #require(page.hidden("mark"))
        #expect(newMark != mark)
        #expect(try await meeting.post("/send/invite", ["mark": newMark]).status == 303)
    }

    @Test("a letter is shown as its reader gets it, where nothing in it can run or lead anywhere")
    func letter() async throws {
        let meeting = try await MeetingSite(letters: true)
        let page = try await meeting.get("/send/invite/letter?letter=invitation-leiar-hareid")
        #expect(page.status == 200 && page.text.contains("fredag 18. august 2023"))
        let policy = try #require(page.headers[.contentSecurityPolicy])
        #expect(policy.contains("sandbox") && policy.contains("default-src 'none'") && !policy.contains("script-src"))
        #expect(page.headers[.init("X-Frame-Options")!] == "SAMEORIGIN")
        #expect(try await meeting.get("/send/invite/letter?letter=invitation-eli").status == 404)
        #expect(try await meeting.letterCount() == 0)
    }

    @Test("a move is written, looked over with what speaks against it, and sent; the meeting has its new address")
    func move() async throws {
        let meeting = try await MeetingSite()
        try await meeting.invite()
        let form = try await meeting.get("/send/move")
        #expect(form.text.contains("type=\"date\"") && form.text.contains("2023-08-18"))
        #expect(try await meeting.get("/send/move?day=2023-08-18&start=09:00&end=14:30").status == 409)
        #expect(try await meeting.get("/send/move?day=2023-02-30").status == 422)
        let sunday = try await meeting.get("/send/move?day=2023-08-27&start=09:00&end=14:30")
        #expect(sunday.status == 200 && sunday.text.contains("søndag"))
        let preview = try await meeting.get("/send/move?day=2023-08-25&start=10:00&end=14:30")
        #expect(preview.text.contains("fredag 25. august 2023"))
        let mark = try #require(preview.hidden("mark"))
        let fields = ["mark": mark, "day": "2023-08-25", "start": "10:00", "end": "14:30"]
        let sent = try await meeting.post("/send/move", fields)
        #expect(sent.status == 303)
        #expect(sent.location?.hasPrefix("/n/sjustjerna/f/sjustjerna/m/2023-08-25/sending") == true)
        // The old address still finds it, and the form sent twice moves it once.
        #expect(try await meeting.post("/send/move", fields).status == 303)
        let moved = try await MeetingWorkflow(meeting.environment).view(meeting.name, in: meeting.network)
        #expect(moved.meeting.moves.count == 1 && moved.meeting.sequence == 1)
    }

    @Test("a cancellation carries its reason, and is sent once")
    func cancel() async throws {
        let meeting = try await MeetingSite(letters: true)
        try await meeting.invite()
        #expect(try await meeting.get("/send/cancel").text.contains("name=\"reason\""))
        let preview = try await meeting.get("/send/cancel?reason=Storm%20p%C3%A5%20fjorden")
        let mark = try #require(preview.hidden("mark"))
        #expect(preview.text.contains("Storm på fjorden"))
        #expect(try await meeting.get("").text.contains("Avlys møtet"))
        let fields = ["mark": mark, "reason": "Storm på fjorden"]
        #expect(try await meeting.post("/send/cancel", fields).status == 303)
        #expect(try await meeting.post("/send/cancel", fields).status == 303)
        let page = try await meeting.get("")
        #expect(page.text.contains("Møtet er avlyst") && page.text.contains("Storm på fjorden"))
        #expect(!page.text.contains("/send/move"))
    }

    @Test("there is nothing else that can be sent")
    func unknown() async throws {
        let meeting = try await MeetingSite()
        #expect(try await meeting.get("/send/everything").status == 404)
        #expect(try await meeting.post("/send/cancel", [:]).status == 422)
    }

    @Test(
        "only who coordinates sends; a leader and a member see that they may not",
        arguments: ["leiar-volda", "leiar-hareid"])
    func rights(_ person: String) async throws {
        let meeting = try await MeetingSite()
        for path in ["/send/invite", "/send/move", "/sending", "/agenda/new", "/agenda/text"] {
            #expect(try await meeting.get(path, as: person).status == 403, "\(path)")
        }
        #expect(try await meeting.post("/send/invite", ["mark": "x"], as: person).status == 403)
        #expect(try await meeting.post("/agenda/remove", ["line": "x"], as: person).status == 403)
        #expect(try await meeting.get("/agenda", as: person).status == 200)
        #expect(try await meeting.get("/chair", as: person).status == (person == "leiar-volda" ? 200 : 403))
        #expect(try await meeting.get("/agenda", as: "eli@example.no").status == 403)
        #expect(try await meeting.get("/agenda", as: "framand@example.no").status == 404)
    }
}
