import Hummingbird
import Logging

/// What is known of a request besides what it says.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address at the other end of the connection.
    let peer: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }

    /// Without a connection, for a client in the same process.
    init(logger: Logger, peer: String?) {
        coreContext = CoreRequestContextStorage(source: Bare(logger: logger))
        self.peer = peer
    }

    private struct Bare: RequestContextSource {
        let logger: Logger
    }
}
