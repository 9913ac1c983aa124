import TestSupport
import Testing

@testable import Meetings

@Suite("From a draft to minutes that hold")
struct TakingInTests {
    private let name: MeetingName

    init() throws { name = try MeetingName("sjustjerna/2023-06-09") }

    private func desk(_ life: FollowUpWorld) -> MinutesDraftWorkflow {
        MinutesDraftWorkflow(life.world.environment) { "digest of \(String(decoding: $0, as: UTF8.self))" }
    }

    private func world(_ text: String) async throws -> (FollowUpWorld, MinutesDraftWorkflow) {
        let life = try await FollowUpWorld()
        try await life.plan("2023-06-09")
        let desk = desk(life)
        _ = try await desk.save(name, text: text, basis: 0, by: "Kari", in: life.network)
        return (life, desk)
    }

    private let sound = MinutesFile.items(MinutesFile.item("Noko"), head: ["- Status: utkast"])

    @Test("the form filled in is sound as it stands")
    func skeletonIsSound() async throws {
        let life = try await FollowUpWorld()
        try await life.plan("2023-06-09")
        let draft = try await desk(life).draft(name, in: life.network)
        let result = try await desk(life).check(draft.text, of: name, in: life.network)
        #expect(result.errors.isEmpty && result.minutes?.forum == "sjustjerna")
    }

