/// Everything that can be set, with its default. Read once; `Config/samling.yaml` shows every key.
public struct Settings: Hashable, Sendable {
    public var mail = Mail()
    public var smtp = SMTP()
    public var imap = IMAP()
    public var http = HTTP()
    public var database = Database()
    public var time = Time()
    public var rules = Rules()
    public var resources = Resources()
    public var documents = Documents()
    public var log = Log()

    public init() {}

    public struct Mail: Hashable, Sendable {
        public enum Transport: String, Sendable, CaseIterable { case folder, smtp }

        /// Every letter lands as a file in the Maildir `mail/` of the data folder, or goes out over SMTP.
        public var transport = Transport.folder
        /// To one domain, from the whole installation; 0 for as many as there are.
        public var lettersPerMinute = 0
        /// Replies come back to an address of the recipient's own, `mailbox+token@domain`.
        public var replyTokens = true
        /// The key of the return addresses' MAC; without one a key is made in the data folder.
        public var macKeyFile: String?
        /// The receiving server whose Authentication-Results are believed (RFC 8601 §2.5); nil for none.
        public var authservID: String?
    }

    public enum Security: String, Sendable, CaseIterable { case starttls, tls, none }

    public struct SMTP: Hashable, Sendable {
        public var host = "localhost"
        public var port = 587
        /// `none` only to loopback addresses.
        public var security = Security.starttls
        public var username: String?
        public var passwordFile: String?
        public var connections = 2
        /// A file of CA certificates in place of the system's.
        public var caFile: String?
        /// The log of a Postfix on this machine, which tells whether it took a letter; nil where there is none.
        public var relayLog: String?
    }

    /// Where answers are read.
    public struct IMAP: Hashable, Sendable {
        /// Nil where no mailbox is read.
        public var host: String?
        /// 993 with `tls`, else 143, when not set.
        public var port: Int?
        /// `none` only to loopback addresses.
        public var security = Security.starttls
        public var username: String?
        public var passwordFile: String?
        /// An OAuth 2.0 access token in place of a password; read anew at every look into the mailbox.
        public var tokenFile: String?
        public var mailbox = "INBOX"
        /// Where messages are moved to when something is done about them, or nothing is to be done.
        public var handled = "Handled"
        /// Where messages are moved to that wait for the coordinator.
        public var quarantine = "Quarantine"
        /// The mailbox is looked into at least so often.
        public var pollSeconds = 60
        /// A file of CA certificates in place of the system's.
        public var caFile: String?
    }

    public struct HTTP: Hashable, Sendable {
        public var host = "127.0.0.1"
        public var port = 8080
        /// As readers of letters reach it, `https://samling.example.no`.
        public var baseURL: String?
        /// Addresses of those who may do everything, in lower case.
        public var administrators: [String] = []
        /// A proxy ends TLS and passes requests on: what it says of who asks is believed.
        public var behindProxy = false
        /// Where the proxy may stand, besides on this machine: IP addresses.
        public var trustedProxies: [String] = []
    }

    public struct Database: Hashable, Sendable {
        /// `sqlite:PATH` or `postgres://USER@HOST/DATABASE`; without one `samling.sqlite` in the data folder.
        public var url: String?
        /// The server's password, for an address that doesn't say it.
        public var passwordFile: String?
        /// To the server, at most so many at a time.
        public var connections = 8
    }

    public struct Time: Hashable, Sendable {
        /// No reminders on weekends, public holidays and in the summer break.
        public var quiet = true
    }

    /// Days before and after a meeting.
    public struct Rules: Hashable, Sendable {
        public var collectDays = 21
        public var casesInDays = 7
        public var clearingDays = 12
        public var agendaDays = 10
        public var minutesWorkingDays = 3
        public var remarksDays = 10
        public var replyDays = 7
        public var dailyAt = "07:30"
    }

    public struct Resources: Hashable, Sendable {
        /// Where `Templates` and `Config` are; found beside the program when not set.
        public var folder: String?
        /// Templates that take the place of the bundled ones, file by file.
        public var templates: String?
        /// School breaks; the bundled ones when not set.
        public var schoolBreaks: String?
    }

    public struct Documents: Hashable, Sendable {
        /// The program that makes PDF, by its name on the search path or by its path.
        public var weasyprint = "weasyprint"
        /// The files of an agenda go with the letter where all of them together are no more than so many kB.
        public var mailedKilobytes = 0
    }

    public struct Log: Hashable, Sendable {
        public enum Level: String, Sendable, CaseIterable { case debug, info, notice, warning, error }

        /// Text for people, or a JSON object a line for programs.
        public enum Format: String, Sendable, CaseIterable { case text, json }

        public var level = Level.warning
        public var format = Format.text
    }
}
