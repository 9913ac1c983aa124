import TestSupport

@testable import Meetings

/// A network with minutes, cases and items to look for.
struct SearchWorld: Sendable {
    let life: FollowUpWorld

    init(_ register: Register = SampleRegister.sjustjerna) async throws {
        life = try await FollowUpWorld(register)
    }

    var search: SearchWorkflow { SearchWorkflow(life.world.environment) }

    func find(
        _ text: String, forum: String? = nil, reach: SearchReach = .everything
    ) async throws -> [SearchFinding] {
        try await search.search(text, forum: forum, reach: reach, language: .nn, in: life.network)
    }

    func titles(_ text: String, reach: SearchReach = .everything) async throws -> [String] {
        try await find(text, reach: reach).map { "\($0.kind.rawValue): \($0.title)" }
    }

    func minutes(_ cases: String, forum: String = "Sjustjerna", date: String = "09.06.2023") async throws {
        try await life.take(MinutesFile.text(cases, forum: forum, date: date))
    }

    func add(_ title: String, to forum: String = "sjustjerna") async throws -> Case {
        try await CaseWorkflow(life.world.environment).add(
            to: forum, title: title, kind: nil, presenter: nil, minutes: nil, in: life.network)
    }

    static let decided = """
        ## Alderspsykiatri

        - Type: vedtak

        Det vart snakka om tilbodet.

        ### Vedtak

        Akutttilbodet skal vere i Volda.

        ### Oppfølging

        - [ ] Skrive til helseføretaket om tilbodet
          - Ansvar: Sande
          - Frist: 15.09.2023
        """
}
