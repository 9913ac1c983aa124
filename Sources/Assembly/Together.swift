import ServiceLifecycle

/// Services that begin at the same time and, which matters more, are told to end at the same time: one that has to
/// wait for somebody keeps no other from putting down what it has in hand.
struct Together: Service {
    let services: [any Service]

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for service in services {
                group.addTask { try await service.run() }
            }
            do {
                try await group.next()
                // One that ends by itself, without being told to, takes the others with it.
                if !Task.isShuttingDownGracefully { group.cancelAll() }
                try await group.waitForAll()
            } catch {
                group.cancelAll()
                throw error
            }
        }
    }
}
