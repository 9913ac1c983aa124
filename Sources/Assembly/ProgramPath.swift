import Foundation

/// Where this program lies, also when it was found on the PATH.
public enum ProgramPath {
    public static var current: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? CommandLine.arguments.first ?? "samling"
    }
}
