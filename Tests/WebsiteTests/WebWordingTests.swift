import Foundation
import Meetings
import Testing

@testable import Website

/// The pages' words in three languages (`domain.md` §2.11).
@Suite("Wording of the pages")
struct WebWordingTests {
    private static let bokmaal: Set<String> = [
        "ikke", "fra", "møter", "møtene", "ansvarlig", "ansvarlige", "saksliste", "sakslisten", "jeg", "hva", "hvem",
        "hvordan", "noe", "noen", "nå", "uke", "uker", "dager", "kommuner", "kommunene", "punkter",
        "oppfølgingspunkter",
        "leder", "lederen", "innleder", "sted", "stede", "fremmøte", "stemme", "påminnelse", "påminnelser", "høring",
        "åpning", "eventuelt", "forfalt", "sendt", "kalt", "flyttet", "endret", "innen", "siden", "venter", "mangler",
        "være", "gjøre", "følge", "bare", "også", "dere", "deres", "ennå", "allerede", "deltaker", "deltakere",
        "fortløpende", "hun", "henne", "velger", "lenke", "lenken", "lenker", "søker", "vedlegget", "brukere",
        "innkallingen", "adressen", "rollen", "koordinatoren:", "skjer", "oppdatert", "opprettet", "godkjent:", "vises",
    ]
    private static let nynorsk: Set<String> = [
        "ikkje", "frå", "møta", "ansvarleg", "eg", "kva", "kven", "korleis", "noko", "nokon", "veke", "veker", "dagar",
        "kommunar", "saker:", "leiar", "leiaren", "innleiar", "stad", "frammøte", "røyst", "påminning", "høyring",
        "opning", "ymse", "flytta", "endra", "innan", "sidan", "ventar", "manglar", "vere", "gjere", "følgje", "berre",
        "òg", "dykk", "enno", "deltakar", "deltakarar", "fortløpande", "ho", "lenkje", "lenkja", "lenkjer",
    ]

    /// What the templates say in each language, by file.
    private static func templates(_ language: Language) throws -> [String: String] {
        let files = try TemplateFiles.all(in: [TestSite.checkout("Templates/web")], ending: ".html")
        return try files.mapValues { source in
            // Only the places that differ: what stands outside is the same for all, and mostly markup.
            var words = ""
            var rest = source[...]
            while let open = rest.firstRange(of: "[["), let close = rest[open.upperBound...].firstRange(of: "]]") {
                let place = String(rest[open.lowerBound..<close.upperBound])
                words += try TrilingualSource.text(place, in: language, file: "") + " . "
                rest = rest[close.upperBound...]
            }
            return words
        }
    }

    /// The words of `Trilingual("…", "…", "…")` in the site's own code, by file; interpolations are left out.
    private static func inCode(_ place: Int) throws -> [String: String] {
        let literal = #"\s*"((?:[^"\\]|\\.)*)"\s*"#
        let pattern = try Regex(#"(?:Trilingual|words)\(\#(literal),\#(literal),\#(literal)\)"#)
        var found: [String: String] = [:]
        let folder = TestSite.checkout("Sources/Website")
        for file in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) ?? []
        where file.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            for match in text.matches(of: pattern) {
                let words = match.output[place].substring.map(String.init) ?? ""
                found[file, default: ""] += words.replacing(try Regex(#"\\\([^)]*\)+"#), with: " ") + " . "
            }
        }
        return found
    }

    private static func words(_ text: String) -> Set<String> {
        let plain = text.replacing(#/\{\{[^}]*\}\}|<[^>]*>/#, with: " ").lowercased()
        return Set(plain.split { !$0.isLetter }.map(String.init))
    }

    @Test("no Bokmål in what Nynorsk readers get")
    func nynorskPages() throws {
        let all = try Self.templates(.nn).merging(try Self.inCode(1)) { $0 + $1 }
        #expect(all.count > 5)
        for (file, text) in all {
            let found = Self.bokmaal.intersection(Self.words(text))
            #expect(found.isEmpty, "\(file): \(found.sorted())")
        }
    }

    @Test("no Nynorsk in what Bokmål readers get")
    func bokmaalPages() throws {
        for (file, text) in try Self.templates(.nb).merging(try Self.inCode(2), uniquingKeysWith: { $0 + $1 }) {
            let found = Self.nynorsk.intersection(Self.words(text))
            #expect(found.isEmpty, "\(file): \(found.sorted())")
        }
    }

    @Test("every page has its words in three languages, and compiles in each")
    func complete() throws {
        let templates = try PageTemplates(folders: [TestSite.checkout("Templates/web")])
        for language in Language.allCases {
            #expect(templates.rendered("front", language, ["layout": ["title": "x"]]) != nil)
        }
        #expect(throws: WebsiteError.self) { try TrilingualSource.text("[[ein|en]]", in: .nn, file: "x") }
        #expect(throws: WebsiteError.self) { try TrilingualSource.text("[[ein|en|one", in: .nn, file: "x") }
        #expect(try TrilingualSource.text("a [[ein {{n}}|en|one]] b", in: .en, file: "x") == "a one b")
    }

    @Test("no words in one language alone: what people read stands in brackets or comes from the code")
    func noLooseWords() throws {
        let files = try TemplateFiles.all(in: [TestSite.checkout("Templates/web")], ending: ".html")
        for (file, source) in files {
            let loose = source.replacing(#/(?s)\[\[.*?\]\]|<!--.*?-->|\{\{.*?\}\}|<[^>]*>/#, with: " ")
            let words = Self.words(loose).intersection(
                Self.bokmaal.union(Self.nynorsk).union(["the", "and", "og", "du"]))
            #expect(words.isEmpty, "\(file).html: \(words.sorted())")
        }
    }
}
