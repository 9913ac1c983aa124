import Foundation

/// What has gone out, as its readers see it.
extension Samling {
    /// Every letter's To line and plain text.
    func texts() throws -> [(to: String, text: String)] {
        try rawLetters().map { ($0.lines(of: "To: ").first ?? "", Self.part("text/plain", of: $0)) }
    }

    /// The calendar objects in one reader's letters, unfolded.
    func calendars(to address: String) throws -> [String] {
        try rawLetters().filter { $0.lines(of: "To: ").first?.contains("<\(address)>") == true }
            .map { Self.part("text/calendar", of: $0).replacingOccurrences(of: "\n ", with: "") }
            .filter { !$0.isEmpty }
    }

    /// Every letter as it lies in the folder, with plain line ends.
    func rawLetters() throws -> [String] {
        try letters().map { name in
            try String(contentsOfFile: "\(folder)/data/mail/new/\(name)", encoding: .utf8)
                .replacingOccurrences(of: "\r\n", with: "\n")
        }
    }

    /// The first part of a type, decoded; empty where there is none.
    static func part(_ type: String, of letter: String) -> String {
        guard let start = letter.range(of: "\nContent-Type: \(type)"),
            let body = letter.range(of: "\n\n", range: start.upperBound..<letter.endIndex),
            let end = letter.range(of: "\n--", range: body.upperBound..<letter.endIndex),
            let data = Data(
                base64Encoded: String(letter[body.upperBound..<end.lowerBound]), options: .ignoreUnknownCharacters)
        else { return "" }
        return String(decoding: data, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
    }
}

extension String {
    /// The lines that begin so.
    func lines(of prefix: String) -> [String] {
        split(separator: "\n").filter { $0.hasPrefix(prefix) }.map(String.init)
    }
}
