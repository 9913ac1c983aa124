import FoundationEssentials
import ICalendar
import Mail
import Markdown
import Meetings
import Testing

@testable import Letters

@Suite("The look of letters")
struct LookTests {
    @Test("every text has a contrast of 4.5 to 1 or more on what it stands on")
    func light() throws {
        let paper = "#ffffff"
        let ground = "#f5f6f4"
        let star = try #require(LetterLook.body.colour("background-color", of: .quote))
        var pairs: [(String, String)] = []
        for element in StyledElement.allCases where element != .button {
            if let ink = LetterLook.body.colour("color", of: element) { pairs += [(ink, paper), (ink, star)] }
            if let ink = LetterLook.footer.colour("color", of: element) { pairs.append((ink, ground)) }
        }
        let onButton = try #require(LetterLook.body.colour("color", of: .button))
        pairs.append((onButton, try #require(LetterLook.body.colour("background-color", of: .button))))
        #expect(pairs.count > 15)
        for (ink, under) in pairs {
            #expect(Colour.contrast(ink, under) >= 4.5, "\(ink) on \(under)")
        }
    }

    @Test("and so it has in the dark")
    func dark() throws {
        let layout = String(
            decoding: try Data(contentsOf: URL(filePath: "\(LetterFixture.templates)/layout.html")), as: UTF8.self)
        let grounds = try ["body, .ground", ".paper", "blockquote"].map {
            try darkColour("background-color", $0, layout)
        }
        for selector in ["h1, h2, h3, h4, h5, h6, p, li, td, pre", ".foot p, .foot li, th", "a"] {
            let ink = try darkColour("color", selector, layout)
            for ground in grounds { #expect(Colour.contrast(ink, ground) >= 4.5, "\(ink) on \(ground)") }
        }
        let button = "a[style*=\"inline-block\"]"
        let onButton = try darkColour("color", button, layout)
        #expect(Colour.contrast(onButton, try darkColour("background-color", button, layout)) >= 4.5)
    }

    private func darkColour(_ property: String, _ selector: String, _ layout: String) throws -> String {
        let rule = try #require(layout.split(separator: "\n  \(selector) {").dropFirst().first?.prefix { $0 != "}" })
        let value = rule.split(separator: ";").first { $0.drop { $0 == " " }.hasPrefix("\(property):") }
        return String(try #require(value).split(separator: ":")[1].split(separator: " ")[0])
    }

    @Test("a letter needs no pictures, scripts or style sheets from elsewhere, and says its language")
    func selfContained() throws {
        let fixture = try LetterFixture.own.get()
        for notice in SampleNotices.all {
            let html = try fixture.read(notice).html()
            #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"nn-NO\">"))
            for mark in ["<img", "<script", "<link", "url(", "@import", "http://", "https://"] {
                #expect(!html.contains(mark), "\(notice.kind): \(mark)")
            }
            #expect(html.contains("max-width:640px"))
            #expect(html.contains("<h1"))
            #expect(html.split(separator: "<h1").count == 2)
        }
    }
}

extension LetterStyle {
    fileprivate func colour(_ property: String, of element: StyledElement) -> String? {
        declarations[element]?.split(separator: ";").first { $0.hasPrefix("\(property):") }
            .flatMap { $0.split(separator: ":").last.map(String.init) }
    }
}

/// Contrast as WCAG 2.1 counts it.
enum Colour {
    static func contrast(_ one: String, _ other: String) -> Double {
        let (one, other) = (luminance(one), luminance(other))
        return (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }

    private static func luminance(_ colour: String) -> Double {
        let number = Int(colour.dropFirst(), radix: 16) ?? 0
        let parts = [number >> 16 & 255, number >> 8 & 255, number & 255].map { part -> Double in
            let value = Double(part) / 255
            return value <= 0.03928 ? value / 12.92 : power((value + 0.055) / 1.055)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// To the power of 2.4: the fifth root of the twelfth power, by Newton's method.
    private static func power(_ base: Double) -> Double {
        var twelfth = 1.0
        for _ in 0..<12 { twelfth *= base }
        var root = 1.0
        for _ in 0..<60 { root -= (root - twelfth / (root * root * root * root)) / 5 }
        return root
    }
}
