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
        if let same = present.first(where: { $0.isSame(as: attachment) }) { return same }
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

extension AttachmentName {
    /// `notat.pdf`, `notat (2).pdf`.
    static func free(_ name: String, among taken: [String]) -> String {
        let taken = Set(taken.map { $0.lowercased() })
        guard taken.contains(name.lowercased()), let dot = name.lastIndex(of: ".") else { return name }
        var number = 2
        while taken.contains("\(name[..<dot]) (\(number))\(name[dot...])".lowercased()) { number += 1 }
        return "\(name[..<dot]) (\(number))\(name[dot...])"
    }
}
