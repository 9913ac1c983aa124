import Meetings

/// The register of a network as a file.
enum RegisterCalls {
    static let all: [Call] = [export, apply]

    private static let export = Call.get(
        "/networks/{network}/register", .coordinateNetwork,
        "The register as YAML, which `apply` takes, and a mark of what it was.", .named("RegisterFile")
    ) { call in
        let (register, mark, _) = try await ForumWorkflow(call.environment).marked(in: call.network)
        return RegisterFileReport(yaml: try call.files.write(register), mark: mark)
    }

    private static let apply = Call.change(
        .post, "/networks/{network}/register/apply", .coordinateNetwork,
        "Makes the register what the file says, and tells the difference. Nothing is ever deleted.",
        body: .body(
            .needed("yaml", .lines(longest: RegisterFiles.largestBytes)),
            .may("dryRun", .flag, "Tell the difference, and change nothing."),
            .may("mark", .line(longest: 100), "What the register was: refused where it has changed since.")),
        .named("RegisterChange")
    ) { call in
        let workflow = ForumWorkflow(call.environment)
        let bytes = Array((call.text("yaml") ?? "").utf8)
        guard bytes.count <= RegisterFiles.largestBytes else { throw Refusal.tooLarge(RegisterFiles.largestBytes) }
        let draft = try call.files.read(bytes)
        let preview = try await workflow.preview(draft, in: call.network)
        if call.flag("dryRun") { return RegisterChangeReport(preview) }
        guard let shown = call.text("mark").map({ RegisterMark($0) }) ?? preview.mark else { throw Refusal.noPage }
        return RegisterChangeReport(try await workflow.apply(draft, shown: shown, in: call.network))
    }
}

extension APIVisit {
    fileprivate var files: RegisterFiles {
        get throws {
            guard let files = environment.registerFiles else { throw Refusal.noPage }
            return files
        }
    }
}
