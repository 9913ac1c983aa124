/// Who is a program, by the name and the address it writes from.
enum SystemSender {
    /// Whether a mail says that it comes from a mail system itself.
    static func wrote(_ mail: IncomingMail) -> Bool {
        if let from = mail.header("From")?.prefix(100), from.contains("<>") || mailSystems.contains(simplified(from)) {
            return true
        }
        return (mail.from + [mail.sender].compactMap { $0 }).contains { correspondent in
            let local = simplified(correspondent.addressText)
            return mailSystems.contains(local) || local.hasPrefix("microsoftexchange329e71ec88ae4615")
                || names.contains(correspondent.name.prefix(60).lowercased())
        }
    }

    /// Whether nobody reads what is sent to an address: `no-reply@…`.
    static func isUnattended(_ addressText: String) -> Bool {
        let local = simplified(addressText)
        return unattended.contains(local) || ["noreply", "donotreply"].contains { local.hasPrefix($0) }
    }

    /// Whether an address is that of a mail system.
    static func isMailSystem(_ addressText: String) -> Bool {
        mailSystems.contains(simplified(addressText))
    }

    private static let mailSystems: Set<String> = ["mailerdaemon", "maildaemon", "mdaemon", "postmaster"]
    private static let names: Set<String> = [
        "mail delivery subsystem", "mail delivery system", "mail delivery service", "mailer-daemon", "mailer daemon",
        "internet mail delivery", "system administrator", "systemadministrator", "mail administrator", "mail router",
        "postmaster",
    ]
    private static let unattended: Set<String> = [
        "ikkesvar", "ikkjesvar", "svarikke", "svarikkje", "ikkebesvar", "autosvar", "autoreply", "autoresponder",
        "nepasrepondre", "nichtantworten", "svaraej", "svarikketil",
    ]

    /// What stands before the `@`, without a tag, in lower-case letters and digits only.
    private static func simplified(_ addressText: some StringProtocol) -> String {
        let local = addressText.utf8.prefix(100).prefix { $0 != UInt8(ascii: "@") && $0 != UInt8(ascii: "+") }
        return String(decoding: local.filter(ASCII.isLetterOrDigit), as: UTF8.self).lowercased()
    }
}
