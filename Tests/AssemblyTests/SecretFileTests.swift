import Foundation
import Meetings
import Testing

@testable import Assembly

@Suite("Secrets that systemd hands over")
struct SecretFileTests {
    @Test("a credential is a file in the folder that only the service sees")
    func credential() throws {
        let scratch = try Scratch()
        try scratch.file("smtp", "hemmeleg\n")
        let environment = ["CREDENTIALS_DIRECTORY": scratch.path]
        #expect(try SecretFile.read("credential:smtp", environment: environment) == Array("hemmeleg\n".utf8))
        #expect(try SecretFile.read("\(scratch.path)/smtp", environment: [:]) == Array("hemmeleg\n".utf8))
        #expect(!SecretFile.isOpenToOthers("credential:smtp"))
    }

    @Test("where none are handed over, or not this one, it says which it is")
    func missing() throws {
        let scratch = try Scratch()
        for environment in [[:], ["CREDENTIALS_DIRECTORY": ""], ["CREDENTIALS_DIRECTORY": scratch.path]] {
            let error = #expect(throws: AssemblyError.self) {
                try SecretFile.read("credential:smtp", environment: environment)
            }
            #expect(error?.message.en.contains("credential:smtp") == true)
        }
    }

    @Test(
        "a credential's name leads nowhere else",
        arguments: ["credential:", "credential:../mac.key", "credential:/etc/passwd", "credential:.", "credential:a/b"])
    func names(_ name: String) throws {
        #expect(!SecretFile.isSoundName(name))
        for key in ["smtp.passwordFile", "imap.tokenFile", "mail.macKeyFile", "database.passwordFile"] {
            #expect(throws: SettingsError.self) {
                try SettingsReader.read(file: nil, environment: [:], commandLine: [key: name])
            }
        }
        let scratch = try Scratch()
        try scratch.file("secret/a", "x")
        #expect(throws: AssemblyError.self) {
            try SecretFile.read(name, environment: ["CREDENTIALS_DIRECTORY": "\(scratch.path)/secret"])
        }
    }
}
