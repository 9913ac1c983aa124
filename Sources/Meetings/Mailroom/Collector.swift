import FoundationEssentials
public import Logging
public import ServiceLifecycle

/// Takes mail out of the letter box: keeps each message, deals with it, and only then puts it away. Killed at any
/// point, the next one goes on from the rows and from what still lies in the box.
public struct Collector: Service {
    private let environment: Environment
    private let box: any LetterBox
    private let pollSeconds: Int
    private let logger: Logger

    /// So many messages, or bytes, are dealt with at a time.
    static let bundleMessages = 400
    static let bundleBytes = 1 << 20
    /// The first pause after an error; each is twice as long as the one before.
    static let firstPauseSeconds = 5.0
    static let longestPauseSeconds = 600.0

    /// - Parameter pollSeconds: the box is looked into at least so often.
    public init(_ environment: Environment, box: any LetterBox, pollSeconds: Int = 60, logger: Logger) {
        self.environment = environment
        self.box = box
        self.pollSeconds = pollSeconds
        self.logger = logger
    }

    public func run() async throws {
        try await cancelWhenGracefulShutdown {
            var pauseSeconds = Collector.firstPauseSeconds
            while !Task.isCancelled {
                do {
                    if try await hasNetworks() {
                        _ = try await pass()
                        try await box.waitForMail(atMostSeconds: pollSeconds)
                    } else {
                        environment.pulse.beat(.collector, at: environment.time.now())
                        try await pause(Double(pollSeconds))
                    }
                    pauseSeconds = Collector.firstPauseSeconds
                } catch {
                    if Task.isCancelled { break }
                    logger.error("the mailbox could not be worked through", metadata: ["error": "\(error)"])
                    try await pause(pauseSeconds)
                    pauseSeconds = min(pauseSeconds * 2, Collector.longestPauseSeconds)
                }
            }
        }
    }

    /// Before there is a register nobody can tell what a mail is about, so it is left where it lies.
    private func hasNetworks() async throws -> Bool { try await !environment.store.networks().isEmpty }

    private func pause(_ seconds: Double) async throws {
        try await environment.time.sleepUntil(environment.time.now().addingTimeInterval(seconds))
    }

    /// What a look into the box came to.
    public struct Tally: Hashable, Sendable {
        /// Mails that were dealt with, or left to the coordinator.
        public var received = 0
        /// Messages that could not be read or put away, and mails that something went wrong with.
        public var failed = 0
    }

    /// Takes in everything that lies in the box now. Throws where the box can't be looked into at all.
    public func pass() async throws -> Tally {
        let networks = try await environment.store.networks()
        if networks.isEmpty { return Tally() }
        var tally = Tally()
        for network in networks {
            count(try await InboxWorkflow(environment).dealWithFresh(in: network), &tally)
        }
        var last: InboxMail.Source?
        while !Task.isCancelled {
            let messages = try await box.messages(after: last)
            guard !messages.isEmpty else { break }
            last = try await takeIn(messages, networks, &tally)
        }
        environment.pulse.beat(.collector, at: environment.time.now())
        return tally
    }

    /// Takes the messages in, in their order, up to one that can't be read; the last that was looked at. Whether the
    /// whole box is out of reach then, or only this message, the next listing shows.
    private func takeIn(
        _ messages: [BoxedMessage], _ networks: [NetworkID], _ tally: inout Tally
    ) async throws -> InboxMail.Source? {
        let known = try await mails(at: messages.map(\.source), networks)
        var last: InboxMail.Source?
        var bundle = Bundle()
        for message in messages {
            last = message.source
            do {
                if let mail = known[message.source] {
                    bundle.known.append((message.source, mail))
                } else if let arrival = try await fetch(message) {
                    bundle.arrivals.append(arrival)
                }
            } catch {
                if Task.isCancelled { return last }
                tally.failed += 1
                warn("a message could not be read", message.source, error)
                break
            }
            if bundle.isFull {
                try await settle(bundle, &tally)
                bundle = Bundle()
            }
        }
        try await settle(bundle, &tally)
        return last
    }