    @Test("errors come with their lines, and another forum, another day and unsettled texts are errors")
    func checks() async throws {
        let (life, desk) = try await world("x")
        func codes(_ text: String) async throws -> [String] {
            try await desk.check(text, of: name, in: life.network).errors.map { "\($0.line ?? 0) \($0.code)" }
        }
        #expect(try await codes(sound).isEmpty)
        #expect(
            try await codes(sound.replacing("- Forum: Sjustjerna", with: "- Forum: LSU Volda")) == ["3 other-forum"])
        #expect(try await codes(MinutesFile.text("", date: "16.06.2023")) == ["4 other-date"])
        #expect(try await codes(sound + "\n<!-- ≠ slutt -->\n").last?.hasSuffix("unsettled-difference") == true)
        let typo = try await codes(sound.replacing("### Oppfølging", with: "### Oppfolgjing"))
        #expect(typo.contains { $0.hasSuffix("near-keyword") } || !typo.isEmpty)
        #expect(try await life.record() == nil)
    }

    @Test("taking in is all or nothing, writes the numbers into the draft, and is shown before it is done")
    func takesIn() async throws {
        let (life, desk) = try await world(sound)
        let preview = try await desk.takeIn(name, basis: 2, by: "Kari", isRehearsal: true, in: life.network)
        #expect(preview.created == [1])
        #expect(try await life.record() == nil)
        let taken = try await desk.takeIn(name, basis: 2, by: "Kari", in: life.network)
        #expect(taken.created == [1] && !taken.isNewMeeting)
        let draft = try await desk.draft(name, in: life.network)
        #expect(draft.text.contains("#1: Noko") && draft.number == 3 && !draft.hasNews && draft.saved?.by == "Kari")
        let versions = try await desk.versions(of: name, in: life.network)
        #expect(versions.first?.kind == .imported)
        // Another draft with a fault is kept, and nothing of it is taken in.
        let wrong = draft.text.replacing("Ansvar: Sande", with: "Ansvar: Ingen slik")
        _ = try await desk.save(name, text: wrong, basis: 3, by: "Kari", in: life.network)
        await #expect(throws: Refusal.self) {
            _ = try await desk.takeIn(name, basis: 4, by: "Kari", in: life.network)
        }
        #expect(try await desk.draft(name, in: life.network).text == wrong)
        #expect(try await life.record()?.text == draft.text)
    }

    @Test("what someone has saved since is not taken in unseen")
    func namesItsVersion() async throws {
        let (life, desk) = try await world(sound)
        _ = try await desk.save(name, text: sound + "\nMeir.\n", basis: 2, by: "Oddvar", in: life.network)
        let refusal = await #expect(throws: Refusal.self) {
            _ = try await desk.takeIn(name, basis: 2, by: "Kari", in: life.network)
        }
        #expect(refusal?.code == "saved-since" && refusal?.message.nn.contains("Oddvar") == true)
    }

    @Test("a file that is imported meanwhile is put together with what is being written")
    func importedBeside() async throws {
        let (life, desk) = try await world(sound)
        _ = try await desk.takeIn(name, basis: 2, by: "Kari", in: life.network)
        let draft = try await desk.draft(name, in: life.network)
        let mine = draft.text.replacing("# Referat: Sjustjerna", with: "# Referat: Sjustjerna i juni")
        _ = try await desk.save(name, text: mine, basis: draft.number, by: "Kari", in: life.network)
        try await life.take(draft.text + MinutesFile.prose("Frå fila."))
        let both = try await desk.draft(name, in: life.network)
        #expect(both.text.contains("i juni") && both.text.contains("Frå fila.") && both.hasNews)
    }

    @Test("a file that is imported over the same lines holds, and what was written is kept beside")
    func importedOver() async throws {
        let (life, desk) = try await world(sound)
        _ = try await desk.takeIn(name, basis: 2, by: "Kari", in: life.network)
        let draft = try await desk.draft(name, in: life.network)
        let mine = draft.text.replacing("# Referat: Sjustjerna", with: "# Referat: mitt")
        _ = try await desk.save(name, text: mine, basis: draft.number, by: "Kari", in: life.network)
        try await life.take(draft.text.replacing("# Referat: Sjustjerna", with: "# Referat: fila sitt"))
        let now = try await desk.draft(name, in: life.network)
        #expect(now.text.contains("fila sitt") && !now.hasNews)
        let aside = try await desk.versions(of: name, in: life.network).first { $0.kind == .aside }
        #expect(aside?.by == "Kari")
        let kept = try await desk.version(aside?.number ?? 0, of: name, in: life.network).version
        #expect(kept.text == mine)
    }

    @Test("sent for remarks they say so, in their text too, and everyone gets them once")
    func remarks() async throws {
        let (life, desk) = try await world(sound)
        await #expect(throws: Refusal.self) { _ = try await desk.previewRemarks(name, in: life.network) }
        _ = try await desk.takeIn(name, basis: 2, by: "Kari", in: life.network)
        let preview = try await desk.previewRemarks(name, in: life.network)
        #expect(preview.pending.count == 8 && preview.status == .forApproval)
        #expect(try await life.record()?.status == .draft && life.box.all.isEmpty)
        let round = try await desk.sendForRemarks(name, by: "Kari", in: life.network)
        #expect(round.sent == 8)
        let record = try await life.record()
        #expect(record?.status == .forApproval && record?.text.contains("- Status: til godkjenning\n") == true)
        #expect(record?.digest == "digest of \(record?.text ?? "")")
        let draft = try await desk.draft(name, in: life.network)
        #expect(draft.text == record?.text && !draft.hasNews)
        #expect(try await desk.sendForRemarks(name, by: "Kari", in: life.network).sent == 0)
        // Importing what was sent changes nothing, and the status stays.
        let commands = MinutesWorkflow(life.world.environment) { "digest of \(String(decoding: $0, as: UTF8.self))" }
        let again = try await commands.importMinutes(Array((record?.text ?? "").utf8), in: life.network)
        #expect(again.isUnchanged)
    }

    @Test("changes that aren't taken in stop the sending, so that nobody gets other minutes than the coordinator sees")
    func unseenChanges() async throws {
        let (life, desk) = try await world(sound)
        _ = try await desk.takeIn(name, basis: 2, by: "Kari", in: life.network)
        let draft = try await desk.draft(name, in: life.network)
        _ = try await desk.save(name, text: draft.text + "\nMeir.\n", basis: 3, by: "Kari", in: life.network)
        let refusal = await #expect(throws: Refusal.self) {
            _ = try await desk.sendForRemarks(name, by: "Kari", in: life.network)
        }
        #expect(refusal?.code == "draft-not-taken-in")
        #expect(life.box.all.isEmpty)
    }

    @Test("a status that isn't there is written in; only that line is otherwise")
    func status() {
        let text = "# Referat: X\r\n\r\n- Forum: X\r\n- Dato: 09.06.2023\r\n\r\nTekst.\r\n"
        let sent = MinutesWriter.forApproval(text)
        #expect(sent == text.replacing("09.06.2023\r\n", with: "09.06.2023\r\n- Status: til godkjenning\r\n"))
        #expect(MinutesWriter.forApproval(sent) == sent)
    }

    @Test("approved by what was read, minutes are locked for saving, taking in, restoring and sending for remarks")
    func locked() async throws {
        let (life, desk) = try await world(sound)
        _ = try await desk.takeIn(name, basis: 2, by: "Kari", in: life.network)
        let digest = try await life.record()?.digest ?? ""
        await #expect(throws: Refusal.self) {
            _ = try await desk.approve(name, digest: "noko anna", by: "Leiar", in: life.network)
        }
        #expect(try await desk.approve(name, digest: digest, by: "Leiar", in: life.network).approval?.by == "Leiar")
        let draft = try await desk.draft(name, in: life.network)
        #expect(draft.isLocked)
        await #expect(throws: Refusal.self) {
            _ = try await desk.save(name, text: "nytt", basis: 3, by: "Kari", in: life.network)
        }
        await #expect(throws: Refusal.self) {
            _ = try await desk.restore(1, over: 3, of: name, by: "Kari", in: life.network)
        }
        await #expect(throws: Refusal.self) {
            _ = try await desk.takeIn(name, basis: 3, by: "Kari", in: life.network)
        }
        await #expect(throws: Refusal.self) {
            _ = try await desk.sendForRemarks(name, by: "Kari", in: life.network)
        }
        #expect(try await life.record()?.text == draft.text)
    }

    @Test("what is exempt is not among the decisions that the next agenda tells of")
    func exemptDecisions() async throws {
        let text = MinutesFile.text(
            "## Open sak\n\n### Vedtak\n\nVi bygg.\n\n## Løynd sak\n\n- Offentleg: nei, offl. § 13\n\n"
                + "### Vedtak\n\nHan sluttar.\n"
        )
        let (life, desk) = try await world(text)
        _ = try await desk.takeIn(name, basis: 2, by: "Kari", in: life.network)
        #expect(try await life.record()?.decisions.map(\.text) == ["Vi bygg."])
    }
}
