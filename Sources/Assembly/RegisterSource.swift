public import Meetings
import YAMLFiles

/// Registers as files, for the commands, which know nothing of YAML.
public enum RegisterSource {
    /// Larger files are refused; one byte more than this is enough to see that they are.
    public static let largestBytes = 1 << 20

    public static func read(_ bytes: [UInt8]) throws -> RegisterDraft { try RegisterFile.read(bytes) }

    /// The register as YAML which, read again, changes nothing.
    public static func text(of register: Register) -> String { RegisterFile.write(register) }
}
