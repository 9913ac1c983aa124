import Assembly
import Meetings
import Testing

@Suite("Settings")
struct SettingsTests {
    private func read(
        _ yaml: String? = nil, environment: [String: String] = [:], commandLine: [String: String] = [:]
    ) throws -> SettingsInForce {
        let scratch = try Scratch()
        let file = try yaml.map { try scratch.file("samling.yaml", $0) }
        return try SettingsReader.read(file: file, environment: environment, commandLine: commandLine)
    }

    private func faults(
        _ yaml: String? = nil, environment: [String: String] = [:], commandLine: [String: String] = [:]
    ) -> [SettingsError.Fault] {
        do {
            _ = try read(yaml, environment: environment, commandLine: commandLine)
            return []
        } catch let error as SettingsError {
            return error.faults
        } catch {
            Issue.record("\(error)")
            return []
        }
    }

    @Test("without anything, the defaults hold, and say that they are defaults")
    func defaults() throws {
        let inForce = try read()
        #expect(inForce.settings == Settings())
        #expect(Set(inForce.origins.values) == [.standard])
        #expect(inForce.origins.count == SettingKey.all.count)
    }

    @Test("the sample file shows every key, with its default")
    func sampleFile() throws {
        let file = "\(Scratch.checkout)/Config/samling.yaml"
        let inForce = try SettingsReader.read(file: file, environment: [:])
        #expect(inForce.settings == Settings())
        #expect(inForce.warnings.isEmpty)
        let missing = inForce.origins.filter { $0.value != .file }.keys
        #expect(missing.isEmpty)
    }

    @Test("the command line comes before the environment, the environment before the file, the file before defaults")
    func precedence() throws {
        let yaml = "smtp: {host: fil.example.no, port: 25, connections: 4}\n"
        let inForce = try read(
            yaml, environment: ["SAMLING_SMTP_HOST": "miljo.example.no", "SAMLING_SMTP_PORT": "465"],
            commandLine: ["smtp.port": "2525"])
        #expect(inForce.settings.smtp.port == 2525)
        #expect(inForce.settings.smtp.host == "miljo.example.no")
        #expect(inForce.settings.smtp.connections == 4)
        #expect(inForce.settings.smtp.security == .starttls)
        #expect(inForce.origins["smtp.port"] == .commandLine)
        #expect(inForce.origins["smtp.host"] == .environment)
        #expect(inForce.origins["smtp.connections"] == .file)
        #expect(inForce.origins["smtp.security"] == .standard)
    }

    @Test("a variable may part its words or not, and an empty one counts as none")
    func variables() throws {
        #expect(try read(environment: ["SAMLING_SMTP_CA_FILE": "/a"]).settings.smtp.caFile == "/a")
        #expect(try read(environment: ["SAMLING_SMTP_CAFILE": "/b"]).settings.smtp.caFile == "/b")
        #expect(try read(environment: ["SAMLING_SMTP_PORT": ""]).settings.smtp.port == 587)
        #expect(try read(environment: ["SAMLING_MAIL_TRANSPORT": "smtp"]).settings.mail.transport == .smtp)
    }

    @Test("numbers, truth values and times are read as YAML writes them")
    func kinds() throws {
        let settings = try read(
            "time: {quiet: no}\nrules: {dailyAt: \"06:15\", agendaDays: 14}\nmail: {replyTokens: false}\n"
        ).settings
        #expect(!settings.time.quiet)
        #expect(settings.rules.dailyAt == "06:15")
        #expect(settings.rules.agendaDays == 14)
        #expect(!settings.mail.replyTokens)
    }

    @Test("every fault is told at once, with key, value and what it may be")
    func allFaultsAtOnce() throws {
        let faults = faults(
            "smtp:\n  port: 70000\n  security: ssl\ntime:\n  quiet: maybe\n",
            environment: ["SAMLING_DATABASE_URL": "mysql://x"])
        #expect(faults.map(\.key) == ["smtp.port", "smtp.security", "database.url", "time.quiet"])
        #expect(faults.map(\.value) == ["70000", "ssl", "mysql://x", "maybe"])
        #expect(faults.map(\.line) == [2, 3, nil, 5])
        #expect(faults[0].message.en.contains("1…65535"))
        #expect(faults[1].message.nn.contains("starttls | tls | none"))
    }

