import HTTPTypes
import Meetings

/// Which language a reader gets: what they chose, their own in the register, what the browser asks for, the network's.
enum LanguageChoice {
    static let cookie = "samling-lang"

    /// The first of ours that the browser asks for; quality values are as good as always in order (RFC 9110 §12.5.4).
    static func accepted(_ header: String?) -> Language? {
        for range in (header ?? "").split(separator: ",").prefix(20) {
            let tag = range.prefix { $0 != ";" && $0 != "-" }.filter { !$0.isWhitespace }.lowercased()
            switch tag {
            case "nn": return .nn
            case "nb", "no", "da", "sv": return .nb
            case "en": return .en
            default: continue
            }
        }
        return nil
    }

    static let routes: [Route] = [
        .post("/language", .anyone) { visit in
            let form = try await visit.form()
            guard let language = form.text("language").flatMap(Language.init(rawValue:)) else { throw Refusal.badForm }
            let cookie = Cookies.given(
                Self.cookie, language.rawValue, isSecure: visit.approach.isSecure, seconds: 365 * 86_400)
            return Reply.redirect(to: form.text("back") ?? "/").with(.setCookie, cookie)
        }
    ]
}
