/// Goes through the lines of a mail and leaves out what the sender did not write.
struct QuoteCutter {
    private let lines: [String]
    private(set) var own: [String] = []
    /// Whether everything from some line on was quoted or forwarded.
    private(set) var hasReachedQuote = false

    init(_ lines: [String]) {
        self.lines = lines
    }

    mutating func cut() {
        var isInSignature = false
        var index = 0
        while index < lines.count {
            let line = lines[index]
            if Self.isQuoted(line) {
                isInSignature = false
                index += 1
                continue
            }
            if Divider.begins(line) || HeaderBlock.begins(at: index, in: lines) {
                if let quote = quote(belowBlockAt: index) {
                    isInSignature = false
                    index = quote
                    continue
                }
                hasReachedQuote = true
                return
            }
            if let attribution = Attribution(at: index, in: lines) {
                if isFollowedByQuote(attribution.end) {
                    isInSignature = false
                    index = attribution.end
                    continue
                }
                if attribution.isCertain {
                    hasReachedQuote = true
                    return
                }
            }
            if SignatureLine.beginsSignature(line) { isInSignature = true }
            if !isInSignature, !SignatureLine.isOfProgram(line) { own.append(line) }
            index += 1
        }
    }

    private static func isQuoted(_ line: String) -> Bool {
        line.utf8.first == UInt8(ascii: ">")
    }

    /// Some programs write the headers, and mark what they quote all the same: then what stands below may be the
    /// sender's own. The first such line; nil where something is written above, for then all of it is older.
    private func quote(belowBlockAt index: Int) -> Int? {
        guard own.allSatisfy({ $0.trimmed.isEmpty }), !Divider.isForward(lines[index]) else { return nil }
        let block = lines[index...].prefix(Self.longestBlock)
        guard let end = block.firstIndex(where: { $0.trimmed.isEmpty || Self.isQuoted($0) }) else { return nil }
        return lines[end...].prefix(3).firstIndex { !$0.trimmed.isEmpty }.flatMap {
            Self.isQuoted(lines[$0]) ? $0 : nil
        }
    }

    private static let longestBlock = 14

    /// At most two empty lines between.
    private func isFollowedByQuote(_ index: Int) -> Bool {
        let next = lines[index...].prefix(3).first { !$0.trimmed.isEmpty }
        return next.map(Self.isQuoted) ?? false
    }
}

/// `-----Original Message-----` and its like.
enum Divider {
    static func begins(_ line: String) -> Bool {
        let text = line.trimmed.prefix(200)
        let dashes = text.prefix { $0 == "-" || $0 == "*" || $0 == "_" }.count
        let words = text.drop { "-*_ ".contains($0) }.lowercased()
        if dashes >= 2, phrases.contains(where: words.hasPrefix) || isAttribution(words) { return true }
        return forwards.contains(where: words.hasPrefix)
    }

    /// What is sent on is nobody's answer.
    static func isForward(_ line: String) -> Bool {
        let words = line.trimmed.prefix(200).drop { "-*_ ".contains($0) }.lowercased()
        return (forwards + forwardPhrases).contains(where: words.hasPrefix)
    }

    /// `---- On Wed, 24 Feb 2021 14:02:50 +0530 mote@example.no wrote ----`
    private static func isAttribution(_ words: String) -> Bool {
        guard words.contains(where: \.isNumber) else { return false }
        return words.split { !$0.isLetter }.last.map(Attribution.verbs.contains) ?? false
    }

    private static let phrases =
        [
            "original message", "original appointment", "opprinnelig melding", "opprinnelig avtale",
            "opphavleg melding",
            "opphavleg avtale", "oppheimleg melding", "original melding", "oprindelig meddelelse", "oprindelig besked",
            "oprindelig aftale", "ursprungligt meddelande", "originalmeddelande", "ursprünglicher termin",
            "ursprüngliche nachricht", "originalnachricht", "reply message", "svar på melding",
        ] + forwardPhrases

    private static let forwardPhrases = [
        "forwarded message", "videresendt melding", "vidaresendt melding", "vidaresend melding",
        "videresendt meddelelse", "videresendt besked", "vidarebefordrat meddelande", "weitergeleitete nachricht",
    ]

    /// As Apple writes them, without dashes.
    private static let forwards = [
        "begin forwarded message:", "videresendt melding:", "vidaresendt melding:", "vidaresend melding:",
        "start på videresendt melding:", "start på vidaresendt melding:", "starten på videresendt melding:",
        "videresendt meddelelse:", "start på videresendt besked:", "vidarebefordrat brev:",
        "anfang der weitergeleiteten nachricht:",
    ]
}

/// What stands below a text and belongs to none of it.
enum SignatureLine {
    /// `-- ` (RFC 3676 §4.3), or the long line above what meeting services and mail systems add.
    static func beginsSignature(_ line: String) -> Bool {
        let text = line.trimmed
        return text == "--" || (text.utf8.count >= 20 && text.utf8.allSatisfy { $0 == UInt8(ascii: "_") })
    }

    /// `Sendt fra min iPhone`: what telephones write by themselves.
    static func isOfProgram(_ line: String) -> Bool {
        let text = line.trimmed
        guard text.utf8.count <= 200, let first = text.unicodeScalars.first, first != "-" else { return false }
        let plain = text.lowercased().filter { !"[]*_()<>".contains($0) }.prefix { $0 != "," && $0 != "." }
        let said = plain.firstRange(of: "http").map { plain[..<$0.lowerBound] } ?? plain
        if advertisements.contains(where: said.hasPrefix) { return true }
        let words = said.split { !$0.isLetter }
        let isLink = said.utf8.count < plain.utf8.count
        let hasDevice = words.count <= 8 && (isLink || words.contains { devices.contains($0) })
        return hasDevice
            && (sendings.contains(where: said.hasPrefix) || said.hasPrefix("von mein") && words.last == "gesendet")
    }

    private static let advertisements = [
        "hent outlook for", "skaff deg outlook", "skaff outlook for", "få outlook for", "last ned outlook for",
        "last ned outlook til", "hent outlook til", "get outlook for", "hämta outlook för", "skaffa outlook för",
        "outlook für ios beziehen", "outlook für android beziehen", "holen sie sich outlook", "outlook for ios",
        "outlook for android", "outlook til ios", "outlook til android",
    ]

    private static let sendings = [
        "sendt fra ", "sendt frå ", "sendt med ", "sendt via ", "sent from ", "sent with ", "sent via ",
        "skickat från ",
        "skickades från ", "gesendet von ", "gesendet mit ", "e-posten er sendt fra ",
    ]

    private static let devices: Set<Substring> = [
        "iphone", "iphonen", "ipad", "ipaden", "android", "samsung", "galaxy", "mobil", "mobilen", "mobiltelefon",
        "mobiltelefonen", "mobile", "telefon", "telefonen", "smarttelefon", "smarttelefonen", "smartphone", "huawei",
        "nokia", "sony", "xperia", "windows", "outlook", "mac", "proton", "protonmail", "gmail", "yahoo", "blackberry",
        "nettbrett", "nettbrettet", "surfplatta", "handy", "phone", "pixel", "oneplus", "tutanota", "webmail",
    ]
}
