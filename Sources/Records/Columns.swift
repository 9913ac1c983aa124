public import Database
public import FoundationEssentials
public import Meetings

/// Kept as whole milliseconds since 1970-01-01 UTC.
extension Date: ColumnValue {
    public init?(_ value: Value) {
        guard let milliseconds = Int64(value) else { return nil }
        self.init(milliseconds: milliseconds)
    }

    public var columnValue: Value { .integer(milliseconds) }

    init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }

    var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }
}

/// Kept as `2023-06-09`.
extension CalendarDate: ColumnValue {}
/// Kept as `09:00`.
extension TimeOfDay: ColumnValue {}

extension ColumnValue where Self: LosslessStringConvertible {
    public init?(_ value: Value) {
        guard let text = String(value) else { return nil }
        self.init(text)
    }

    public var columnValue: Value { description.columnValue }
}

extension NetworkID: ColumnValue {}
extension OrganisationID: ColumnValue {}
extension PersonID: ColumnValue {}
extension ForumID: ColumnValue {}
extension RoleID: ColumnValue {}
extension MeetingID: ColumnValue {}
extension CaseID: ColumnValue {}
extension LetterID: ColumnValue {}
extension LinkID: ColumnValue {}
extension AttachmentID: ColumnValue {}
extension FeedID: ColumnValue {}

extension Language: ColumnValue {}
extension Organisation.Kind: ColumnValue {}
extension Role.Holders: ColumnValue {}
extension Forum.Rules: ColumnValue {}
extension Meeting.Stage: ColumnValue {}
extension Answer.State: ColumnValue {}
extension Answer.Way: ColumnValue {}
extension Case.State: ColumnValue {}
extension CaseKind: ColumnValue {}
extension MinutesRecord.Status: ColumnValue {}
extension MinutesVersion.Kind: ColumnValue {}
extension AttachmentKind: ColumnValue {}
extension ActionItem.State: ColumnValue {}
extension Job.Kind: ColumnValue {}
extension Job.State: ColumnValue {}
extension OutboxLetter.State: ColumnValue {}
extension InboxMail.State: ColumnValue {}
extension LinkPurpose.Kind: ColumnValue {}
extension Feed.Subject.Kind: ColumnValue {}

extension ColumnValue where Self: RawRepresentable, RawValue == String {
    public init?(_ value: Value) {
        guard let text = String(value) else { return nil }
        self.init(rawValue: text)
    }

    public var columnValue: Value { rawValue.columnValue }
}
