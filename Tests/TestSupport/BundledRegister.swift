import Foundation
public import Meetings
import YAMLFiles

/// The register that comes with the program, `Config/sjustjerna.yaml`.
public enum BundledRegister {
    public static var sjustjerna: Register {
        get throws {
            let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent()
            return try RegisterFile.read(Data(contentsOf: checkout.appending(path: "Config/sjustjerna.yaml"))).register
        }
    }
}
