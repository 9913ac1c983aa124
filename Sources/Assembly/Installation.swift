import Database
public import FoundationEssentials
import Letters
import Logging
import Mail
import MailTransport
public import Meetings
import Records
import ServiceLifecycle
import UnixSignals
import Website
import YAMLFiles

/// What an installation is opened with.
public struct InstallationRequest: Sendable {
    public var configFile: String?
    /// Nil for `samling-data` in the working folder.
    public var dataFolder: String?
    /// Rehearse at this time.
    public var now: Date?
    public var environment: [String: String]
    /// Values of settings by their keys, that come before all others.
    public var values: [String: String]
    /// Where the program lies, for finding what belongs to it.
    public var program: String

    public init(
        configFile: String? = nil, dataFolder: String? = nil, now: Date? = nil, environment: [String: String] = [:],
        values: [String: String] = [:], program: String = ProgramPath.current
    ) {
        self.configFile = configFile
        self.dataFolder = dataFolder
        self.now = now
        self.environment = environment
        self.values = values
        self.program = program
    }
}

/// Samling on this machine, put together: the one place where every part is named.
public struct Installation: Sendable {
    public let inForce: SettingsInForce
    public let environment: Meetings.Environment
    public let resources: ResourceFolder
    public let dataFolder: String
    private let engine: any DatabaseEngine
    /// What everything else that is signed with follows from.
    private let key: [UInt8]
    private let supervisor: Supervisor
    private let writers: Writers
    private let logger: Logger

    public var settings: Settings { inForce.settings }

    /// Reads the settings, finds the resources, and opens the store. Throws `SettingsError` or `AssemblyError`.
    public static func open(_ request: InstallationRequest) async throws -> Installation {
        var inForce = try SettingsReader.read(
            file: request.configFile, environment: request.environment, commandLine: request.values)
        let settings = inForce.settings
        if request.now != nil, settings.mail.transport != .folder { throw AssemblyError.rehearsalWithMail }
        let resources = try ResourceFolder(setting: settings.resources.folder, program: request.program)
        let data = DataFolder(request.dataFolder)
        try data.make()
        for file in settings.secretFiles where SecretFile.isOpenToOthers(file) {
            inForce.warnings.append(.openSecret(file))
        }
        if let address = settings.http.baseURL, PublicAddress.isOpen(address) {
            inForce.warnings.append(.openAddress(address))
        }
        let place = try DatabasePlace(settings.database, in: data)
        let engine = try await place.open()
        let pulse = Pulse()
        let store = SQLStore(engine: WatchedEngine(engine: engine, pulse: pulse))
        try await store.prepare()
        let key = try data.macKey(settings.mail.macKeyFile)
        if place.isShared { try await holdToOneKey(key, store) }
        // Where several machines share the books, the time is what the database says it is.
        let time = place.isShared ? TimeSource.shared { try await store.clock() } : .system
        try await time.adjust()
        let writers = Writers(
            letters: try LetterWriter(settings, resources, key: key), papers: DocumentWriter(settings, resources))
        let environment = Meetings.Environment(
            store: store, correspondence: writers.letters,
            time: request.now.map(TimeSource.fixed(at:)) ?? time, ids: .system, rules: RuleBook(settings),
            breaks: try breaks(settings, resources),
            links: LinkIssuer(seal: LinkSeal(installationKey: key), address: settings.http.baseURL),
            documents: DocumentTools(settings, writers.papers, data),
            registerFiles: RegisterFiles(read: RegisterSource.read, write: RegisterSource.text),
            administrators: Set(settings.http.administrators), pulse: pulse)
        return Installation(
            inForce: inForce, environment: environment, resources: resources, dataFolder: data.path, engine: engine,
            key: key, supervisor: Supervisor(request.environment), writers: writers, logger: Logger(settings.log))
    }

    /// Links and return addresses that one machine has signed are read on another.
    private static func holdToOneKey(_ key: [UInt8], _ store: SQLStore) async throws {
        let mark = Digest.sha256Hex(key + Array("which key this is".utf8))
        guard try await store.settled("key", mark) == mark else { throw AssemblyError.otherKey }
    }

    public func close() async throws { try await engine.close() }

    /// For those who write letters when nobody is there to be told that a template is missing or broken. Throws
    /// `AssemblyError.letters`.
    public func readTemplates() throws { try writers.readTemplates() }

    /// Minutes, whose approved texts are held to their SHA-256.
    public var minutes: MinutesWorkflow { MinutesWorkflow(environment, digest: { Digest.sha256Hex($0) }) }

    public func scheduler() -> Scheduler { Scheduler(environment, logger: logger) }

