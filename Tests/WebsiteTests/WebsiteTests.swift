import Testing
import Website

@Suite("The website")
struct WebsiteTests {
    @Test("there is one")
    func exists() { _ = Website.self }
}
