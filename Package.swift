// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "samling",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "samling", targets: ["samling"]),
        .library(
            name: "SamlingKit",
            targets: [
                "Meetings", "ICalendar", "Mail", "Letters", "MailTransport", "Records", "SQLite", "YAMLFiles",
                "Assembly",
            ]),
        .library(name: "SamlingFormats", targets: ["ICalendar", "Mail"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibical", pkgConfig: "libical", providers: [.apt(["libical-dev"])]),
        .systemLibrary(name: "CLibcurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "BlockingExecutor"),
        .target(name: "Database"),
        .target(name: "ICalendar", dependencies: ["CLibical"]),
        .target(name: "Mail", dependencies: ["CGMime"]),
        .target(name: "MailTransport", dependencies: ["CLibcurl", "Mail", "BlockingExecutor"]),
        .target(name: "Markdown", dependencies: ["CCmark"]),
        .target(
            name: "SQLite",
            dependencies: [
                "Database", "BlockingExecutor", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        .target(name: "Postgres", dependencies: ["CLibpq", "Database", "BlockingExecutor"]),
        .target(
            name: "Meetings",
            dependencies: [
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .target(name: "Records", dependencies: ["Meetings", "Database"]),
        .target(
            name: "Letters",
            dependencies: [
                "Meetings", "Mail", "ICalendar", "Markdown",
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        .target(
            name: "Website",
            dependencies: [
                "Meetings", "Letters",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .target(name: "YAMLFiles", dependencies: ["Meetings", "Yams"]),
        .target(
            name: "Assembly",
            dependencies: [
                "Meetings", "Records", "SQLite", "Postgres", "Letters", "MailTransport", "YAMLFiles", "Mail",
                "ICalendar", "Website",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .target(
            name: "Commands",
            dependencies: [
                "Meetings", "Assembly",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(name: "samling", dependencies: ["CMalloc", "Commands"]),
        .target(
            name: "TestSupport",
            dependencies: ["Meetings", "Records", "Database", "SQLite", "Postgres", "Letters", "YAMLFiles"],
            path: "Tests/TestSupport"),
        .testTarget(name: "BlockingExecutorTests", dependencies: ["BlockingExecutor"]),
        .testTarget(name: "ICalendarTests", dependencies: ["ICalendar"]),
        .testTarget(name: "MailTests", dependencies: ["Mail"]),
        .testTarget(
            name: "MailTransportTests", dependencies: ["MailTransport", "Mail", "BlockingExecutor"],
            exclude: ["Fixtures"]),
        .testTarget(name: "MarkdownTests", dependencies: ["Markdown"]),
        .testTarget(name: "DatabaseTests", dependencies: ["Database", "SQLite", "Postgres", "TestSupport"]),
        .testTarget(
            name: "MeetingsTests",
            dependencies: ["Meetings", "TestSupport", .product(name: "Logging", package: "swift-log")],
            exclude: ["Minutes/Fixtures"]),
        .testTarget(
            name: "RecordsTests",
            dependencies: [
                "Records", "Meetings", "Database", "SQLite", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Fixtures"]),
        .testTarget(name: "LettersTests", dependencies: ["Letters", "TestSupport", "ICalendar", "Mail"]),
        .testTarget(
            name: "WebsiteTests",
            dependencies: [
                "Website", "TestSupport", "Meetings", "Letters",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(name: "YAMLFilesTests", dependencies: ["YAMLFiles", "TestSupport"], exclude: ["Fixtures"]),
        .testTarget(
            name: "AssemblyTests",
            dependencies: [
                "Assembly", "TestSupport", "Database", "SQLite", .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(name: "CommandsTests", dependencies: ["TestSupport"]),
        .testTarget(
            name: "LifeTests",
            dependencies: ["TestSupport", "Meetings", .product(name: "Logging", package: "swift-log")]),
        .testTarget(name: "TidyTests"),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
    ]
}

// For a quick round while something is being made: SAMLING_ONLY_TESTS=WebsiteTests,TidyTests swift build --build-tests.
if let only = Context.environment["SAMLING_ONLY_TESTS"], only != "all" {
    let names = only.split(separator: ",").map(String.init)
    package.targets.removeAll { $0.type == .test && !names.contains($0.name) }
}
