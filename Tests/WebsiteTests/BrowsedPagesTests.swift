import Foundation
import Testing

@testable import Website

@Suite("What is looked at in a browser")
struct BrowsedPagesTests {
    @Test("is every page there is: the list of Scripts/browser stands for the routes")
    func listed() throws {
        let file = try String(contentsOfFile: TestSite.checkout("Scripts/browser/pages.txt"), encoding: .utf8)
        let listed = file.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { String($0.prefix { $0 != " " }) }
        let routes = Website.routes.filter { $0.method == .get && !$0.isForPrograms }.map(\.path)
        #expect(Set(listed) == Set(routes))
        #expect(listed.count == Set(listed).count)
    }
}
