import Logging
import Meetings
import Website

extension Site {
    /// The administrator's own templates first, then the bundled ones. Throws `AssemblyError.pages`.
    init(_ installation: Installation, key: [UInt8], logger: Logger) throws {
        let settings = installation.settings
        let folders = [settings.resources.templates.map { "\($0)/web" }, installation.resources.webTemplates]
        do {
            try self.init(
                environment: installation.environment, minutes: installation.minutes,
                settings: SiteSettings(
                    host: settings.http.host, port: settings.http.port, address: settings.http.baseURL,
                    isBehindProxy: settings.http.behindProxy, trustedProxies: settings.http.trustedProxies),
                folders: folders.compactMap { $0 }, seal: PageSeal(installationKey: key),
                signIn: .sessions(installation.environment), logger: logger)
        } catch let error as WebsiteError {
            throw AssemblyError.pages(error.description)
        }
    }
}
