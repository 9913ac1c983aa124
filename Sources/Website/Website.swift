import Hummingbird
import Meetings

/// The website.
public struct Website: Sendable {}
