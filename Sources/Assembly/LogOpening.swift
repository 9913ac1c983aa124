import Logging

extension Logger {
    init(_ settings: Settings.Log) {
        self.init(label: "samling") { LineLog(label: $0, format: settings.format) }
        logLevel = Logger.Level(rawValue: settings.level.rawValue) ?? .warning
    }
}
