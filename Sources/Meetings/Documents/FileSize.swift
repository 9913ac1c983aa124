/// How large a file is, as people say it.
public enum FileSize {
    /// `340 kB`, `1,2 MB`; in English `1.2 MB`.
    public static func words(_ bytes: Int, _ language: Language) -> String {
        if bytes < 1_000_000 { return "\(max(1, (bytes + 500) / 1_000)) kB" }
        let tenths = (bytes + 50_000) / 100_000
        return "\(tenths / 10)\(language == .en ? "." : ",")\(tenths % 10) MB"
    }
}
