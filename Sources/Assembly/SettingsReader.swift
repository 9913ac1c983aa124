import Configuration
import Meetings
import YAMLFiles

/// Reads the settings: command line → `SAMLING_…` environment → YAML file → defaults.
public enum SettingsReader {
    private static let longestFileBytes = 1_000_000

    /// `commandLine` holds values by key. Throws `SettingsError` with every fault there is.
    public static func read(
        file: String?, environment: [String: String], commandLine: [String: String] = [:]
    ) throws -> SettingsInForce {
        var faults = unknownKeys(in: commandLine)
        var layers = [
            Layer(.commandLine, InMemoryProvider(values: inMemory(commandLine)).snapshot()),
            Layer(
                .environment, EnvironmentVariablesProvider(environmentVariables: environment).snapshot(),
                prefix: ["samling"]),
        ]
        if let file {
            switch readFile(file) {
            case .success(let read):
                layers.append(Layer(.file, read.snapshot, path: file, lines: read.lines))
                faults += read.faults
            case .failure(let error): faults += error.faults
            }
        }
        var result = SettingsInForce(settings: Settings(), origins: [:], warnings: [])
        for key in SettingKey.all {
            result.origins[key.name] = .standard
            for layer in layers {
                guard let text = layer.text(of: key) else { continue }
                result.origins[key.name] = layer.origin
                if !key.write(text, &result.settings) { faults.append(.outOfRange(key, text, in: layer)) }
                break
            }
        }
        faults += contradictions(in: result.settings)
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

    private struct FileContents {
        var snapshot: YAMLSnapshot
        var lines: [String: Int]
        var faults: [SettingsError.Fault]
    }

    private static func readFile(_ file: String) -> Result<FileContents, SettingsError> {
        guard let bytes = BoundedFile.read(file, atMostBytes: longestFileBytes) else {
            return .failure(SettingsError(faults: [.unreadable(file)]))
        }
        do {
            let keys = try YAMLKeys.read(bytes)
            // A file of comments only is no mapping, which the snapshot would refuse.
            let mapping = keys.isEmpty ? Array("{}".utf8) : bytes
            let snapshot = try YAMLSnapshot(
                data: unsafe mapping.span.bytes, providerName: file, parsingOptions: .default)
            let lines = Dictionary(
                keys.compactMap { key in key.line.map { (key.path, $0) } }, uniquingKeysWith: { first, _ in first })
            return .success(FileContents(snapshot: snapshot, lines: lines, faults: unknown(keys, in: file)))
        } catch let refusal as Refusal {
            let faults = refusal.problems.map {
                SettingsError.Fault(key: "", value: "", message: $0.message, file: file, line: $0.line)
            }
            return .failure(SettingsError(faults: faults))
        } catch {
            return .failure(SettingsError(faults: [.unreadable(file)]))
        }
    }

    /// A key that is not in the table is a slip of the pen, and a setting that silently isn't in force.
    private static func unknown(_ keys: [YAMLKeys.Key], in file: String) -> [SettingsError.Fault] {
        keys.filter { key in
            let isEmptySection = key.isEmpty && SettingKey.all.contains { $0.name.hasPrefix("\(key.path).") }
            return !isKnown(key.path) && !isEmptySection
        }.map { .unknown($0.path, file: file, line: $0.line) }
    }

    private static func unknownKeys(in commandLine: [String: String]) -> [SettingsError.Fault] {
        commandLine.keys.sorted().filter { !isKnown($0) }.map { .unknown($0, file: nil, line: nil) }
    }

    private static func isKnown(_ key: String) -> Bool { SettingKey.all.contains { $0.name == key } }

    /// What no single key can tell.
    private static func contradictions(in settings: Settings) -> [SettingsError.Fault] {
        let (smtp, imap) = (settings.smtp, settings.imap)
        var faults: [SettingsError.Fault] = []
        if smtp.username != nil, smtp.passwordFile == nil {
            faults.append(.missing("smtp.passwordFile", for: "smtp.username"))
        }
        if imap.host != nil, imap.username == nil { faults.append(.missing("imap.username", for: "imap.host")) }
        if imap.username != nil {
            switch (imap.passwordFile, imap.tokenFile) {
            case (nil, nil): faults.append(.missing("imap.passwordFile", for: "imap.username"))
            case (_?, _?): faults.append(.excluded("imap.passwordFile", by: "imap.tokenFile"))
            default: break
            }
        }
        // A message that is moved to where it lies comes anew each time, and never goes away.
        for (key, folder) in [("imap.handled", imap.handled), ("imap.quarantine", imap.quarantine)]
        where folder.lowercased() == imap.mailbox.lowercased() {
            faults.append(.excluded(key, by: "imap.mailbox"))
        }
        return faults
    }
}

/// One place that settings come from.
struct Layer {
    let origin: SettingsInForce.Origin
    let path: String?
    let lines: [String: Int]
    private let snapshot: any ConfigSnapshot
    private let prefix: [String]

    init(
        _ origin: SettingsInForce.Origin, _ snapshot: any ConfigSnapshot, prefix: [String] = [],
        path: String? = nil, lines: [String: Int] = [:]
    ) {
        self.origin = origin
        self.snapshot = snapshot
        self.prefix = prefix
        self.path = path
        self.lines = lines
    }

    /// The value as text; nil where it isn't set here. `smtp.passwordFile` is `SAMLING_SMTP_PASSWORD_FILE` in the
    /// environment, and also `SAMLING_SMTP_PASSWORDFILE`. An empty variable counts as none.
    func text(of key: SettingKey) -> String? {
        let spellings = origin == .environment ? [key.name, key.name.lowercased()] : [key.name]
        for spelling in spellings {
            let parts = prefix + spelling.split(separator: ".").map(String.init)
            guard let text = value(AbsoluteConfigKey(parts), isList: key.isList) else { continue }
            if !(text.isEmpty && origin == .environment) { return text }
        }
        return nil
    }

    private func value(_ key: AbsoluteConfigKey, isList: Bool) -> String? {
        if isList, case .stringArray(let texts)? = try? snapshot.value(forKey: key, type: .stringArray).value?.content {
            return texts.joined(separator: ", ")
        }
        do {
            guard case .string(let text)? = try snapshot.value(forKey: key, type: .string).value?.content else {
                return nil
            }
            return text
        } catch {
            // A list where one value belongs.
            return "[…]"
        }
    }
}
