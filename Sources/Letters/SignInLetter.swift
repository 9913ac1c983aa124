import Meetings

/// The one-time code. It is a mark until the letter leaves.
extension LetterReader {
    func values(_ notice: SignInNotice) -> [String: LetterValues.Value] {
        ["code": .text(notice.code), "time": .text(words.time(zone.local(notice.expires).time))]
    }
}
