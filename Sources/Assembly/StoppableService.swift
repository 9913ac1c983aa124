import ServiceLifecycle

/// A service that is stopped by being cancelled: that is its end in good order, and no failure that should take the
/// other services down in the middle of their work.
struct StoppableService: Service, CustomStringConvertible {
    private let service: any Service

    init(_ service: any Service) { self.service = service }

    /// Logs name a service by this; what it is made of, templates and all, is no name.
    var description: String { "\(type(of: service))" }

    func run() async throws {
        do {
            try await service.run()
        } catch is CancellationError {
            return
        }
    }
}
