public import Database
public import Meetings

extension DatabaseError: PassingFault {
    /// A disk that fails, or a file that can't be written, can be mended while the program runs.
    public var willPass: Bool {
        switch code {
        case .full, .disk, .readOnly, .unavailable: true
        default: permanence == .temporary
        }
    }
}
