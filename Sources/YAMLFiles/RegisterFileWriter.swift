import Meetings

/// Writes a register as a coordinator would: one line for each thing, the forums' parts under each forum.
struct RegisterFileWriter {
    private let register: Register
    private let appointments: [ForumID: [Appointment]]

    init(_ register: Register) {
        self.register = register
        appointments = Dictionary(grouping: register.appointments, by: \.forum)
    }

    var text: String {
        var lines = ["network: \(network)"]
        lines += list("organisations", register.organisations.map { "  - \(organisation($0))" })
        lines += list("roles", register.roles.map { "  - \(role($0))" })
        lines += list("people", register.people.map { "  - \(person($0))" })
        lines += list("forums", register.forums.flatMap(forum))
        return lines.joined(separator: "\n") + "\n"
    }

    private var network: String {
        let network = register.network
        return mapping([
            ("id", quoted(network.id.rawValue)), ("name", quoted(network.name)),
            ("language", network.language.rawValue), ("timezone", quoted(network.timezone)),
            ("mailbox", quoted(network.mailbox)), ("county", quoted(network.county)),
        ])
    }

    private func organisation(_ organisation: Organisation) -> String {
        mapping([
            ("id", quoted(organisation.id.rawValue)), ("name", quoted(organisation.name)),
            ("aliases", names(organisation.aliases)), ("kind", organisation.kind.rawValue),
            ("ended", organisation.ended?.description),
        ])
    }

    private func role(_ role: Role) -> String {
        let isShort = role.ended == nil && role.holders == Role(names: role.names).holders
        if isShort && !role.names.contains(where: { $0.contains("/") }) {
            return quoted(role.names.joined(separator: "/"))
        }
        return mapping([
            ("names", list(role.names)), ("holders", role.holders.rawValue), ("ended", role.ended?.description),
        ])
    }

    private func person(_ person: Person) -> String {
        mapping([
            ("id", quoted(person.id.rawValue)), ("name", quoted(person.name)), ("email", quoted(person.email)),
            ("language", person.language.rawValue), ("aliases", names(person.aliases)),
            ("ended", person.ended?.description),
        ])
    }

    private func forum(_ forum: Forum) -> [String] {
        let values: [(String, String?)] = [
            ("id", quoted(forum.id.rawValue)), ("name", quoted(forum.name)),
            ("subtitle", forum.subtitle.map(quoted)), ("aliases", names(forum.aliases)),
            ("reportsTo", forum.reportsTo.map { quoted($0.rawValue) }), ("rules", forum.rules.rawValue),
            ("caseNumbers", String(forum.caseNumbers)), ("cadence", forum.cadence.map(cadence)),
            ("place", quoted(forum.place)), ("invitations", invitations(forum.invitations)),
            ("standing", "[\(forum.standing.map(\.rawValue).joined(separator: ", "))]"),
            ("public", forum.isPublic ? "true" : nil), ("ended", forum.ended?.description),
        ]
        var lines = values.compactMap { key, value in value.map { "    \(key): \($0)" } }
        lines[0] = "  - " + lines[0].dropFirst(4)
        // What was taken out before it began never held, and can't be written as if it had.
        let held = (appointments[forum.id] ?? []).filter { one in one.until.map { one.from <= $0 } ?? true }
        return held.isEmpty ? lines : lines + ["    appointments:"] + held.map { "      - \(appointment($0))" }
    }

    private func cadence(_ cadence: Cadence) -> String {
        let usual = Cadence(
            everyWeeks: cadence.everyWeeks, weekday: cadence.weekday, start: cadence.start, end: cadence.end)
        let gap = cadence.minimumGapDays == usual.minimumGapDays ? nil : String(cadence.minimumGapDays)
        return mapping([
            ("everyWeeks", String(cadence.everyWeeks)), ("weekday", cadence.weekday.rawValue),
            ("start", "\"\(cadence.start)\""), ("end", "\"\(cadence.end)\""), ("mode", cadence.mode.rawValue),
            ("last", cadence.last?.description), ("minimumGapDays", gap),
        ])
    }

    private func invitations(_ policy: InvitationPolicy) -> String {
        mapping([("mode", policy.mode.rawValue), ("horizon", String(policy.horizon))])
    }

    private func appointment(_ appointment: Appointment) -> String {
        mapping([
            ("role", quoted(appointment.role.rawValue)),
            ("organisation", appointment.organisation.map { quoted($0.rawValue) }),
            ("person", appointment.person.map { quoted($0.rawValue) }), ("from", appointment.from.description),
            ("until", appointment.until?.description),
            ("rights", "[\(appointment.rights.map(\.rawValue).joined(separator: ", "))]"),
            ("contact", appointment.contact ? "true" : nil),
        ])
    }
}

extension RegisterFileWriter {
    private func list(_ key: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? ["\(key): []"] : ["\(key):"] + lines
    }

    private func mapping(_ values: [(key: String, value: String?)]) -> String {
        "{" + values.compactMap { key, value in value.map { "\(key): \($0)" } }.joined(separator: ", ") + "}"
    }

    private func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ", ") + "]" }

    private func names(_ names: [String]) -> String? { names.isEmpty ? nil : list(names) }

    /// Plain where no reader of YAML can take it for anything but text, otherwise in double quotes (YAML 1.2 §7.3.1).
    private func quoted(_ text: String) -> String {
        if isPlain(text) { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            // An alias to whoever looks for them before parsing.
            case "*": quoted += "\\x2A"
            case _ where isVisible(scalar): quoted.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            }
        }
        return quoted + "\""
    }

    private static let reserved: Set<String> = [
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "nan",
    ]

    private func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        return isLetter(first) && last != " " && !RegisterFileWriter.reserved.contains(text.lowercased())
            && text.unicodeScalars.allSatisfy { isLetter($0) || "0123456789 ._@/+-".unicodeScalars.contains($0) }
    }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || "æøåÆØÅ".unicodeScalars.contains(scalar)
    }

    private func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        default: true
        }
    }
}
