import Testing

/// What may import what: the table of the architecture, which the compiler does not hold.
@Suite("Imports go down")
struct ImportTests {
    static let free: Set<String> = ["FoundationEssentials", "FoundationInternationalization", "Synchronization"]

    static let allowed: [String: Set<String>] = [
        "BlockingExecutor": ["Dispatch"],
        "Database": [],
        "ICalendar": ["CLibical"],
        "Mail": ["CGMime"],
        "MailTransport": ["CLibcurl", "Mail", "BlockingExecutor", "Glibc", "Foundation"],
        "Markdown": ["CCmark"],
        "SQLite": ["GRDB", "GRDBSQLite", "Database", "BlockingExecutor", "Foundation", "Glibc", "Darwin"],
        "Postgres": ["CLibpq", "Database", "BlockingExecutor"],
        "Meetings": ["Logging", "ServiceLifecycle"],
        "Records": ["Meetings", "Database"],
        "YAMLFiles": ["Meetings", "Yams"],
        "Website": [
            "Meetings", "Letters", "Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOCore", "Mustache", "Logging",
            "ServiceLifecycle", "Foundation",
        ],
        "Letters": ["Meetings", "Mail", "ICalendar", "Markdown", "Mustache", "Foundation"],
        "Assembly": [
            "Meetings", "Records", "SQLite", "Postgres", "Database", "Letters", "MailTransport", "Mail",
            "ICalendar", "Markdown", "YAMLFiles", "Website", "Configuration", "SystemPackage", "ServiceLifecycle",
            "UnixSignals", "Logging", "Foundation", "Glibc",
        ],
        "Commands": ["Meetings", "Assembly", "ArgumentParser", "Foundation", "Glibc", "Logging"],
        "samling": ["CMalloc", "Commands"],
    ]

    @Test("every import of every target stands in the table")
    func everyImportIsAllowed() {
        let files = Checkout.swiftFiles(under: "Sources")
        #expect(files.count > 50)
        for file in files {
            let allowed = (Self.allowed[file.target] ?? []).union(Self.free)
            for line in file.code {
                guard let module = Self.module(importedBy: line) else { continue }
                #expect(allowed.contains(module), "\(file.path) imports \(module)")
            }
        }
    }

    @Test("each C library and each package has one user")
    func ownersAreAlone() {
        let owners = [
            "CLibical": "ICalendar", "CLibcurl": "MailTransport", "CGMime": "Mail", "CCmark": "Markdown",
            "GRDB": "SQLite", "GRDBSQLite": "SQLite", "CLibpq": "Postgres", "CMalloc": "samling", "Yams": "YAMLFiles",
            "Configuration": "Assembly", "ArgumentParser": "Commands",
        ]
        for file in Checkout.swiftFiles(under: "Sources") {
            for line in file.code {
                guard let module = Self.module(importedBy: line), let owner = owners[module] else { continue }
                #expect(file.target == owner, "\(file.path) imports \(module)")
            }
        }
    }

    static func module(importedBy line: String) -> String? {
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"), index <= 2, words.count > index + 1 else { return nil }
        let modifiers: Set<Substring> = ["public", "internal", "package", "private", "fileprivate", "@testable"]
        guard words[..<index].allSatisfy(modifiers.contains) else { return nil }
        let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "let", "var", "typealias"]
        let name = kinds.contains(words[index + 1]) && words.count > index + 2 ? words[index + 2] : words[index + 1]
        return String(name.prefix { $0 != "." })
    }
}