    @Test("a key that isn't known is told with its line and the one that was perhaps meant")
    func unknownKeys() throws {
        let found = faults("smtp:\n  host: a\n  prot: 25\nmial:\n  transport: smtp\n")
        #expect(found.map(\.key) == ["smtp.prot", "mial.transport"])
        #expect(found.map(\.line) == [3, 5])
        #expect(found.first?.message.nn.contains("smtp.port") == true)
        #expect(faults(commandLine: ["a.b": "1"]).map(\.key) == ["a.b"])
    }

    @Test("a mailbox is read where there is a host; the port goes by the security unless it is set")
    func mailbox() throws {
        let yaml = "imap: {host: imap.example.no, username: mote, passwordFile: /p, security: tls, pollSeconds: 30}\n"
        let imap = try read(yaml).settings.imap
        #expect(imap.host == "imap.example.no" && imap.port == nil && imap.security == .tls && imap.pollSeconds == 30)
        #expect(imap.mailbox == "INBOX" && imap.handled == "Handled" && imap.quarantine == "Quarantine")
        #expect(try read(yaml, commandLine: ["imap.port": "1143"]).settings.imap.port == 1143)
        #expect(try read().settings.imap.host == nil)
        #expect(faults(commandLine: ["imap.pollSeconds": "4", "imap.port": "0"]).count == 2)
    }

    @Test(
        "a mailbox needs to know who reads it, with one proof, and other folders to put things away in",
        arguments: [
            ("host: h", ["imap.username"]), ("host: h, username: u", ["imap.passwordFile"]),
            ("username: u, passwordFile: p, tokenFile: t", ["imap.passwordFile"]),
            ("host: h, username: u, tokenFile: t", []), ("handled: inbox", ["imap.handled"]),
            ("mailbox: Møte, quarantine: Møte", ["imap.quarantine"]),
        ])
    func mailboxFaults(yaml: String, keys: [String]) {
        #expect(faults("imap: {\(yaml)}\n").map(\.key) == keys)
    }

    @Test("the receiving server and the website's address are read, and only a web address is one")
    func others() throws {
        let settings = try read(
            "http: {baseURL: \"https://samling.example.no\", port: 80}\n",
            environment: ["SAMLING_MAIL_AUTHSERV_ID": "mx.example.no"]
        ).settings
        #expect(settings.http.baseURL == "https://samling.example.no" && settings.http.port == 80)
        #expect(settings.mail.authservID == "mx.example.no")
        #expect(try read(environment: ["SAMLING_MAIL_AUTHSERVID": "a"]).settings.mail.authservID == "a")
        #expect(try read(environment: ["SAMLING_HTTP_BASE_URL": "http://b"]).settings.http.baseURL == "http://b")
        #expect(faults(commandLine: ["http.baseURL": "samling.example.no"]).map(\.key) == ["http.baseURL"])
    }

    @Test(
        "a file of comments, and sections with nothing in them, change nothing",
        arguments: ["", "# ingenting\n\n", "smtp:\nmail:\n", "smtp: {}\n"])
    func emptyFiles(_ yaml: String) throws {
        #expect(try read(yaml).settings == Settings())
    }

    @Test(
        "a file that is no settings file is refused",
        arguments: ["- ei\n- liste\n", "berre tekst\n", "smtp: [1, 2]\n", "smtp:\n  port: [25, 26]\n", "a: b: c\n"])
    func notSettings(_ yaml: String) {
        #expect(!faults(yaml).isEmpty)
    }

    @Test("a file that isn't there is refused")
    func missingFile() {
        #expect(throws: SettingsError.self) {
            try SettingsReader.read(file: "/no/such/file.yaml", environment: [:])
        }
    }

    @Test("a username needs a password file")
    func password() {
        #expect(faults(environment: ["SAMLING_SMTP_USERNAME": "mote"]).map(\.key) == ["smtp.passwordFile"])
    }
}
