import ArgumentParser
import Assembly
import Meetings

struct MinutesImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes the minutes in, all or nothing, and writes the items' numbers back into the file.",
        discussion: "Example: samling minutes import referat.md")

    @Argument(help: "The minutes. The items' numbers are written into the file.", completion: .file())
    var file: String

    @Flag(help: "Show what would change, and change nothing.")
    var dryRun = false

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if file == "-", !dryRun {
            throw ValidationError("Name a file: the items' numbers are written into it")
        }
    }

    func run() async throws {
        try await Desk.open(options, file: file) { desk in
            let minutes = try await desk.minutesFile(file, options)
            try minutes.refuseErrors()
            guard let network = minutes.checked.network else { return }
            let imported = try await take(minutes, network, desk.installation.minutes)
            try minutes.output.give(MinutesImportReport(imported, minutes.output.language))
            show(imported, minutes.output)
        }
    }

    /// The file's new contents are laid ready before anything is imported: numbers that can't be written down would
    /// be given twice the next time.
    private func take(
        _ minutes: MinutesFile, _ network: NetworkID, _ workflow: MinutesWorkflow
    ) async throws -> MinutesImport {
        let rehearsed = try await workflow.importMinutes(minutes.bytes, isRehearsal: true, in: network)
        if dryRun { return rehearsed }
        var ready = try rewritten(rehearsed, minutes)
        do {
            let imported = try await workflow.importMinutes(minutes.bytes, in: network)
            if imported.text != rehearsed.text {
                ready?.discard()
                ready = try rewritten(imported, minutes)
            }
            try ready?.put()
            return imported
        } catch {
            ready?.discard()
            throw error
        }
    }

    /// Nil where nothing changes in the file.
    private func rewritten(_ imported: MinutesImport, _ minutes: MinutesFile) throws -> RewrittenFile? {
        let bytes = Array(imported.text.utf8)
        if bytes == minutes.bytes { return nil }
        do {
            return try RewrittenFile(file, bytes)
        } catch {
            throw Refusal.notWritable
        }
    }

    private func show(_ imported: MinutesImport, _ output: Output) {
        for number in imported.missing {
            output.note(
                Trilingual(
                    "#\(number) står ikkje lenger i referatet, og er framleis ope: er det utført, skriv [x]",
                    "#\(number) står ikke lenger i referatet, og er fortsatt åpent: er det utført, skriv [x]",
                    "#\(number) is no longer in the minutes, and still open: if it is done, write [x]"))
        }
        if imported.isUnchanged {
            return output.say(
                Trilingual(
                    "Dette referatet er importert frå før; ingenting er endra.",
                    "Dette referatet er importert fra før; ingenting er endret.",
                    "These minutes were imported before; nothing has changed."))
        }
        let name = "\(imported.meeting.forum)/\(imported.meeting.date)"
        if imported.isNewMeeting {
            output.note(
                Trilingual(
                    "\(name) stod ikkje i planen: er datoen rett?", "\(name) sto ikke i planen: er datoen riktig?",
                    "\(name) wasn't planned: is the date right?"))
        }
        let counts = (imported.created.count, imported.updated.count, imported.closed.count)
        output.say(
            Trilingual(
                "\(name): \(counts.0) nye punkt, \(counts.1) endra, \(counts.2) lukka",
                "\(name): \(counts.0) nye punkter, \(counts.1) endret, \(counts.2) lukket",
                "\(name): \(counts.0) new items, \(counts.1) changed, \(counts.2) closed"))
        for update in imported.updated {
            for field in update.fields { output.say("  #\(update.number) \(field.name): \(field.from) → \(field.to)") }
        }
        if dryRun { return output.say(Trilingual("Ingenting er lagra.", "Ingenting er lagret.", "Nothing was saved.")) }
        output.say(
            Trilingual(
                "Send det: samling minutes send \(name) --send", "Send det: samling minutes send \(name) --send",
                "Send them: samling minutes send \(name) --send"))
    }
}

extension Refusal {
    fileprivate static var notWritable: Refusal {
        let message = Trilingual(
            "fila kan ikkje skrivast, og numra skal inn i henne: ingenting er importert",
            "filen kan ikke skrives, og numrene skal inn i den: ingenting er importert",
            "the file can't be written, and the numbers go into it: nothing was imported")
        return Refusal(
            .badInput, code: "file-not-writable", message,
            problems: [Problem(line: nil, code: "file-not-writable", message)])
    }
}
