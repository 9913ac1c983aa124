import Meetings

extension SettingKey {
    /// Every key there is, in the order of `Config/samling.yaml`.
    public static let all: [SettingKey] = mail + smtp + imap + http + others

    private static let mail: [SettingKey] = [
        .word("mail.transport", \.mail.transport),
        .number("mail.lettersPerMinute", 0...10_000, \.mail.lettersPerMinute),
        .flag("mail.replyTokens", \.mail.replyTokens),
        .secret("mail.macKeyFile", \.mail.macKeyFile),
        .text("mail.authservID", \.mail.authservID),
    ]

    private static let smtp: [SettingKey] = [
        .name("smtp.host", \.smtp.host),
        .number("smtp.port", 1...65_535, \.smtp.port),
        .word("smtp.security", \.smtp.security),
        .text("smtp.username", \.smtp.username),
        .secret("smtp.passwordFile", \.smtp.passwordFile),
        .number("smtp.connections", 1...32, \.smtp.connections),
        .text("smtp.caFile", \.smtp.caFile),
        .text("smtp.relayLog", \.smtp.relayLog),
    ]

    private static let imap: [SettingKey] = [
        .text("imap.host", \.imap.host),
        .optionalNumber("imap.port", 1...65_535, \.imap.port),
        .word("imap.security", \.imap.security),
        .text("imap.username", \.imap.username),
        .secret("imap.passwordFile", \.imap.passwordFile),
        .secret("imap.tokenFile", \.imap.tokenFile),
        .name("imap.mailbox", \.imap.mailbox),
        .name("imap.handled", \.imap.handled),
        .name("imap.quarantine", \.imap.quarantine),
        // RFC 2177 §3: a server may hang up on who has been idle for half an hour.
        .number("imap.pollSeconds", 5...1_740, \.imap.pollSeconds),
        .text("imap.caFile", \.imap.caFile),
    ]

    private static let http: [SettingKey] = [
        .name("http.host", \.http.host),
        .number("http.port", 1...65_535, \.http.port),
        SettingKey(name: "http.baseURL", range: "https://HOST[/PATH]", shown: { $0.http.baseURL ?? "" }) {
            text, settings in
            settings.http.baseURL = text.isEmpty ? nil : text
            return text.isEmpty || PublicAddress.isSound(text)
        },
        .list("http.administrators", "mail addresses", \.http.administrators, MailAddressText.isSound),
        .flag("http.behindProxy", \.http.behindProxy),
        .list("http.trustedProxies", "IP addresses", \.http.trustedProxies, Listener.isAddress),
    ]

    private static let others: [SettingKey] = [
        SettingKey(
            name: "database.url", range: "sqlite:PATH | postgres://…",
            shown: { $0.database.url.map(DatabasePlace.masked) ?? "" }
        ) { text, settings in
            settings.database.url = text.isEmpty ? nil : text
            let isFile = text.hasPrefix("sqlite:") && text.count > "sqlite:".count
            return text.isEmpty || isFile || text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
        },
        .secret("database.passwordFile", \.database.passwordFile),
        .number("database.connections", 1...100, \.database.connections),
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
        .name("documents.weasyprint", \.documents.weasyprint),
        .number("documents.mailedKilobytes", 0...15_000, \.documents.mailedKilobytes),
        .word("log.level", \.log.level),
        .word("log.format", \.log.format),
    ]
}
