import Configuration
import Meetings
import SystemPackage
import YAMLFiles

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
    public enum Origin: String, Sendable { case commandLine, environment, file, standard }

    public var settings: Settings
    public var origins: [String: Origin]
}

/// Reads the settings: command line → `SAMLING_…` environment → YAML file → defaults.
public enum SettingsReader {
    private static let longestFileBytes = 1_000_000

    /// `commandLine` holds values by key. Throws `SettingsError` with every fault there is.
    public static func read(
        file: String?, environment: [String: String], commandLine: [String: String] = [:]
    ) async throws -> SettingsInForce {
        var layers: [(origin: SettingsInForce.Origin, provider: any ConfigProvider, prefix: [String])] = [
            (.commandLine, InMemoryProvider(values: inMemory(commandLine)), []),
            (.environment, EnvironmentVariablesProvider(environmentVariables: environment), ["samling"]),
        ]
        var faults: [SettingsError.Fault] = []
        if let file {
            faults += unknownKeys(in: file)
            if faults.isEmpty { layers.append((.file, try await yaml(file), [])) }
        }
        var result = SettingsInForce(settings: Settings(), origins: [:])
        for key in SettingKey.all {
            let parts = key.name.split(separator: ".").map(String.init)
            result.origins[key.name] = .standard
            for layer in layers {
                guard let text = text(of: layer.prefix + parts, in: layer.provider) else { continue }
                result.origins[key.name] = layer.origin
                if !key.write(text, &result.settings) {
                    faults.append(outOfRange(key, text, file: layer.origin == .file ? file : nil))
                }
                break
            }
        }
        if !faults.isEmpty { throw SettingsError(faults: faults) }
        return result
    }

    private static func inMemory(_ values: [String: String]) -> [AbsoluteConfigKey: ConfigValue] {
        var result: [AbsoluteConfigKey: ConfigValue] = [:]
        for (key, value) in values {
            result[AbsoluteConfigKey(ConfigKey(key))] = ConfigValue(.string(value), isSecret: false)
        }
        return result
    }

    private static func yaml(_ file: String) async throws -> any ConfigProvider {
        do {
            return try await FileProvider<YAMLSnapshot>(filePath: FilePath(file))
        } catch {
            throw SettingsError(faults: [unreadable(file)])
        }
    }

    /// A key that is not in the table is a slip of the pen, and a setting that silently isn't in force.
    private static func unknownKeys(in file: String) -> [SettingsError.Fault] {
        guard let bytes = BoundedFile.read(file, atMostBytes: longestFileBytes) else { return [unreadable(file)] }
        do {
            let known = Set(SettingKey.all.map(\.name))
            return try YAMLKeys.read(bytes).filter { !known.contains($0.path) }.map { key in
                let near = Suggestions.nearest(to: key.path, among: Array(known), limit: 1).first
                let hint = near.map { " (\($0)?)" } ?? ""
                return SettingsError.Fault(
                    key: key.path, value: "",
                    message: Trilingual(
                        "ukjend nøkkel\(hint)", "ukjent nøkkel\(hint)", "unknown key\(hint)"),
                    file: file, line: key.line)
            }
        } catch let refusal as Refusal {
            return refusal.problems.map {
                SettingsError.Fault(key: "", value: "", message: $0.message, file: file, line: $0.line)
            }
        } catch {
            return [unreadable(file)]
        }
    }

    private static func text(of parts: [String], in provider: any ConfigProvider) -> String? {
        let key = AbsoluteConfigKey(parts)
        // A YAML number or truth value is only given when it is asked for as one.
        for type in [ConfigType.string, .int, .bool, .double] {
            guard let found = try? provider.value(forKey: key, type: type), let value = found.value else { continue }
            switch value.content {
            case .string(let text): return text
            case .int(let number): return String(number)
            case .bool(let flag): return flag ? "true" : "false"
            case .double(let number): return String(number)
            default: return nil
            }
        }
        return nil
    }

    private static func outOfRange(_ key: SettingKey, _ value: String, file: String?) -> SettingsError.Fault {
        SettingsError.Fault(
            key: key.name, value: value,
            message: Trilingual(
                "«\(value)» går ikkje: \(key.range)", "«\(value)» går ikke: \(key.range)",
                "“\(value)” won't do: \(key.range)"),
            file: file)
    }

    private static func unreadable(_ file: String) -> SettingsError.Fault {
        SettingsError.Fault(
            key: "", value: "",
            message: Trilingual(
                "fila kan ikkje lesast", "filen kan ikke leses", "the file can't be read"),
            file: file)
    }
}
