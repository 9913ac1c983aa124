extension Books {
    func attach(
        _ file: AttachedFile, digest: String, to line: String?, exempt: String?, of meeting: Meeting, by: String
    ) throws -> Attachment {
        let present = try ledger.attachments(of: meeting.id).filter { $0.removed == nil }
        let item = try line.map { try agendaLine($0, of: meeting) }
        var attachment = Attachment(
            id: AttachmentID(environment.ids.uuid(now)), meeting: meeting.id, caseID: item?.caseID,
            title: item?.title, name: file.name, kind: file.kind, size: file.bytes.count, digest: digest,
            exempt: exempt ?? item?.exempt, by: by, added: now)
        if let same = present.first(where: { $0.isSame(as: attachment) }) { return try again(same, as: attachment) }
        let whole = present.reduce(file.bytes.count) { $0 + $1.size }
        guard present.count < AttachmentLimits.meetingFiles, whole <= AttachmentLimits.meetingBytes else {
            throw Refusal.tooManyAttachments
        }
        // Two files of one name would be one in a folder.
        attachment.name = AttachmentName.free(file.name, among: present.map(\.name))
        try ledger.keep(file.bytes, digest: digest)
        try ledger.save(attachment)
        return attachment
    }

    /// The same file in the same place once more. That it is exempt holds from now on; under another name it would
    /// stand there twice.
    private func again(_ known: Attachment, as attachment: Attachment) throws -> Attachment {
        guard AttachmentName.isOneOf(known.name, attachment.name) else { throw Refusal.attachedAs(known.name) }
        guard let ground = attachment.exempt, known.exempt != ground else { return known }
        var known = known
        known.exempt = ground
        try ledger.save(known)
        return known
    }

    private func agendaLine(_ name: String, of meeting: Meeting) throws -> AgendaItem {
        let items = try papers(of: meeting, for: .coordinators).items
        if let item = items.first(where: { $0.caseID?.rawValue == name }) { return item }
        if let item = items.first(where: { $0.title.nameKey == name.nameKey || $0.heading == name }) { return item }
        throw Refusal.noAgendaLine(name)
    }

    func removeAttachment(_ id: AttachmentID, of meeting: Meeting, by: String) throws -> Attachment {
        let found = try ledger.attachments(of: meeting.id).first { $0.id == id && $0.removed == nil }
        guard var attachment = found else { throw Refusal.noAttachment }
        attachment.removed = Approval(by: by, at: now)
        try ledger.save(attachment)
        return attachment
    }
}

extension Attachment {
    fileprivate func isSame(as other: Attachment) -> Bool {
        digest == other.digest && caseID == other.caseID && title == other.title
    }
}

extension Refusal {
    fileprivate static func attachedAs(_ name: String) -> Refusal {
        Refusal(
            .notNow, code: "attached-already",
            Trilingual(
                "Den same fila ligg her alt som «\(name)»: ta ho bort først, om ho skal heite noko anna",
                "Den samme filen ligger her allerede som «\(name)»: ta den bort først, om den skal hete noe annet",
                "The same file is here already as “\(name)”: take it away first if it is to have another name"))
    }
}

extension AttachmentName {
    /// Whether a file of the wanted name may have got this one: `notat (2).pdf` for `notat.pdf`.
    fileprivate static func isOneOf(_ name: String, _ wanted: String) -> Bool {
        if name.lowercased() == wanted.lowercased() { return true }
        guard let dot = wanted.lastIndex(of: ".") else { return false }
        let (stem, ending) = ("\(wanted[..<dot]) (".lowercased(), ")\(wanted[dot...])".lowercased())
        let lowered = name.lowercased()
        guard lowered.hasPrefix(stem), lowered.hasSuffix(ending) else { return false }
        return lowered.dropFirst(stem.count).dropLast(ending.count).allSatisfy(\.isNumber)
    }

    /// `notat.pdf`, `notat (2).pdf`.
    static func free(_ name: String, among taken: [String]) -> String {
        let taken = Set(taken.map { $0.lowercased() })
        guard taken.contains(name.lowercased()), let dot = name.lastIndex(of: ".") else { return name }
        var number = 2
        while taken.contains("\(name[..<dot]) (\(number))\(name[dot...])".lowercased()) { number += 1 }
        return "\(name[..<dot]) (\(number))\(name[dot...])"
    }
}
