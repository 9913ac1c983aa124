public import FoundationEssentials

/// Somebody signed in, in one browser. Of the token in its cookie only the hash is kept.
public struct BrowserSession: Hashable, Sendable, Identifiable {
    public var id: String
    /// SHA-256 of the token as hex.
    public var hash: String
    /// The token before it was last changed: pages that were asked for at the same time still have it.
    public var formerHash: String?
    /// In lower case.
    public var address: String
    public var created: Date
    public var lastSeen: Date
    /// When the token was last changed.
    public var rotated: Date
    public var expires: Date
    /// `Firefox, Linux`: enough to know it again, and no more.
    public var device: String

    public init(
        id: String, hash: String, formerHash: String? = nil, address: String, created: Date, lastSeen: Date,
        rotated: Date, expires: Date, device: String
    ) {
        self.id = id
        self.hash = hash
        self.formerHash = formerHash
        self.address = address
        self.created = created
        self.lastSeen = lastSeen
        self.rotated = rotated
        self.expires = expires
        self.device = device
    }

    /// At most, however it is used.
    static let longestDays = 30
    /// Unused.
    static let idleDays = 7
    static let rotationHours = 24.0
    /// The former token holds so long after a change.
    static let graceSeconds = 60.0
    /// Being seen is noted no more often than this.
    static let touchSeconds = 300.0

    private static let daySeconds = 86_400.0

    func holds(at now: Date) -> Bool {
        now < expires && now < lastSeen.addingTimeInterval(Double(Self.idleDays) * Self.daySeconds)
    }

    /// Whether the token with the hash opens it.
    func isOpened(by hash: String, at now: Date) -> Bool {
        guard holds(at: now) else { return false }
        return hash == self.hash || (hash == formerHash && now < rotated.addingTimeInterval(Self.graceSeconds))
    }

    func isDueForTouch(at now: Date) -> Bool { now.timeIntervalSince(lastSeen) >= Self.touchSeconds }

    func isDueForRotation(at now: Date) -> Bool { now.timeIntervalSince(rotated) >= Self.rotationHours * 3_600 }

    static func begun(id: String, hash: String, address: String, device: String, at now: Date) -> BrowserSession {
        BrowserSession(
            id: id, hash: hash, address: address, created: now, lastSeen: now, rotated: now,
            expires: now.addingTimeInterval(Double(longestDays) * daySeconds), device: device)
    }
}

/// A token that was made now: it is told once, and only its hash is kept.
public struct NewSession: Sendable {
    public var session: BrowserSession
    public var token: String
}

/// The browser and the system out of a User-Agent (RFC 9110 §10.1.5), whatever it says.
enum Device {
    private static let browsers: [(sign: String, name: String)] = [
        ("edg", "Edge"), ("opr/", "Opera"), ("vivaldi", "Vivaldi"), ("firefox", "Firefox"), ("fxios", "Firefox"),
        ("crios", "Chrome"), ("chrome", "Chrome"), ("chromium", "Chromium"), ("safari", "Safari"), ("curl", "curl"),
    ]
    private static let systems: [(sign: String, name: String)] = [
        ("iphone", "iPhone"), ("ipad", "iPad"), ("android", "Android"), ("windows", "Windows"), ("mac os", "Mac"),
        ("cros", "ChromeOS"), ("linux", "Linux"),
    ]
    private static let longestBytes = 1_000

    static func summary(of userAgent: String) -> String {
        let text = String(decoding: userAgent.utf8.prefix(longestBytes), as: UTF8.self).lowercased()
        let known = [browsers, systems].compactMap { list in list.first { text.contains($0.sign) }?.name }
        return known.joined(separator: ", ")
    }
}
