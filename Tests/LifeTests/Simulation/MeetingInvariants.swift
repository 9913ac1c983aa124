import FoundationEssentials
import Meetings

/// What holds for meetings, their numbers, answers and minutes.
extension Invariants {
    func numbersUsedTwice() -> [String] {
        var faults = twice(books.cases.compactMap { one in one.number.map { "\(one.forum) \($0)" } }, "the case number")
        let forums = Dictionary(books.meetings.map { ($0.id, $0.forum) }) { $1 }
        var owners: [String: CaseID] = [:]
        for item in books.agendas.flatMap({ agenda in agenda.sent.map { (agenda.meeting, $0) } }) {
            guard let number = item.1.number, let matter = item.1.caseID, let forum = forums[item.0] else { continue }
            let before = owners.updateValue(matter, forKey: "\(forum) \(number)")
            if let before, before != matter { faults.append("case \(forum) \(number) is two cases in agendas") }
        }
        faults += twice(books.meetings.map(\.uid), "the UID")
        faults += twice(books.letters.map(\.messageID), "the Message-ID")
        let tokens = Set(
            books.invitations.values.flatMap { $0 }.map { "\($0.token) \($0.meeting) \($0.person)" })
        return faults + twice(tokens.map { String($0.prefix { $0 != " " }) }, "the reply address")
    }

    private func twice(_ values: [String], _ what: String) -> [String] {
        Dictionary(grouping: values) { $0 }.filter { $0.value.count > 1 }.keys.sorted().map { "\(what) \($0)" }
    }

    /// A meeting that is to come wakes those who have to prepare it, on the date that it now has.
    func meetingsWithoutJobs() -> [String] {
        books.meetings.filter { !$0.isCancelled && $0.date > books.today }.flatMap { meeting in
            [Job.Kind.collect, .collectReminder, .agendaDue].compactMap { kind -> String? in
                let name = "\(meeting.forum)/\(meeting.date)"
                let job = books.jobs[meeting.id]?.first { $0.key == "\(kind.rawValue):\(meeting.id):\(meeting.date)" }
                guard let job else { return "\(name) has no job \(kind.rawValue)" }
                if job.state == .failed { return "\(name): the job \(kind.rawValue) has failed" }
                // What was dropped while the meeting stood on another date is wanted once it is back.
                let back = meeting.moves.last { $0.to.date == meeting.date && $0.from.date != meeting.date }?.at
                if job.state == .dropped, let done = job.done, let back, done < back {
                    return "\(name): the job \(kind.rawValue) was dropped \(done), before the meeting came back \(back)"
                }
                return nil
            }
        }
    }

    /// Those on the roster of a meeting that is called are called to it, and nobody else who isn't asked beside it.
    func membersNotCalled() -> [String] {
        books.register.forums.filter { $0.ended == nil && $0.invitations.mode == .automatic }.flatMap { forum in
            books.coming(forum.id).prefix(forum.invitations.horizon).flatMap { meeting -> [String] in
                let calls = (books.invitations[meeting.id] ?? []).filter { $0.withdrawn == nil && $0.presents == nil }
                let members = books.register.members(of: forum.id, on: meeting.date).map(\.person.id)
                let called = Set(calls.filter { $0.sequence >= meeting.sequence }.map(\.person))
                let name = "\(meeting.forum)/\(meeting.date)"
                return members.filter { !called.contains($0) }.map { "\($0) isn't called to \(name)" }
                    + calls.filter { !$0.isBesideRoster && !members.contains($0.person) }
                    .map { "\($0.person) has left and is still called to \(name)" }
            }
        }
    }

    /// Of what somebody has answered to the time that is asked about, the newest stands in the books.
    func answersLost() -> [String] {
        let said = Dictionary(grouping: seen.said) { "\($0.uid) \($0.person)" }
        return books.meetings.filter { !$0.isCancelled }.flatMap { books.invitations[$0.id] ?? [] }
            .filter { $0.withdrawn == nil }
            .compactMap { call -> String? in
                let own = said["\(call.uid) \(call.person)"] ?? []
                // Without a sequence nobody can tell which of two times was meant.
                if call.asked > 0, own.contains(where: { $0.sequence == nil }) { return nil }
                let valid = own.filter { $0.sequence.map { $0 >= call.asked } ?? true }
                guard let newest = valid.max(by: { isOlder($0, than: $1, to: call) }), call.answer.way != .word,
                    call.answer.state != newest.state
                else { return nil }
                return "\(call.person) said \(newest.state) to \(call.meeting) at \(newest.at), and the books have "
                    + "\(call.answer.state) (\(call.answer.stamp.map { "\($0)" } ?? "never"))"
            }
    }

    private func isOlder(_ one: Said, than other: Said, to call: Invitation) -> Bool {
        (one.sequence ?? call.sequence, one.at) < (other.sequence ?? call.sequence, other.at)
    }

    /// The leader, the deputy leader and who looks after the forum, on the day itself or the day before; and nobody's
    /// name stands there who didn't write it.
    func approvalsByOthers() -> [String] {
        books.minutes.filter { $0.status == .approved }.compactMap { record in
            guard let approval = record.approval else { return "\(record.forum)/\(record.date) is approved by nobody" }
            let date = books.zone.date(approval.at)
            let entitled = [date, date.adding(days: -1)].flatMap { mayApprove(in: record.forum, on: $0) }
            let name = "\(record.forum)/\(record.date)"
            if !entitled.contains(where: { $0.name == approval.by }) {
                return "\(name) was approved by \(approval.by), who isn't entitled"
            }
            let isWritten = seen.approvals.contains {
                $0.meeting == record.meeting && $0.by == approval.by && $0.at <= approval.at.addingTimeInterval(3_600)
            }
            return isWritten ? nil : "\(name) was approved by \(approval.by), who never said so"
        }
    }

    private func mayApprove(in forum: ForumID, on date: CalendarDate) -> [Person] {
        [Role.chair, Role.viceChair].flatMap { books.register.holders(of: $0, in: forum, on: date) }
            + books.register.coordinators(of: forum, on: date)
    }
}
