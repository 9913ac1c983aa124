// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "samling-fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "samling", path: "../..")],
    targets: [
        .executableTarget(
            name: "SamlingFuzz",
            dependencies: [.product(name: "SamlingFormats", package: "samling")],
            path: "SamlingFuzz",
            swiftSettings: [
                .treatAllWarnings(as: .error),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
