// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "samling-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "samling", path: "../.."),
        // Counting allocations needs a library of its own; time is what is measured here.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "SamlingBenchmarks",
            dependencies: [
                .product(name: "SamlingKit", package: "samling"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/SamlingBenchmarks",
            swiftSettings: [
                .treatAllWarnings(as: .error),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            ],
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        .executableTarget(
            name: "LettersOut", dependencies: [.product(name: "SamlingKit", package: "samling")],
            path: "Benchmarks/LettersOut",
            swiftSettings: [
                .treatAllWarnings(as: .error),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
