import HTTPTypes
import Meetings

/// The register as a file: taken out, and put in after it has been looked over.
enum RegisterFilePages {
    static let routes: [Route] = [
        .get("/n/{network}/register/file", .coordinateNetwork) { try await show($0) },
        .get("/n/{network}/register/file.yaml", .coordinateNetwork, download),
        .post("/n/{network}/register/file", .coordinateNetwork, preview).taking(bytes: 3 * RegisterFiles.largestBytes),
        .post("/n/{network}/register/file/applied", .coordinateNetwork, apply)
            .taking(bytes: 3 * RegisterFiles.largestBytes),
    ]

    private static func show(_ visit: Visit, text: String = "", refused: Refusal? = nil) async throws -> Reply {
        visit.page(
            "register-file", title: Trilingual("Registeret som fil", "Registeret som fil", "The register as a file"),
            status: refused.map(ErrorPages.status(of:)) ?? .ok,
            [
                "base": visit.networkPath, "text": text,
                "refused": refused.map { [$0.values(in: visit.language)] } ?? [],
            ])
    }

    private static func download(_ visit: Visit) async throws -> Reply {
        let register = try visit.registerHere
        let text = try files(visit).write(register)
        return Reply(.ok, type: "application/yaml; charset=utf-8", Array(text.utf8))
            .with(.contentDisposition, "attachment; filename=\"register.yaml\"")
    }

    private static func preview(_ visit: Visit) async throws -> Reply {
        let text = try await visit.form()["text"] ?? ""
        do {
            return try await confirm(visit, text)
        } catch let refusal as Refusal {
            return try await show(visit, text: text, refused: refusal)
        }
    }

    private static func confirm(_ visit: Visit, _ text: String, refused: Refusal? = nil) async throws -> Reply {
        let draft = try files(visit).read(Array(text.utf8))
        let preview = try await ForumWorkflow(visit.site.environment).preview(draft, in: visit.network)
        var values = PreviewValues(preview, visit).values
        values["base"] = visit.networkPath
        values["action"] = "\(visit.networkPath)/register/file/applied"
        values["refused"] = refused.map { [$0.values(in: visit.language)] } ?? []
        values["fields"] = [["name": "text", "value": text]]
        return visit.page(
            "register-preview", title: Trilingual("Sjå over endringa", "Se over endringen", "Look the change over"),
            status: refused.map(ErrorPages.status(of:)) ?? .ok, values)
    }

    private static func apply(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let text = form["text"] ?? ""
        do {
            let draft = try files(visit).read(Array(text.utf8))
            _ = try await ForumWorkflow(visit.site.environment).apply(
                draft, shown: RegisterMark(form["mark"] ?? ""), in: visit.network)
        } catch let refusal as Refusal where refusal.code == "register-changed" {
            return try await confirm(visit, text, refused: refusal)
        } catch let refusal as Refusal {
            return try await show(visit, text: text, refused: refusal)
        }
        return .redirect(to: "\(visit.networkPath)/register?made=1")
    }

    private static func files(_ visit: Visit) throws -> RegisterFiles {
        guard let files = visit.site.environment.registerFiles else { throw Refusal.noPage }
        return files
    }
}
