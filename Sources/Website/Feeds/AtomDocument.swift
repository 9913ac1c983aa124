import FoundationEssentials
import Meetings

/// A forum's minutes as an Atom feed (RFC 4287): which there are, when they became so, and where they are read.
struct AtomDocument {
    let feed: MinutesFeed
    /// Where the feed itself is, and the page that shows the same.
    let address: String
    let page: String
    /// Where one meeting's minutes are read.
    let entryPage: (Meeting) -> String

    var bytes: [UInt8] {
        let language = feed.network.language
        let title = "\(Self.minutes[language]): \(feed.forum.name)"
        var text = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(language.tag)">
            <id>\(XMLText.escaped(feed.id))</id>
            <title>\(XMLText.escaped(title))</title>
            <updated>\(Self.instant(feed.updated ?? Date(timeIntervalSince1970: 0)))</updated>
            <link rel="self" type="application/atom+xml" href="\(XMLText.escaped(address))"/>
            <link rel="alternate" type="text/html" href="\(XMLText.escaped(page))"/>
            <author><name>\(XMLText.escaped(feed.network.name))</name></author>
            <generator>Samling</generator>

            """
        for entry in feed.entries { text += entryText(entry, language) }
        return Array((text + "</feed>\n").utf8)
    }

    private func entryText(_ entry: MinutesFeed.Entry, _ language: Language) -> String {
        let date = DateWords(language).full(entry.meeting.date)
        let title = "\(Self.minutes[language]): \(feed.forum.shortName) \(date)"
        let status = entry.status == .approved ? Self.approved[language] : Self.notApproved[language]
        return """
            <entry>
            <id>\(XMLText.escaped(entry.id))</id>
            <title>\(XMLText.escaped(title))</title>
            <updated>\(Self.instant(entry.updated))</updated>
            <published>\(Self.instant(entry.published))</published>
            <link rel="alternate" type="text/html" href="\(XMLText.escaped(entryPage(entry.meeting)))"/>
            <summary>\(XMLText.escaped(status))</summary>
            </entry>

            """
    }

    /// RFC 3339, to the second.
    private static func instant(_ date: Date) -> String {
        Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down)).rfc3339(in: .utc)
    }

    private static let minutes = Trilingual("Referat", "Referat", "Minutes")
    private static let approved = Trilingual(
        "Referatet er godkjent.", "Referatet er godkjent.", "The minutes are approved.")
    private static let notApproved = Trilingual(
        "Referatet er ikkje godkjent enno.", "Referatet er ikke godkjent ennå.", "The minutes are not approved yet.")
}

/// Text between XML's tags and in its attributes: marks escaped, and signs that XML can't have left out
/// (XML 1.0 §2.2).
enum XMLText {
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t", "\n", "\r": result += " "
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
