/// Promises that four reminders haven't helped, to the forum's leader: once a week, until they are kept.
extension FollowUpDay {
    func tellLeaders() throws {
        var told: Set<PersonID> = []
        let broken = Dictionary(grouping: items.filter(isBroken), by: \.forum)
        for (id, items) in broken.sorted(by: { $0.key < $1.key }) {
            guard let forum = books.register.forum(id) else { continue }
            for leader in books.register.leaders(of: id, on: today) where !told.contains(leader.id) {
                let key = "leader:\(id):\(leader.id):\(today.week.monday)"
                if let earlier = try books.ledger.letter(dedupeKey: key) {
                    if books.zone.date(earlier.created) == today { told.insert(leader.id) }
                    continue
                }
                guard try isFree(leader.id) else { continue }
                let lines = books.lines(for: items, in: leader.language, withholding: exempt)
                let notice = LeaderNotice(on: today, forum: forum, items: lines)
                try books.carryOut([.letter(LetterOrder(.leader(notice), to: leader.id, key: key, expires: expiry))])
                told.insert(leader.id)
            }
        }
    }

    private func isBroken(_ item: ActionItem) -> Bool {
        ReminderPolicy.leaderTold(of: item, sent: sent(about: item)) != nil
    }
}
