import FoundationEssentials
import Meetings

/// One person with one letter in hand.
struct Reader {
    var chance: Chance
    let person: Person
    let arrival: MailServer.Arrival
    let zone: Zone
    private var written = 0

    init(chance: Chance, person: Person, arrival: MailServer.Arrival, zone: Zone) {
        self.chance = chance
        self.person = person
        self.arrival = arrival
        self.zone = zone
    }

    mutating func read(_ notice: Notice, in register: Register) -> [Intention] {
        if chance.happens(2) { return [words(["Eg er på ferie."], automatic: "auto-replied")] }
        switch notice {
        case .invitation(let notice): return answer(notice)
        case .deputy(let notice): return nameDeputy(notice, in: register)
        case .reminder(let notice): return promise(about: notice.overdue + notice.dueSoon)
        case .question(let notice) where chance.happens(50): return promise(about: notice.open)
        case .minutes(let notice): return approve(notice.forum, notice.meeting, in: register)
        case .clearing(let notice): return approve(notice.forum, nil, in: register)
        case .collect: return contribute()
        default: return chance.happens(1) ? [words(["Takk for brevet!"])] : []
        }
    }

    private mutating func answer(_ notice: InvitationNotice) -> [Intention] {
        switch notice.change {
        case .cancelled, .withdrawn: if chance.happens(96) { return [] }
        case .new, .moved, .updated: if chance.happens(20) { return [] }
        }
        if chance.happens(2) {
            let method = chance.happens(50) ? CalendarReply.Method.counter : .refresh
            return [notice.other(method, by: person, at: later(), zone: zone, messageID: messageID())]
        }
        if chance.happens(3) { return [words(["Eg kjem."])] }
        var intentions = [reply(to: notice, at: later())]
        if chance.happens(15) { intentions.append(reply(to: notice, at: later(hours: 1...400))) }
        return intentions
    }

    private mutating func reply(to notice: InvitationNotice, at instant: Date) -> Intention {
        let state = chance.weighted([(Answer.State.declined, 20), (.tentative, 10)], else: .accepted)
        var intention = notice.reply(
            state, by: person, at: instant, withToken: chance.happens(90), withSequence: chance.happens(95),
            messageID: messageID())
        intention.isRepeated = chance.happens(3)
        return intention
    }

    private mutating func nameDeputy(_ notice: DeputyNotice, in register: Register) -> [Intention] {
        if chance.happens(40) { return [] }
        let other = chance.pick(register.people.filter { $0.id != person.id && $0.ended == nil })?.name ?? "ingen"
        let lines = [("vara: \(other)", weight: 60), ("vara: Ola Ukjend", 10), ("Veit ikkje enno", 10)]
        return [words([chance.weighted(lines, else: "ingen")])]
    }

    /// What they say about what they owe: done, later, not mine, or nothing at all.
    private mutating func promise(about lines: [ItemLine]) -> [Intention] {
        var commands: [String] = []
        for line in lines {
            let number = chance.happens(80) ? "#\(line.item.number)" : "\(line.forum.id) \(line.item.number)"
            let until = DateWords(.nn).short(zone.date(arrival.at).adding(days: chance.number(10...60)))
            let command = chance.weighted(
                [
                    ("utført \(number)", 35), ("under arbeid \(number)", 8), ("ny frist \(number) \(until)", 8),
                    ("ny frist \(number) til neste møte", 4), ("ikkje mi \(number)", 3), ("utført 9999", 1),
                ], else: "")
            if !command.isEmpty { commands.append(command) }
        }
        return commands.isEmpty ? [] : [words(commands)]
    }

    /// The leaders mostly do; others try now and then, and have no say in it.
    private mutating func approve(_ forum: Forum, _ meeting: Meeting?, in register: Register) -> [Intention] {
        let today = zone.date(arrival.at)
        let leads = ["leiar", "nestleiar"].contains { role in
            register.holders(of: RoleID(role), in: forum.id, on: today).contains { $0.id == person.id }
        }
        guard chance.happens(leads ? 60 : 4) else { return [] }
        var intention = words([chance.happens(90) ? "Godkjent" : "Godkjent, takk!"])
        intention.approves = meeting?.id
        return [intention]
    }

    private mutating func contribute() -> [Intention] {
        guard chance.happens(20) else { return [] }
        let number = chance.number(1...999)
        return [
            words(
                chance.happens(50)
                    ? ["Fokusområde: prosjekt \(number)", "Utfordringar: rekruttering"] : ["Sak: Ordning \(number)"])
        ]
    }

    /// A report that the letter didn't arrive after all.
    mutating func comesBack() -> Intention {
        let isToReturnAddress = chance.happens(50)
        let bounce = Bounce(
            recipients: [
                Bounce.Recipient(
                    address: arrival.to.lowercased(), action: .failed, status: "5.1.1", diagnostic: "unknown user")
            ], messageID: isToReturnAddress ? nil : "\(arrival.letter)@example.no")
        return Intention(
            person: person, at: later(hours: 1...3),
            letter: IncomingLetter(
                from: "mailer-daemon@example.no", returned: isToReturnAddress ? arrival.letter : nil,
                messageID: messageID(), content: .bounce(bounce)))
    }

    private mutating func words(_ lines: [String], automatic: String? = nil) -> Intention {
        Intention(
            person: person, at: later(),
            letter: IncomingLetter(
                from: person.email.lowercased(), fromName: person.name, subject: "Sv", messageID: messageID(),
                answers: ["\(arrival.letter)@example.no"], automatic: automatic,
                authentication: chance.happens(1) ? .failed : .unknown, words: lines))
    }

    private mutating func later(hours: ClosedRange<Int> = 1...120) -> Date {
        arrival.at.addingTimeInterval(Double(chance.number(hours) * 3_600 + chance.number(0...3_599)))
    }

    private mutating func messageID() -> String {
        written += 1
        return "\(written)-\(arrival.letter)-\(Int(arrival.at.timeIntervalSince1970))@people.example.no"
    }
}
