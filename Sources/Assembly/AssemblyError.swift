public import Meetings

/// Why the parts could not be put together.
public enum AssemblyError: Error, Sendable {
    /// A folder can't be made or written.
    case folder(String)
    /// `Templates` and `Config` are nowhere to be found; where was looked.
    case resources([String])
    /// There is a file already where one is to be written.
    case fileExists(String)
    /// This machine has another key than the one the installation's links and return addresses are signed with.
    case otherKey
    /// The database's address can't be used.
    case database(String)
    /// `--now` is for rehearsals: with real mail, time is real.
    case rehearsalWithMail
    /// A key or password file can't be read, or is empty.
    case secret(String)
    /// It is a credential of the service's, and the program wasn't started as the service.
    case noCredentials(String)
    /// A bundled data file is broken.
    case data(file: String, Refusal)
    /// A template of letters is missing or broken, or the key of return addresses is too short.
    case letters(String)
    /// A template of pages is missing or broken.
    case pages(String)
    /// The pages would be open to others without TLS.
    case openListener(String)
    /// libcurl's TLS, or the SMTP settings, can't be used.
    case transport(String)

    public var message: Trilingual {
        switch self {
        case .folder(let path):
            Trilingual(
                "mappa \(path) kan ikkje lagast eller skrivast i", "mappen \(path) kan ikke lages eller skrives i",
                "the folder \(path) can't be made or written")
        case .resources(let places):
            Trilingual(
                "fann ikkje malane: såg i \(places.joined(separator: ", ")); set resources.folder",
                "fant ikke malene: så i \(places.joined(separator: ", ")); sett resources.folder",
                "found no templates: looked in \(places.joined(separator: ", ")); set resources.folder")
        case .fileExists(let path):
            Trilingual(
                "\(path) finst alt", "\(path) finnes allerede", "\(path) exists already")
        case .otherKey:
            Trilingual(
                "mail.macKeyFile: denne maskina har ein annan nøkkel enn dei andre som deler databasen. Kopier "
                    + "nøkkelen hit, og set mail.macKeyFile",
                "mail.macKeyFile: denne maskinen har en annen nøkkel enn de andre som deler databasen. Kopier "
                    + "nøkkelen hit, og sett mail.macKeyFile",
                "mail.macKeyFile: this machine has another key than the others that share the database. Copy the key "
                    + "here, and set mail.macKeyFile")
        case .database(let detail):
            Trilingual("database.url: \(detail)", "database.url: \(detail)", "database.url: \(detail)")
        case .rehearsalWithMail:
            Trilingual(
                "--now går berre når mail.transport er folder: ekte brev har ekte tid",
                "--now går bare når mail.transport er folder: ekte brev har ekte tid",
                "--now works only while mail.transport is folder: real letters have real time")
        case .secret(let path):
            Trilingual(
                "\(path) kan ikkje lesast, eller er tom", "\(path) kan ikke leses, eller er tom",
                "\(path) can't be read, or is empty")
        case .noCredentials(let name):
            Trilingual(
                "\(name): CREDENTIALS_DIRECTORY er ikkje sett; systemd gir det berre til tenesta sjølv",
                "\(name): CREDENTIALS_DIRECTORY er ikke satt; systemd gir det bare til tjenesten selv",
                "\(name): CREDENTIALS_DIRECTORY isn't set; systemd gives it to the service alone")
        case .data(let file, let refusal):
            Trilingual(
                "\(file): \(refusal.message.nn)", "\(file): \(refusal.message.nb)", "\(file): \(refusal.message.en)")
        case .letters(let detail):
            Trilingual("breva: \(detail)", "brevene: \(detail)", "letters: \(detail)")
        case .pages(let detail):
            Trilingual("nettsidene: \(detail)", "nettsidene: \(detail)", "web pages: \(detail)")
        case .openListener(let host):
            Trilingual(
                "http.host: \(host) kan nåast av andre, og samling har ikkje TLS sjølv. Set ein proxy framfor "
                    + "(Config/nginx.conf, Config/Caddyfile) og bruk --behind-proxy, eller bruk 127.0.0.1",
                "http.host: \(host) kan nås av andre, og samling har ikke TLS selv. Sett en proxy foran "
                    + "(Config/nginx.conf, Config/Caddyfile) og bruk --behind-proxy, eller bruk 127.0.0.1",
                "http.host: \(host) can be reached by others, and samling has no TLS of its own. Put a proxy before it "
                    + "(Config/nginx.conf, Config/Caddyfile) and use --behind-proxy, or use 127.0.0.1")
        case .transport(let detail):
            Trilingual("e-post: \(detail)", "e-post: \(detail)", "mail: \(detail)")
        }
    }
}
