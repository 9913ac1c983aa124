import Benchmark
import Meetings

/// Both stages of the reading: the tree, then everyone and every deadline on the meeting's date.
func benchmarkMinutes() {
    for (name, size) in [("20 KB", 20_000), ("1 MB", 1_000_000)] {
        Benchmark("read minutes of \(name)") { benchmark, minutes in
            for _ in benchmark.scaledIterations { blackHole(try minutes.read()) }
        } setup: {
            try LongMinutes(bytes: size)
        }
    }
}

private struct LongMinutes {
    private let bytes: [UInt8]
    private let surroundings: MinutesSurroundings

    /// The example's head and attendance, and its cases again and again.
    init(bytes size: Int) throws {
        let example = try Checkout.text("Tests/MeetingsTests/Minutes/Fixtures/minutes-sjustjerna-2023-06-09.md")
        let parts = example.split(separator: "\n## ").map(String.init)
        var text = parts.prefix(2).joined(separator: "\n## ")
        var itemNumber = 0
        while text.utf8.count < size {
            for part in parts.dropFirst(2) {
                itemNumber += 1
                text += "\n## " + part.replacing("#1:", with: "#\(itemNumber):")
            }
        }
        bytes = Array(text.utf8)
        let register = try Sample.sjustjerna()
        surroundings = MinutesSurroundings(
            register: register, planned: [try Sample.forum(of: register).id: [Sample.meetingDay]])
    }

    func read() throws -> Minutes {
        let result = MinutesReading.read(bytes, in: surroundings)
        guard let minutes = result.minutes else {
            throw SampleFault("the minutes were refused: \(result.errors.prefix(3))")
        }
        return minutes
    }
}
