import Benchmark
import Meetings
import YAMLFiles

/// A register of 300 people in 15 forums, from the bytes of its file to the rows: all new, and then once more with
/// nothing changed.
func benchmarkRegister() {
    let network = Sample.network(people: 300, forums: 15)
    let file = Array(RegisterFile.write(network).utf8)
    Benchmark("apply a register of 300 people", configuration: .onDisk) { benchmark in
        let desk = try await Desk()
        benchmark.startMeasurement()
        let difference = try await desk.apply(file)
        benchmark.stopMeasurement()
        guard difference.added.count > 600 else { throw SampleFault("too little was added") }
        try await desk.clear()
    }
    Benchmark("apply the same register again", configuration: .onDisk) { benchmark in
        let desk = try await Desk()
        _ = try await desk.apply(file)
        benchmark.startMeasurement()
        let difference = try await desk.apply(file)
        benchmark.stopMeasurement()
        guard difference.added.isEmpty, difference.changed.isEmpty else { throw SampleFault("something changed") }
        try await desk.clear()
    }
}

extension Desk {
    fileprivate func apply(_ file: [UInt8]) async throws -> RegisterDifference {
        try await ForumWorkflow(environment).apply(RegisterFile.read(file), isRehearsal: false)
    }
}
