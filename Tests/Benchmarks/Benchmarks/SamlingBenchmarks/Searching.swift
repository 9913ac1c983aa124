import Benchmark
import Foundation
import Meetings

/// Twenty thousand documents of a network: what it takes to find a decision among them, a word that stands everywhere,
/// a beginning, and a slip.
func benchmarkSearch() {
    for (name, question) in [
        ("a question", "kva vart bestemt om alderspsykiatri?"), ("a word that is everywhere", "kommune"),
        ("the beginning of a word", "rehab"), ("a slip", "helsefelleskp volda"),
    ] {
        Benchmark("search 20,000 documents: \(name)", configuration: .onDisk) { benchmark in
            let desk = try await Desk.filled()
            benchmark.startMeasurement()
            let found = try await SearchWorkflow(desk.environment).search(question, in: "fjordane")
            benchmark.stopMeasurement()
            guard !found.isEmpty else { throw SampleFault("nothing was found") }
        }
    }
    Benchmark("keep one item that is searched for", configuration: .onDisk) { benchmark in
        let desk = try await Desk.filled()
        let item = SearchSample.item(30_000)
        benchmark.startMeasurement()
        try await desk.environment.store.write("fjordane") { try $0.save(item) }
        benchmark.stopMeasurement()
    }
}

extension Desk {
    /// Filled once: the documents are only looked for.
    fileprivate static func filled() async throws -> Desk {
        if let desk = await Filled.shared.desk { return desk }
        let desk = try await Desk()
        let network = Sample.network(people: 300, forums: 15)
        try await desk.environment.store.write(network.network.id) { try $0.save(network) }
        for start in stride(from: 0, to: 20_000, by: 1_000) {
            try await desk.environment.store.write("fjordane") { ledger in
                for number in start..<(start + 1_000) { try ledger.save(SearchSample.item(number)) }
            }
        }
        await Filled.shared.keep(desk)
        return desk
    }
}

private actor Filled {
    static let shared = Filled()
    private(set) var desk: Desk?

    func keep(_ desk: Desk) { self.desk = desk }
}

/// Items with forty words each, of a vocabulary that grows as people's does.
private enum SearchSample {
    private static let known = [
        "kommune", "møte", "samarbeid", "alderspsykiatri", "rehabilitering", "helsefellesskap", "legevakt", "volda",
        "beredskap", "økonomi", "rekruttering", "utskriving", "omsorgsteknologi", "jordmor", "demens", "budsjett",
    ]

    static func item(_ number: Int) -> ActionItem {
        var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
        let words = (0..<40).map { _ -> String in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let draw = Int(state >> 33)
            return draw % 3 == 0 ? known[draw / 3 % (draw % 2 == 0 ? 2 : known.count)] : "ord\(draw % 25_000)"
        }
        return ActionItem(
            forum: ForumID("forum-\(number % 15 + 1)"), number: number, text: words.prefix(8).joined(separator: " "),
            owners: [], due: Deadline(text: "?", form: .unresolved, unresolved: true),
            note: words.dropFirst(8).joined(separator: " "), meeting: "m", meetingDate: Sample.today,
            caseTitle: "Sak \(number % 400)", created: Sample.today)
    }
}