    /// One pass of the dispatcher: sends everything that is ready now. Throws when the mail settings can't be used, or
    /// libcurl has the wrong TLS library.
    public func dispatch() async throws -> Dispatcher.Tally {
        let delivery = try delivery()
        let tally = try await dispatcher(delivery).pass()
        await delivery.rest()
        return tally
    }

    /// One look into the mailbox; nil where none is read. Throws when the mail settings can't be used, or the mailbox
    /// can't be reached.
    public func collect() async throws -> Collector.Tally? {
        guard let box = try IMAPLetterBox(settings.imap) else { return nil }
        do {
            let tally = try await collector(box).pass()
            await box.rest()
            return tally
        } catch {
            await box.rest()
            throw error
        }
    }

    private func collector(_ box: IMAPLetterBox) -> Collector {
        Collector(environment, box: box, pollSeconds: settings.imap.pollSeconds, logger: logger)
    }

    /// Runs the services until the process is told to stop.
    /// - Parameter whenRunning: is told once readers are answered.
    public func serve(whenRunning: @escaping @Sendable () -> Void = {}) async throws {
        guard settings.http.behindProxy || Listener.isLoopback(settings.http.host) else {
            throw AssemblyError.openListener(settings.http.host)
        }
        try readTemplates()
        await renewStandings()
        let delivery = try delivery()
        let box = try IMAPLetterBox(settings.imap)
        let lastMoment = LastMoment(logger: logger)
        defer { lastMoment.spare() }
        let parts: [Pulse.Part] = box == nil ? [.scheduler, .dispatcher] : Pulse.Part.allCases
        for part in parts { environment.pulse.beat(part, at: environment.time.now()) }
        var services: [any Service] = [
            LifeSigns(supervisor: supervisor, store: environment.store, lastMoment: lastMoment), scheduler(),
            try dispatcher(delivery),
        ]
        if let box { services.append(collector(box)) }
        let site = try Site(self, key: key, logger: logger)
        services.append(
            Website(
                site,
                whenListening: { [supervisor] in
                    supervisor.tell(.ready)
                    whenRunning()
                }))
        var configuration = ServiceGroupConfiguration(
            services: [Together(services: services.map { StoppableService($0) })],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // Who still reads a page by then is cut off.
        configuration.maximumGracefulShutdownDuration = .seconds(5)
        try await ServiceGroup(configuration: configuration).run()
        async let isBoxClosed: Void? = box?.rest()
        await delivery.rest()
        await isBoxClosed
    }

    /// Where the books can't be written now, `/readyz` is there to say so.
    private func renewStandings() async {
        do {
            try await SQLStore(engine: engine).renewStandings()
        } catch {
            logger.error("the board of action items could not be renewed", metadata: ["error": "\(error)"])
        }
    }

    private func dispatcher(_ delivery: any Delivery) throws -> Dispatcher {
        let presence = try LockPresence(folder: "\(dataFolder)/locks", ids: environment.ids)
        return Dispatcher(environment, delivery: delivery, presence: presence, logger: logger)
    }

    private func delivery() throws -> any Delivery {
        let way: any Delivery =
            switch settings.mail.transport {
            case .folder: FolderDelivery(folder: "\(dataFolder)/mail")
            case .smtp: try SMTPDelivery(settings.smtp)
            }
        return WatchedDelivery(way: way, pulse: environment.pulse, time: environment.time)
    }

    /// Everything that is decided is the same for a rehearsal at another time.
    public func rehearsing(at time: TimeSource) -> Installation {
        var environment = environment
        environment.time = time
        return Installation(
            inForce: inForce, environment: environment, resources: resources, dataFolder: dataFolder, engine: engine,
            key: key, supervisor: supervisor, writers: writers, logger: logger)
    }

    private static func breaks(_ settings: Settings, _ resources: ResourceFolder) throws -> SchoolBreaks {
        let folder = settings.resources.schoolBreaks ?? resources.schoolBreaks
        do {
            return try SchoolBreaksFile.readFolder(folder)
        } catch {
            throw AssemblyError.data(file: folder, error)
        }
    }
}

extension Settings {
    /// Files that nobody but their owner should be able to read.
    fileprivate var secretFiles: [String] {
        [smtp.passwordFile, imap.passwordFile, imap.tokenFile, mail.macKeyFile, database.passwordFile]
            .compactMap(\.self)
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
        lettersPerMinute = settings.mail.lettersPerMinute
        mailedFileBytes = settings.documents.mailedKilobytes * 1_000
        quiet = settings.time.quiet
    }
}
