import FoundationEssentials
import Meetings
import TestSupport

/// One forum's coordinator on one working day: plans, calls, moves and cancels meetings, and sends their agendas.
struct ForumDay {
    var chance: Chance
    let forum: Forum
    let overview: Overview

    var network: NetworkID { overview.network }
    var today: CalendarDate { overview.today }

    mutating func deeds() -> [Deed] {
        var deeds = planning() + calling()
        for meeting in overview.coming(forum.id) where today.days(until: meeting.date) <= 60 {
            deeds += changing(meeting) + agenda(of: meeting)
        }
        return deeds + cases() + minutesDeeds() + itemDeeds() + seatDeeds()
    }

    private mutating func planning() -> [Deed] {
        let coming = overview.coming(forum.id)
        let (name, network, today) = (forum.id.rawValue, network, today)
        if forum.cadence != nil {
            guard (coming.map(\.date).max() ?? today) < today.adding(days: 100) else { return [] }
            return [
                Deed("plan") {
                    _ = try await PlanningWorkflow($0).accept(
                        name, from: nil, until: today.adding(days: 200), in: network)
                }
            ]
        }
        guard coming.count < 2, chance.happens(4) else { return [] }
        let date = QuietDays.nextWorkingDay(onOrAfter: today.adding(days: chance.number(20...70)))
        return [
            Deed("add") {
                _ = try await PlanningWorkflow($0).add(
                    name, on: date, start: SampleRegister.time(10, 0), end: SampleRegister.time(13, 0), place: nil,
                    in: network)
            }
        ]
    }

    private mutating func calling() -> [Deed] {
        guard forum.invitations.mode == .manual, let next = overview.coming(forum.id).first,
            today.days(until: next.date) < 40, chance.happens(20)
        else { return [] }
        let (name, network) = (name(of: next), network)
        return [Deed("invite") { _ = try await InvitationWorkflow($0).invite(MeetingName(name), in: network) }]
    }

    private mutating func changing(_ meeting: Meeting) -> [Deed] {
        let (name, network) = (name(of: meeting), network)
        if chance.happens(0.3) {
            return [
                Deed("cancel") {
                    _ = try await InvitationWorkflow($0).cancel(MeetingName(name), reason: "Sjukdom", in: network)
                }
            ]
        }
        guard chance.happens(1.2) else { return [] }
        let target = target(of: meeting)
        return [
            Deed("move") { _ = try await InvitationWorkflow($0).move(MeetingName(name), to: target, in: network) }
        ]
    }

    /// Another day, another hour, or back to where it was.
    private mutating func target(of meeting: Meeting) -> MoveTarget {
        if meeting.moves.count > 0, chance.happens(30), let first = meeting.moves.first?.from {
            return MoveTarget(date: first.date, start: first.start, end: first.end)
        }
        if chance.happens(25) {
            return MoveTarget(date: meeting.date, start: meeting.start.adding(minutes: chance.happens(50) ? 60 : -60))
        }
        let days = chance.pick([-7, -2, -1, 1, 2, 7, 14]) ?? 7
        return MoveTarget(date: QuietDays.nextWorkingDay(onOrAfter: meeting.date.adding(days: days)))
    }

    private mutating func agenda(of meeting: Meeting) -> [Deed] {
        let (name, network) = (name(of: meeting), network)
        let left = today.days(until: meeting.date)
        if meeting.agendaSent == nil {
            guard left < 12, meeting.called != nil, chance.happens(30) else { return [] }
        } else {
            guard chance.happens(1) else { return [] }
        }
        let isSaved = chance.happens(30)
        return [
            Deed("agenda") {
                let agendas = AgendaWorkflow($0)
                let draft = try await agendas.draft(MeetingName(name), in: network)
                if isSaved { _ = try await agendas.save(MeetingName(name), text: draft.text, in: network) }
                _ = try await agendas.send(MeetingName(name), in: network)
            }
        ]
    }

    private mutating func cases() -> [Deed] {
        guard chance.happens(4) else { return [] }
        let (name, network, number) = (forum.id.rawValue, network, chance.number(1...99_999))
        let kind = chance.pick(["vedtak", "drøfting", "orientering"])
        return [
            Deed("case") {
                _ = try await CaseWorkflow($0).add(
                    to: name, title: "Ordning nummer \(number)", kind: kind, presenter: nil, minutes: 20, in: network)
            }
        ]
    }

    func name(of meeting: Meeting) -> String { "\(meeting.forum)/\(meeting.date)" }
}
