import Benchmark
import Meetings

/// A round of a thousand invitations: decided, composed and written in one transaction, and then sent into the
/// folder one by one, each with its lease, its fence and its file.
func benchmarkPosting() {
    Benchmark("write 1,000 letters into the outbox", configuration: .onDisk) { benchmark in
        let round = try await InvitationRound()
        benchmark.startMeasurement()
        try await round.write()
        benchmark.stopMeasurement()
        try await round.desk.clear()
    }
    Benchmark("send 1,000 letters into the folder", configuration: .onDisk) { benchmark in
        let round = try await InvitationRound()
        try await round.write()
        benchmark.startMeasurement()
        try await round.send()
        benchmark.stopMeasurement()
        try await round.desk.clear()
    }
}

private struct InvitationRound {
    private static let size = 1_000
    let desk: Desk
    private let network: NetworkID
    private let meeting: MeetingName

    init() async throws {
        let register = Sample.network(people: InvitationRound.size, forums: 1)
        let meeting = Sample.meeting(of: try Sample.forum(of: register), on: Sample.meetingDay)
        desk = try await Desk()
        network = register.network.id
        self.meeting = try MeetingName("\(meeting.forum)/\(meeting.date)")
        try await desk.environment.store.write(network) { ledger in
            try ledger.save(register)
            try ledger.save(meeting)
        }
    }

    func write() async throws {
        let round = try await InvitationWorkflow(desk.environment).invite(meeting, in: network)
        guard round.sent == InvitationRound.size else { throw SampleFault("\(round.sent) letters were written") }
    }

    func send() async throws {
        let sent = try await desk.send()
        guard sent == InvitationRound.size else { throw SampleFault("\(sent) letters were sent") }
    }
}
