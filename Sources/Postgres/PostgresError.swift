import Database

extension DatabaseError {
    /// From the five letters of the server (PostgreSQL 15, appendix A), or none where the way to it was lost. The
    /// server's `DETAIL`, which quotes rows, is left behind.
    init(state: String?, said: String, attempt: String) {
        let (code, permanence) = DatabaseError.meaning(of: state ?? "08006")
        self.init(attempt, code, permanence, "\(said) (PostgreSQL \(state ?? "gone"))")
    }

    private static func meaning(of state: String) -> (Code, Permanence) {
        switch state {
        case "23505": return (.unique, .permanent)
        case "25006": return (.readOnly, .permanent)
        case "25P02": return (.lost, .permanent)
        // Another was first, or holds what is wanted, or it took too long.
        case "40001", "40P01", "55P03", "57014", "53300": return (.busy, .temporary)
        case "3D000", "28000", "28P01": return (.unavailable, .permanent)
        case "57P01", "57P02", "57P03": return (.unavailable, .temporary)
        case "53100": return (.full, .temporary)
        case "53200": return (.full, .temporary)
        default: break
        }
        switch state.prefix(2) {
        case "08": return (.unavailable, .temporary)
        case "22": return (.value, .permanent)
        case "23": return (.constraint, .permanent)
        case "42", "0A": return (.statement, .permanent)
        case "58": return (.disk, .unknown)
        case "XX": return (.damaged, .unknown)
        default: return (.other, .unknown)
        }
    }
}
