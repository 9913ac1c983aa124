public import Database
public import Meetings

extension DatabaseError: PassingFault {
    public var willPass: Bool { permanence == .temporary }
}
