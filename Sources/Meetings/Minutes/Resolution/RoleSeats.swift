/// Who holds which role on the meeting's date, and which roles stand empty.
struct RoleSeats: Sendable {
    private struct ForumSeat: Hashable {
        var forum: ForumID
        var role: RoleID
    }

    private struct OrganisationSeat: Hashable {
        var organisation: OrganisationID
        var role: RoleID
    }

    private let forum: ForumID
    private var inForum: [ForumSeat: [Appointment]] = [:]
    private var inOrganisation: [OrganisationSeat: [Appointment]] = [:]
    private var answering: Set<OrganisationID> = []
    /// People that the head and the attendance list name in a role.
    private let filled: [Party]

    init(_ context: ResolutionContext) {
        let (register, date) = (context.register, context.date)
        forum = context.forum.id
        filled = context.filledRoles.filter { $0.person != nil && $0.role != nil }
        let gone = Set(register.people.filter { $0.ended.map { $0 < date } ?? false }.map(\.id))
        for appointment in register.appointments where appointment.holds(on: date) {
            var appointment = appointment
            if let person = appointment.person, gone.contains(person) { appointment.person = nil }
            inForum[ForumSeat(forum: appointment.forum, role: appointment.role), default: []].append(appointment)
            guard let organisation = appointment.organisation else { continue }
            let seat = OrganisationSeat(organisation: organisation, role: appointment.role)
            inOrganisation[seat, default: []].append(appointment)
        }
        // Who holds it in the meeting's own forum goes before who holds it in others.
        for (seat, all) in inOrganisation where all.count > 1 {
            let here = all.filter { $0.forum == forum && $0.person != nil }
            if !here.isEmpty { inOrganisation[seat] = here }
        }
        for organisation in register.organisations {
            let contact = register.contact(of: organisation.id, in: forum, on: date)
            guard let person = contact?.person, !gone.contains(person) else { continue }
            answering.insert(organisation.id)
        }
    }

    /// The appointments of a role in a forum, vacancies included.
    func appointments(to role: RoleID, in forum: ForumID) -> [Appointment] {
        inForum[ForumSeat(forum: forum, role: role)] ?? []
    }

    /// The appointments of a role for an organisation: in the meeting's forum if someone holds it there,
    /// otherwise in any.
    func appointments(to role: RoleID, for organisation: OrganisationID) -> [Appointment] {
        inOrganisation[OrganisationSeat(organisation: organisation, role: role)] ?? []
    }

    /// People who, by the minutes' own head and attendance, filled the role there.
    func stoodIn(as role: RoleID, in named: ForumID) -> [Party] {
        filled.filter { $0.role == role && ($0.forum == named || ($0.forum == nil && named == forum)) }
    }

    func stoodIn(as role: RoleID, for organisation: OrganisationID) -> [Party] {
        filled.filter { $0.role == role && $0.organisation == organisation }
    }

    /// Whether someone in the meeting's forum answers for the organisation, whatever the role.
    func answers(for organisation: OrganisationID) -> Bool { answering.contains(organisation) }
}

extension [Appointment] {
    var people: Set<PersonID> { Set<PersonID>(compactMap(\.person)) }
    var organisations: Set<OrganisationID> { Set<OrganisationID>(compactMap(\.organisation)) }
}
