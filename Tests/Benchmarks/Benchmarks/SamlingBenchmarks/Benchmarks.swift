import Benchmark

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = Benchmark.Configuration(
        metrics: [.wallClock, .throughput], warmupIterations: 3, maxDuration: .seconds(5), maxIterations: 10_000)
    benchmarkPlanning()
    benchmarkComposing()
    benchmarkMinutes()
    benchmarkPosting()
    benchmarkAnswering()
    benchmarkRegister()
    benchmarkSearch()
}

extension Benchmark.Configuration {
    /// For what waits for the disk: few rounds, and each in a folder of its own.
    static var onDisk: Benchmark.Configuration {
        Benchmark.Configuration(
            metrics: [.wallClock, .cpuTotal], warmupIterations: 1, maxDuration: .seconds(60),
            maxIterations: 11)
    }
}
