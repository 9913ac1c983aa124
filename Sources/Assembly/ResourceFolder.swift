import Foundation
import Meetings

/// Where `Templates` and `Config` are: where the setting says, beside the installed program, or in the checkout.
public struct ResourceFolder: Hashable, Sendable {
    public let path: String

    public var letterTemplates: String { "\(path)/Templates/letters" }
    public var documentTemplates: String { "\(path)/Templates/documents" }
    public var webTemplates: String { "\(path)/Templates/web" }
    public var schoolBreaks: String { "\(path)/Config/school-breaks" }
    public func config(_ name: String) -> String { "\(path)/Config/\(name)" }

    public init(setting: String?, program: String) throws {
        var looked: [String] = []
        for place in [setting].compactMap({ $0 }) + (setting == nil ? ResourceFolder.places(near: program) : []) {
            looked.append(place)
            if FileManager.default.fileExists(atPath: "\(place)/Templates/letters") {
                path = place
                return
            }
        }
        throw AssemblyError.resources(Array(looked.prefix(3)))
    }

    /// `<exe>/../share/samling`, then every folder above the program: a checkout's build folder lies inside it.
    private static func places(near program: String) -> [String] {
        var folder = URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent()
        var places = [folder.deletingLastPathComponent().appendingPathComponent("share/samling").path]
        while folder.path != "/" {
            places.append(folder.path)
            folder = folder.deletingLastPathComponent()
        }
        return places
    }
}
