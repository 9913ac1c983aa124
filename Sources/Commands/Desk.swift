import ArgumentParser
import Assembly
import Meetings

/// A command at work: the installation opened, and where its words go.
struct Desk {
    let installation: Installation
    let output: Output
    /// The network that was asked for, where one was.
    let preferred: NetworkID?

    var environment: Meetings.Environment { installation.environment }

    /// Opens the installation that the options name, runs the body, and turns whatever goes wrong into words
    /// and an exit status. `file` is the input that a refusal's line numbers are about.
    static func open(
        _ options: GlobalOptions, file: String? = nil, _ body: (Desk) async throws -> Void
    ) async throws {
        var output = Output(json: options.json, language: options.spokenLanguage ?? .nn)
        do {
            let installation = try await Installation.open(try options.request)
            let network = options.network.map { NetworkID($0) }
            let language = try await options.language(installation, network)
            output = Output(json: options.json, language: language)
            installation.inForce.warnings.forEach(output.note)
            try await body(Desk(installation: installation, output: output, preferred: network))
            try await installation.close()
        } catch {
            throw output.fail(error, file: file)
        }
    }

    /// The network that has the forum.
    func network(of forum: String) async throws -> NetworkID {
        try await environment.network(of: forum, preferred: preferred)
    }

    /// The networks to list from: the one that was asked for, or all.
    func networks() async throws -> [NetworkID] {
        let all = try await environment.store.networks()
        guard let preferred else { return all }
        guard all.contains(preferred) else { throw Refusal.noNetwork(preferred, known: all) }
        return [preferred]
    }
}

extension GlobalOptions {
    /// As asked for, or the network's own, or Nynorsk.
    fileprivate func language(_ installation: Installation, _ network: NetworkID?) async throws -> Language {
        if let language = spokenLanguage { return language }
        let store = installation.environment.store
        let networks = try await store.networks()
        guard let id = network ?? networks.first, networks.contains(id) else { return .nn }
        return try await store.read(id) { try $0.register()?.network.language } ?? .nn
    }
}

extension Refusal {
    fileprivate static func noNetwork(_ id: NetworkID, known: [NetworkID]) -> Refusal {
        let list = known.map(\.rawValue).joined(separator: ", ")
        return Refusal(
            .notFound, code: "unknown-network",
            Trilingual(
                "Det finst ikkje noko nettverk «\(id)». Registrerte: \(list)",
                "Det finnes ikke noe nettverk «\(id)». Registrerte: \(list)",
                "There is no network “\(id)”. Registered: \(list)"))
    }
}
