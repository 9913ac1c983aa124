/// One key of the settings: its name, what it takes, and how it is written into `Settings`.
///
/// The table below is the only list of keys there is: reading, the sample file's test and `doctor` go by it.
public struct SettingKey: Sendable {
    public let name: String
    /// What it takes, for an error's text: `folder | smtp`, `1…65535`.
    public let range: String
    /// The value in force, as text; empty when nothing is set.
    public let shown: @Sendable (Settings) -> String
    /// False when the text is out of range.
    let write: @Sendable (String, inout Settings) -> Bool
    /// Whether it may be written as a list, `[a, b]`, as well as `a, b`.
    var isList = false

    static func text(_ name: String, _ path: any WritableKeyPath<Settings, String?> & Sendable) -> SettingKey {
        SettingKey(name: name, range: "text", shown: { $0[keyPath: path] ?? "" }) { text, settings in
            settings[keyPath: path] = text.isEmpty ? nil : text
            return true
        }
    }

    /// The path of a file that holds a secret or, as `credential:NAME`, what systemd hands over under that name.
    static func secret(_ name: String, _ path: any WritableKeyPath<Settings, String?> & Sendable) -> SettingKey {
        SettingKey(name: name, range: "PATH | credential:NAME", shown: { $0[keyPath: path] ?? "" }) { text, settings in
            settings[keyPath: path] = text.isEmpty ? nil : text
            return SecretFile.isSoundName(text)
        }
    }

    /// A text that can't be empty.
    static func name(_ name: String, _ path: any WritableKeyPath<Settings, String> & Sendable) -> SettingKey {
        SettingKey(name: name, range: "text", shown: { $0[keyPath: path] }) { text, settings in
            settings[keyPath: path] = text
            return !text.isEmpty
        }
    }

    static func word<Word: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String, _ path: any WritableKeyPath<Settings, Word> & Sendable
    ) -> SettingKey {
        let words = Word.allCases.map(\.rawValue).joined(separator: " | ")
        return SettingKey(name: name, range: words, shown: { $0[keyPath: path].rawValue }) { text, settings in
            guard let word = Word(rawValue: text) else { return false }
            settings[keyPath: path] = word
            return true
        }
    }

    static func number(
        _ name: String, _ range: ClosedRange<Int>, _ path: any WritableKeyPath<Settings, Int> & Sendable
    ) -> SettingKey {
        SettingKey(
            name: name, range: "\(range.lowerBound)…\(range.upperBound)", shown: { String($0[keyPath: path]) }
        ) { text, settings in
            guard let number = Int(text), range.contains(number) else { return false }
            settings[keyPath: path] = number
            return true
        }
    }

    /// A number that may be left out.
    static func optionalNumber(
        _ name: String, _ range: ClosedRange<Int>, _ path: any WritableKeyPath<Settings, Int?> & Sendable
    ) -> SettingKey {
        SettingKey(
            name: name, range: "\(range.lowerBound)…\(range.upperBound)",
            shown: { $0[keyPath: path].map(String.init) ?? "" }
        ) { text, settings in
            guard !text.isEmpty else {
                settings[keyPath: path] = nil
                return true
            }
            guard let number = Int(text), range.contains(number) else { return false }
            settings[keyPath: path] = number
            return true
        }
    }

    /// Several values, in lower case, set apart by commas.
    static func list(
        _ name: String, _ range: String, _ path: any WritableKeyPath<Settings, [String]> & Sendable,
        _ isSound: @escaping @Sendable (String) -> Bool
    ) -> SettingKey {
        SettingKey(
            name: name, range: range, shown: { $0[keyPath: path].joined(separator: ", ") },
            write: { text, settings in
                let values = text.split(separator: ",").map { value in
                    value.filter { !$0.isWhitespace }.lowercased()
                }
                settings[keyPath: path] = values.filter { !$0.isEmpty }
                return values.allSatisfy { $0.isEmpty || isSound($0) }
            }, isList: true)
    }

    static func flag(_ name: String, _ path: any WritableKeyPath<Settings, Bool> & Sendable) -> SettingKey {
        SettingKey(name: name, range: "true | false", shown: { $0[keyPath: path] ? "true" : "false" }) {
            text, settings in
            switch text.lowercased() {
            case "true", "yes", "on", "1": settings[keyPath: path] = true
            case "false", "no", "off", "0": settings[keyPath: path] = false
            default: return false
            }
            return true
        }
    }
}
