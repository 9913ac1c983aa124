import Meetings

/// The pages of a network where something is dealt with.
struct PlaceAddress {
    let networkID: NetworkID
    /// The reader has pages of the network's register.
    let coordinatesNetwork: Bool

    /// Nil where the reader has no such page.
    func path(of place: Place) -> String? {
        let network = "/n/\(AddressText.escaped(networkID.rawValue))"
        func forum(_ id: ForumID) -> String { "\(network)/f/\(AddressText.escaped(id.rawValue))" }
        switch place {
        case .forum(let id): return forum(id)
        case .plan(let id): return "\(forum(id))/plan"
        case .roster(let id): return "\(forum(id))/roster"
        case .cases(let id): return "\(forum(id))/cases"
        case .meeting(let id, let date, let part):
            let meeting = "\(forum(id))/m/\(date)"
            switch part {
            case .whole: return meeting
            // The calls and their answers stand on the meeting's own page.
            case .invitations: return "\(meeting)#call"
            case .agenda, .minutes: return "\(meeting)/\(part.rawValue)"
            }
        case .item(let id, let number): return "\(network)/actions/\(AddressText.escaped(id.rawValue))/\(number)"
        case .items(let id, let selection):
            let forum = id.map { "forum=\(AddressText.escaped($0.rawValue))&" } ?? ""
            return "\(network)/actions?\(forum)state=\(selection.rawValue)"
        case .inbox(let number): return "\(network)/inbox" + (number.map { "/\($0)" } ?? "")
        case .mail: return "\(network)/mail?state=failed"
        case .person(let id):
            return coordinatesNetwork ? "\(network)/register/person?id=\(AddressText.escaped(id.rawValue))" : nil
        case .organisation: return coordinatesNetwork ? "\(network)/register" : nil
        }
    }
}

extension Visit {
    /// The page of the path's network where something is dealt with. Nil where the reader has no such page.
    func address(of place: Place) -> String? {
        PlaceAddress(networkID: network, coordinatesNetwork: reader.may(.coordinateNetwork)).path(of: place)
    }

    /// An address of the path's network.
    func inNetwork(_ path: String) -> String { "/n/\(AddressText.escaped(network.rawValue))\(path)" }
}
