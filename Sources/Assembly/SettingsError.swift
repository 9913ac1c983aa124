public import Meetings

/// Settings that can't be used: every fault at once. Exit status 78 (`EX_CONFIG`).
public struct SettingsError: Error, Hashable, Sendable {
    public struct Fault: Hashable, Sendable {
        public var key: String
        public var value: String
        public var message: Trilingual
        public var file: String?
        public var line: Int?
    }

    public var faults: [Fault]

    public init(faults: [Fault]) { self.faults = faults }
}

/// The settings in force, and where each came from.
public struct SettingsInForce: Sendable {
    public enum Origin: String, Encodable, Sendable {
        case commandLine = "command-line"
        case environment, file
        case standard = "default"
    }

    public var settings: Settings
    public var origins: [String: Origin]
    /// What can be lived with, and should be mended.
    public var warnings: [Trilingual]
}

extension SettingsError.Fault {
    static func unknown(_ key: String, file: String?, line: Int?) -> Self {
        let near = Suggestions.nearest(to: key, among: SettingKey.all.map(\.name), limit: 1).first
        let question = near.map { Trilingual(" – meinte du \($0)?", " – mente du \($0)?", " – did you mean \($0)?") }
        return Self(
            key: key, value: "",
            message: Trilingual(
                "ukjend nøkkel\(question?.nn ?? "")", "ukjent nøkkel\(question?.nb ?? "")",
                "unknown key\(question?.en ?? "")"),
            file: file, line: line)
    }

    static func outOfRange(_ key: SettingKey, _ value: String, in layer: Layer) -> Self {
        let shown = String(value.prefix(80))
        return Self(
            key: key.name, value: value,
            message: Trilingual(
                "«\(shown)» går ikkje: \(key.range)", "«\(shown)» går ikke: \(key.range)",
                "“\(shown)” won't do: \(key.range)"),
            file: layer.path, line: layer.lines[key.name])
    }

    static func unreadable(_ file: String) -> Self {
        Self(
            key: "", value: "",
            message: Trilingual(
                "fila finst ikkje eller kan ikkje lesast", "filen finnes ikke eller kan ikke leses",
                "there is no such file, or it can't be read"),
            file: file)
    }

    static func missing(_ key: String, for other: String) -> Self {
        Self(
            key: key, value: "",
            message: Trilingual(
                "manglar: \(other) er sett", "mangler: \(other) er satt", "is missing: \(other) is set"))
    }

    static func excluded(_ key: String, by other: String) -> Self {
        Self(
            key: key, value: "",
            message: Trilingual(
                "går ikkje saman med \(other)", "går ikke sammen med \(other)", "doesn't go with \(other)"))
    }
}

extension Trilingual {
    static func openAddress(_ address: String) -> Trilingual {
        Trilingual(
            "http.baseURL: lenkjene i breva går utan kryptering til \(address): bruk https",
            "http.baseURL: lenkene i brevene går uten kryptering til \(address): bruk https",
            "http.baseURL: the links in letters go to \(address) without encryption: use https")
    }

    static func openSecret(_ path: String) -> Trilingual {
        Trilingual(
            "\(path) kan lesast av andre enn eigaren: bruk chmod 600",
            "\(path) kan leses av andre enn eieren: bruk chmod 600",
            "\(path) can be read by others than its owner: use chmod 600")
    }
}
