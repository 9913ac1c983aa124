import Meetings

extension SettingKey {
    /// Every key there is, in the order of `Config/samling.yaml`.
    public static let all: [SettingKey] = mail + smtp + others

    private static let mail: [SettingKey] = [
        .word("mail.transport", \.mail.transport),
        .flag("mail.replyTokens", \.mail.replyTokens),
        .text("mail.macKeyFile", \.mail.macKeyFile),
    ]

    private static let smtp: [SettingKey] = [
        SettingKey(name: "smtp.host", range: "text", shown: { $0.smtp.host }) { text, settings in
            settings.smtp.host = text
            return !text.isEmpty
        },
        .number("smtp.port", 1...65_535, \.smtp.port),
        .word("smtp.security", \.smtp.security),
        .text("smtp.username", \.smtp.username),
        .text("smtp.passwordFile", \.smtp.passwordFile),
        .number("smtp.connections", 1...32, \.smtp.connections),
        .text("smtp.caFile", \.smtp.caFile),
    ]

    private static let others: [SettingKey] = [
        SettingKey(name: "database.url", range: "sqlite:PATH | postgres://…", shown: { $0.database.url ?? "" }) {
            text, settings in
            settings.database.url = text.isEmpty ? nil : text
            let isFile = text.hasPrefix("sqlite:") && text.count > "sqlite:".count
            return text.isEmpty || isFile || text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
        },
        .flag("time.quiet", \.time.quiet),
        .number("rules.collectDays", 0...90, \.rules.collectDays),
        .number("rules.casesInDays", 0...60, \.rules.casesInDays),
        .number("rules.clearingDays", 0...60, \.rules.clearingDays),
        .number("rules.agendaDays", 0...60, \.rules.agendaDays),
        .number("rules.minutesWorkingDays", 0...30, \.rules.minutesWorkingDays),
        .number("rules.remarksDays", 0...60, \.rules.remarksDays),
        .number("rules.replyDays", 0...60, \.rules.replyDays),
        SettingKey(name: "rules.dailyAt", range: "00:00…23:59", shown: { $0.rules.dailyAt }) { text, settings in
            settings.rules.dailyAt = text
            return TimeOfDay(text) != nil
        },
        .text("resources.folder", \.resources.folder),
        .text("resources.templates", \.resources.templates),
        .text("resources.schoolBreaks", \.resources.schoolBreaks),
        .word("log.level", \.log.level),
    ]
}
