/// What anyone may read of a forum that is set to public.
public struct PublicForum: Sendable {
    public struct Line: Sendable {
        public var meeting: Meeting
        public var hasAgenda: Bool
        public var minutes: MinutesRecord.Status?
    }

    public var network: Network
    public var forum: Forum
    /// To come, the next first.
    public var coming: [Line]
    /// That have been, the last first.
    public var past: [Line]
}

extension Books {
    /// Refused, in the same words as where there is no such forum, unless the forum is set to public.
    func publicForum(_ id: String) throws -> Forum {
        guard let forum = register.forum(ForumID(id)), forum.isPublic, forum.stands(on: today) else {
            throw Refusal.notPublic(id)
        }
        return forum
    }

    func publicReading(of forum: Forum) throws -> PublicForum {
        let lines = try ledger.meetings(of: forum.id).filter { $0.called != nil || $0.stage != .planned }
            .map { meeting in
                let minutes = try ledger.minutes(of: meeting.id)
                let agenda = try ledger.agenda(of: meeting.id)
                return PublicForum.Line(
                    meeting: meeting, hasAgenda: (agenda?.version ?? 0) > 0,
                    minutes: minutes.flatMap { $0.status == .approved ? $0.status : nil })
            }
        return PublicForum(
            network: register.network, forum: forum,
            coming: lines.filter { $0.meeting.date >= today && !$0.meeting.isCancelled },
            past: lines.filter { $0.meeting.date < today && !$0.meeting.isCancelled }.reversed())
    }
}
