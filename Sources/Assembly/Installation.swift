public import FoundationEssentials
import Letters
import Logging
import Mail
import MailTransport
public import Meetings
import Records
import SQLite
import ServiceLifecycle
import YAMLFiles

/// What an installation is opened with.
public struct InstallationRequest: Sendable {
    public var configFile: String?
    /// Nil for `samling-data` in the working folder.
    public var dataFolder: String?
    /// Rehearse at this time.
    public var now: Date?
    public var environment: [String: String]
    /// The program as it was called, for finding what lies beside it.
    public var program: String

    public init(
        configFile: String?, dataFolder: String?, now: Date?, environment: [String: String], program: String
    ) {
        self.configFile = configFile
        self.dataFolder = dataFolder
        self.now = now
        self.environment = environment
        self.program = program
    }
}

/// Samling on this machine, put together: the one place where every part is named.
public struct Installation: Sendable {
    public let inForce: SettingsInForce
    public let environment: Meetings.Environment
    public let resources: ResourceFolder
    public let dataFolder: String
    private let engine: SQLiteEngine
    private let logger: Logger

    public var settings: Settings { inForce.settings }

    /// Reads the settings, finds the resources, and opens the store. Throws `SettingsError` or `AssemblyError`.
    public static func open(_ request: InstallationRequest) async throws -> Installation {
        let inForce = try await SettingsReader.read(file: request.configFile, environment: request.environment)
        let settings = inForce.settings
        if request.now != nil, settings.mail.transport != .folder { throw AssemblyError.rehearsalWithMail }
        let resources = try ResourceFolder(setting: settings.resources.folder, program: request.program)
        let data = DataFolder(request.dataFolder ?? "samling-data")
        try data.make()
        let engine = try SQLiteEngine.open(try data.database(settings.database.url))
        let store = SQLStore(engine: engine)
        try await store.prepare()
        let letters = try LetterWriter(
            folders: [settings.resources.templates, resources.letterTemplates].compactMap { $0 },
            key: try data.macKey(settings.mail.macKeyFile), replyTokens: settings.mail.replyTokens)
        let environment = Meetings.Environment(
            store: store, correspondence: letters,
            time: request.now.map(TimeSource.fixed(at:)) ?? .system, ids: .system, rules: RuleBook(settings),
            breaks: try breaks(settings, resources))
        return Installation(
            inForce: inForce, environment: environment, resources: resources, dataFolder: data.path, engine: engine,
            logger: logger(settings.log.level))
    }

    public func close() async throws { try await engine.close() }

    public func scheduler() -> Scheduler { Scheduler(environment, logger: logger) }

    /// Throws when the mail settings can't be used, or libcurl has the wrong TLS.
    public func dispatcher() throws -> Dispatcher {
        let owner = LockPresence.ownName(environment.ids)
        return Dispatcher(
            environment, delivery: try delivery(),
            presence: try LockPresence(folder: "\(dataFolder)/locks", owner: owner), logger: logger)
    }

    /// Runs the services until the process is told to stop.
    public func serve() async throws {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [scheduler(), try dispatcher()], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger))
        try await group.run()
    }

    /// Everything that is decided is the same for a rehearsal at another time.
    public func rehearsing(at time: TimeSource) -> Installation {
        var environment = environment
        environment.time = time
        return Installation(
            inForce: inForce, environment: environment, resources: resources, dataFolder: dataFolder, engine: engine,
            logger: logger)
    }

    private func delivery() throws -> any Delivery {
        switch settings.mail.transport {
        case .folder: return FolderDelivery(folder: "\(dataFolder)/mail")
        case .smtp: return try SMTPDelivery(settings.smtp)
        }
    }

    private static func breaks(_ settings: Settings, _ resources: ResourceFolder) throws -> SchoolBreaks {
        let folder = settings.resources.schoolBreaks ?? resources.schoolBreaks
        do {
            return try SchoolBreaksFile.readFolder(folder)
        } catch {
            throw AssemblyError.data(file: folder, error)
        }
    }

    private static func logger(_ level: Settings.Log.Level) -> Logger {
        var logger = Logger(label: "samling", factory: StreamLogHandler.standardError)
        logger.logLevel = Logger.Level(rawValue: level.rawValue) ?? .warning
        return logger
    }
}

extension RuleBook {
    init(_ settings: Settings) {
        self.init()
        collectDays = settings.rules.collectDays
        casesInDays = settings.rules.casesInDays
        clearingDays = settings.rules.clearingDays
        agendaDays = settings.rules.agendaDays
        minutesWorkingDays = settings.rules.minutesWorkingDays
        remarksDays = settings.rules.remarksDays
        replyDays = settings.rules.replyDays
        daily = TimeOfDay(settings.rules.dailyAt) ?? daily
        quiet = settings.time.quiet
    }
}