    /// Those that were kept before, by where they lie.
    private func mails(
        at sources: [InboxMail.Source], _ networks: [NetworkID]
    ) async throws -> [InboxMail.Source: InboxMail] {
        var known: [InboxMail.Source: InboxMail] = [:]
        for network in networks {
            let found = try await environment.store.read(network) { ledger in
                try sources.compactMap { source in try ledger.inboxMail(at: source).map { (source, $0) } }
            }
            known.merge(found) { first, _ in first }
        }
        return known
    }

    private func fetch(_ message: BoxedMessage) async throws -> Arrival? {
        let isTooLarge = message.sizeBytes.map { $0 > Arrival.mostBytes } ?? false
        let limit = isTooLarge ? Arrival.headBytes : Arrival.mostBytes
        let now = environment.time.now()
        return try await box.fetch(message.source, limitBytes: limit).map { fetched in
            // Servers' clocks may be ahead of ours, and what is rehearsed is in the past.
            Arrival(
                fetched.bytes, source: message.source, at: min(message.arrived ?? now, now), isCut: fetched.isCut)
        }
    }

    /// Keeps what was fetched, deals with it, and puts it away.
    private func settle(_ bundle: Bundle, _ tally: inout Tally) async throws {
        for (source, mail) in bundle.known { try await putAway(source, mail, &tally) }
        for (network, arrivals) in try await byNetwork(bundle.arrivals, &tally) {
            let mails = try await InboxWorkflow(environment).receive(arrivals, in: network)
            count(mails, &tally)
            for (arrival, mail) in zip(arrivals, mails) {
                if let source = arrival.source { try await putAway(source, mail, &tally) }
            }
        }
    }

    /// What no network can be found for is put away for people to look at: it is nobody's to keep.
    private func byNetwork(
        _ arrivals: [Arrival], _ tally: inout Tally
    ) async throws -> [(NetworkID, [Arrival])] {
        var groups: [NetworkID: [Arrival]] = [:]
        for arrival in arrivals {
            do {
                groups[try await InboxWorkflow(environment).network(of: arrival.raw), default: []].append(arrival)
            } catch let refusal as Refusal {
                guard let source = arrival.source else { continue }
                tally.failed += 1
                warn("a message is for no network that is known", source, refusal.code)
                try await putAway(source, in: .quarantine, &tally)
            }
        }
        return groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func putAway(_ source: InboxMail.Source, _ mail: InboxMail, _ tally: inout Tally) async throws {
        // Another process is dealing with it, and puts it away.
        if mail.state == .fresh { return }
        try await putAway(source, in: mail.state == .waiting ? .quarantine : .handled, &tally)
    }

    /// A message that can't be put away stays, and is known when it is met again.
    private func putAway(_ source: InboxMail.Source, in folder: BoxFolder, _ tally: inout Tally) async throws {
        if Task.isCancelled { return }
        do {
            try await box.file(source, in: folder)
        } catch {
            if Task.isCancelled { return }
            tally.failed += 1
            warn("a message could not be put away", source, error)
            // Throws where it isn't the message's fault, but the box is out of reach.
            _ = try await box.messages(after: source)
        }
    }

    private func count(_ mails: [InboxMail], _ tally: inout Tally) {
        tally.received += mails.count { $0.filing?.outcome != .duplicate }
        for mail in mails where mail.filing?.reason == Filing.fault {
            tally.failed += 1
            logger.error(
                "a mail could not be dealt with",
                metadata: ["number": "\(mail.number)", "error": "\(mail.filing?.detail.en ?? "")"])
        }
    }

    private func warn(_ message: Logger.Message, _ source: InboxMail.Source, _ error: Any) {
        logger.warning(message, metadata: ["uid": "\(source.uid)", "error": "\(error)"])
    }
}

/// Messages that are dealt with together.
private struct Bundle {
    var arrivals: [Arrival] = []
    /// Were kept before, and still lie in the box.
    var known: [(source: InboxMail.Source, mail: InboxMail)] = []

    var isFull: Bool {
        arrivals.count + known.count >= Collector.bundleMessages
            || arrivals.reduce(0) { $0 + $1.raw.count } >= Collector.bundleBytes
    }
}
