import FoundationEssentials
import Meetings
import TestSupport

/// What is written about meetings that have been: the minutes, their corrections, and a yes to them.
extension ForumDay {
    mutating func minutesDeeds() -> [Deed] {
        var deeds: [Deed] = []
        for meeting in overview.meetings[forum.id] ?? [] {
            let past = meeting.date.days(until: today)
            guard (1...60).contains(past) else { continue }
            switch meeting.stage {
            case .held where past <= 20 && chance.happens(30): deeds.append(write(meeting))
            case .minutes: deeds += correct(meeting)
            case .approved where chance.happens(3): deeds.append(tamper(with: meeting))
            default: break
            }
        }
        return deeds
    }

    private mutating func write(_ meeting: Meeting) -> Deed {
        let (name, network) = (name(of: meeting), network)
        let pen = MinutesPen(
            chance: Chance(UInt64(chance.number(0...1 << 60)), "minutes"), register: overview.register, forum: forum,
            date: meeting.date)
        return Deed("minutes") {
            let minutes = MinutesWorkflow($0, digest: TestDigest.hex)
            let skeleton = try await minutes.skeleton(MeetingName(name), in: network)
            var pen = pen
            _ = try await minutes.importMinutes(Array(pen.fill(skeleton).utf8), in: network)
            _ = try await minutes.send(MeetingName(name), in: network)
        }
    }

    private mutating func correct(_ meeting: Meeting) -> [Deed] {
        let (name, network) = (name(of: meeting), network)
        if chance.happens(2), let by = chance.pick(entitled) {
            return [
                Deed("approve", approval: People.ApprovalAttempt(meeting: meeting.id, by: by.name, at: overview.now)) {
                    _ = try await MinutesWorkflow($0, digest: TestDigest.hex).approve(
                        MeetingName(name), by: by.name, in: network)
                }
            ]
        }
        guard chance.happens(5), let text = overview.minutes[meeting.id]?.text else { return [] }
        return [taking("correct", edited(text, of: meeting), andSending: name)]
    }

    /// Minutes that are approved are brought once more, with something else in them.
    private mutating func tamper(with meeting: Meeting) -> Deed {
        let text = overview.minutes[meeting.id]?.text ?? ""
        return taking("tamper", edited(text, of: meeting), andSending: nil)
    }

    private mutating func edited(_ text: String, of meeting: Meeting) -> String {
        var pen = MinutesPen(
            chance: Chance(UInt64(chance.number(0...1 << 60)), "correction"), register: overview.register,
            forum: forum, date: meeting.date)
        return pen.correct(text)
    }

    private func taking(_ what: String, _ text: String, andSending name: String?) -> Deed {
        let network = network
        return Deed(what) {
            let minutes = MinutesWorkflow($0, digest: TestDigest.hex)
            _ = try await minutes.importMinutes(Array(text.utf8), in: network)
            if let name { _ = try await minutes.send(MeetingName(name), in: network) }
        }
    }

    /// Those who may approve the forum's minutes.
    private var entitled: [Person] {
        let register = overview.register
        let leads = ["leiar", "nestleiar"].flatMap { register.holders(of: RoleID($0), in: forum.id, on: today) }
        return leads + register.coordinators(of: forum.id, on: today)
    }
}
