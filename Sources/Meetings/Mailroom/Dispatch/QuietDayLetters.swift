import FoundationEssentials

/// What can wait doesn't leave on a quiet day, also where it was written on the day before and the server couldn't be
/// reached until now.
extension Dispatcher {
    func putOffOnQuietDays() async throws {
        let (now, rules) = (environment.time.now(), environment.rules)
        for network in try await environment.store.networks() {
            // On most days nothing is written: nobody is kept waiting.
            let zone = try await environment.store.read(network) { try $0.registeredNetwork()?.timezone }
            guard let zone = zone.flatMap(Zone.init(identifier:)), rules.isQuiet(zone.date(now)) else { continue }
            let day = rules.openDay(onOrAfter: zone.date(now))
            _ = try await environment.store.write(network) { ledger in
                try ledger.putOffLetters(of: OutboxLetter.kindsThatCanWait, until: zone.instant(day, rules.daily))
            }
        }
    }
}

extension OutboxLetter {
    /// Those that remind somebody of something, or ask for it. What has waited over a holiday holds up no news.
    public static let kindsThatCanWait = ["reminder", "coordinator", "leader", "collect", "clearing"]
}
