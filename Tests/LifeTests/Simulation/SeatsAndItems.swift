import FoundationEssentials
import Meetings

/// What a coordinator says about items, and who takes over a seat.
extension ForumDay {
    mutating func itemDeeds() -> [Deed] {
        let open = (overview.items[forum.id] ?? []).filter(\.state.isOpen)
        guard chance.happens(8), let item = chance.pick(open) else { return [] }
        let (forum, network, number) = (forum.id.rawValue, network, item.number)
        let until = DateWords(.nn).short(today.adding(days: chance.number(10...90)))
        let owner = chance.pick(overview.register.members(of: self.forum.id, on: today))?.person.name ?? "?"
        return [
            chance.weighted(
                [
                    (Deed("done") { _ = try await FollowUpWorkflow($0).done(forum, number, by: "x", in: network) }, 40),
                    (
                        Deed("extend") {
                            _ = try await FollowUpWorkflow($0).extend(
                                forum, number, to: until, reason: nil, by: "x", in: network)
                        }, 25
                    ),
                    (
                        Deed("assign") {
                            _ = try await FollowUpWorkflow($0).assign(forum, number, to: owner, by: "x", in: network)
                        }, 25
                    ),
                ],
                else: Deed("drop") {
                    _ = try await FollowUpWorkflow($0).drop(forum, number, reason: "x", by: "x", in: network)
                })
        ]
    }

    /// Somebody leaves their role, and another takes over: one who is new, or one of the register.
    mutating func seatDeeds() -> [Deed] {
        guard chance.happens(overview.register.people.count > 100 ? 0.5 : 1) else { return [] }
        let register = overview.register
        let held = register.appointments(in: forum.id, on: today).filter { $0.person != nil && $0.until == nil }
        guard let seat = chance.pick(held) else { return [] }
        let members = Set(held.compactMap(\.person))
        let others = register.people.filter { !members.contains($0.id) && $0.ended == nil }
        let number = chance.number(1_000...9_999_999)
        let new = Person(
            id: PersonID("ny-\(number)"), name: "Ny \(letters(number))", email: "ny\(number)@example.no", language: .nn)
        let person = chance.happens(50) ? chance.pick(others) ?? new : new
        let from = today.adding(days: chance.number(1...20))
        let network = network
        return [
            Deed("handover") { environment in
                let forums = ForumWorkflow(environment)
                if try await forums.register(of: network).person(person.id) == nil {
                    let mark = try await forums.marked(in: network).mark
                    _ = try await forums.make(.addPerson(person), shown: mark, in: network)
                }
                var appointment = seat
                (appointment.person, appointment.from) = (person.id, from)
                let mark = try await forums.marked(in: network).mark
                _ = try await forums.make(.appoint(appointment, instead: seat.key), shown: mark, in: network)
            }
        ]
    }

    /// A surname of the number's digits: names have no digits in them.
    private func letters(_ number: Int) -> String {
        String("\(number)".compactMap { $0.wholeNumberValue.map { Array("abdegiklno")[$0] } }).capitalized
    }
}
