import HTTPTypes
import Meetings

/// The register of a network, and everything that changes it: each change is previewed with what follows from it, and
/// made on the register that was shown or not at all.
enum RegisterPages {
    static let routes: [Route] = [
        .get("/n/{network}/register", .coordinateNetwork, show),
        .get("/n/{network}/register/appointment", .coordinateNetwork) { try await AppointmentPage.show($0) },
        .get("/n/{network}/register/person", .coordinateNetwork) { try await PersonPage.show($0) },
        .post("/n/{network}/register/change", .coordinateNetwork, preview),
        .post("/n/{network}/register/change/made", .coordinateNetwork, make),
    ]

    private static func show(_ visit: Visit) async throws -> Reply {
        let (register, today) = (try visit.registerHere, try visit.todayHere)
        let seats = Dictionary(grouping: register.appointments.filter { $0.holds(on: today) }) { $0.person }
        func people(_ people: [Person]) -> [[String: Any]] {
            people.map { person in
                [
                    "name": person.name, "email": person.email, "id": AddressText.escaped(person.id.rawValue),
                    "seats": (seats[person.id] ?? []).map { ["seat": register.seat(of: $0, visit.language)] },
                    "ended": person.ended.map(visit.dateWords.short) ?? "",
                ]
            }
        }
        let present = register.people.filter { $0.ended.map { today < $0 } ?? true }
        let gone = register.people.filter { $0.ended.map { $0 <= today } ?? false }
        return visit.page(
            "register", title: Trilingual("Register", "Register", "Register"),
            [
                "base": visit.networkPath, "isMade": visit.query.has("made"),
                "forums": ForumPages.forumRows(ForumTree(register, on: today), visit),
                "organisations": register.organisations.filter { $0.ended.map { today < $0 } ?? true }.map {
                    [
                        "name": $0.name, "kind": $0.kind.words[visit.language],
                        "aliases": $0.aliases.joined(separator: ", "),
                    ]
                },
                "people": people(present), "gone": people(gone),
            ])
    }

    private static func preview(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        do {
            return try await confirm(visit, form)
        } catch let refusal as Refusal {
            return try again(visit, form, refusal)
        }
    }

    private static func make(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        do {
            let edit = try RegisterForm(form: form, register: visit.registerHere).edit()
            _ = try await ForumWorkflow(visit.site.environment).make(
                edit, shown: RegisterMark(form["mark"] ?? ""), in: visit.network)
        } catch let refusal as Refusal where refusal.code == "register-changed" {
            // What was typed is looked at again, against the register as it is now.
            return try await confirm(visit, form, refused: refusal)
        } catch let refusal as Refusal {
            return try again(visit, form, refusal)
        }
        return .redirect(to: "\(visit.networkPath)/register?made=1")
    }

    /// A page with one button: what changes, and what follows from it.
    private static func confirm(_ visit: Visit, _ form: Form, refused: Refusal? = nil) async throws -> Reply {
        // The register may have changed since the reader's own was found.
        let (register, _, _) = try await ForumWorkflow(visit.site.environment).marked(in: visit.network)
        let edit = try RegisterForm(form: form, register: register).edit()
        let preview = try await ForumWorkflow(visit.site.environment).preview(edit, in: visit.network)
        var values = PreviewValues(preview, visit).values
        values["base"] = visit.networkPath
        values["action"] = "\(visit.networkPath)/register/change/made"
        values["refused"] = refused.map { [$0.values(in: visit.language)] } ?? []
        values["fields"] = form.fields.filter { $0.name != "csrf" && $0.name != "mark" }.map {
            ["name": $0.name, "value": $0.value]
        }
        return visit.page(
            "register-preview", title: Trilingual("Sjå over endringa", "Se over endringen", "Look the change over"),
            status: refused.map(ErrorPages.status(of:)) ?? .ok, values)
    }

    /// The form once more, with what was typed and why it won't do.
    private static func again(_ visit: Visit, _ form: Form, _ refusal: Refusal) throws -> Reply {
        switch form.text("what") {
        case "person", "leave": return try PersonPage.page(visit, form, refused: refusal)
        case "appoint", "vacate", "end", "change": return try AppointmentPage.page(visit, form, refused: refusal)
        default: throw refusal
        }
    }
}

extension Register {
    /// `helseleiar, Hareid (Sjustjerna)`.
    func seat(of appointment: Appointment, _ language: Language) -> String {
        let role = role(appointment.role)?.name(in: language) ?? appointment.role.rawValue
        let organisation = appointment.organisation.flatMap(self.organisation)?.name
        let seat = [role, organisation].compactMap { $0 }.joined(separator: ", ")
        return "\(seat) (\(forum(appointment.forum)?.shortName ?? appointment.forum.rawValue))"
    }
}

extension Organisation.Kind {
    var words: Trilingual {
        switch self {
        case .municipality: Trilingual("kommune", "kommune", "municipality")
        case .hospitalTrust: Trilingual("helseføretak", "helseforetak", "hospital trust")
        case .other: Trilingual("anna", "annet", "other")
        }
    }
}
