import Meetings

/// A meeting's documents for templates, the members' page and the public one.
struct PaperValues {
    private let papers: MeetingPapers
    private let visit: Visit
    private let path: String

    init(_ papers: MeetingPapers, _ visit: Visit, path: String) {
        self.papers = papers
        self.visit = visit
        self.path = path
    }

    private var language: Language { visit.language }

    var values: [String: Any] {
        var values: [String: Any] = [
            "place": papers.meeting.place == "?" ? "" : papers.meeting.place,
            "documents": [papers.agenda, papers.minutes].compactMap { $0 }.map(document),
            "hasDocuments": papers.agenda != nil || papers.minutes != nil,
            "hasAttachments": !papers.attachments.isEmpty,
            "lines": papers.items.filter { $0.kind != .pause }.map(line),
            "others": papers.attachments(to: nil).map(attachment),
            "hasOthers": !papers.attachments(to: nil).isEmpty, "hasLines": !papers.items.isEmpty,
            "kinds": AttachmentKind.allCases.map { ".\($0.rawValue)" }.joined(separator: ","),
            "kindWords": AttachmentKind.allCases.map(\.rawValue).joined(separator: ", "),
            "path": path,
        ]
        values["withheld"] = papers.withheld.map { ["number": $0.number ?? "", "ground": $0.ground] }
        return values
    }

    private func document(_ paper: MeetingPaper) -> [String: Any] {
        var status = ""
        switch paper.content {
        case .agenda(_, let version):
            status = version == 0 ? visit.words("utkast", "utkast", "draft") : visit.words("send", "sendt", "sent")
        case .minutes(let record):
            switch record.status {
            case .draft: status = visit.words("utkast", "utkast", "draft")
            case .forApproval: status = visit.words("til godkjenning", "til godkjenning", "for approval")
            case .approved: status = visit.words("godkjent", "godkjent", "approved")
            }
        }
        return ["name": paper.kind.words[language], "file": paper.kind.rawValue, "status": status, "path": path]
    }

    private func line(_ item: AgendaItem) -> [String: Any] {
        let attachments = papers.attachments(to: item)
        return [
            "title": item.heading, "key": item.caseID?.rawValue ?? item.title,
            "time": visit.dateWords.span(item.start, item.end), "presenter": item.presenter ?? "",
            "kind": item.kind.words[language], "isExempt": item.exempt != nil, "ground": item.exempt ?? "",
            "attachments": attachments.map(attachment), "hasAttachments": !attachments.isEmpty,
        ]
    }

    private func attachment(_ attachment: Attachment) -> [String: Any] {
        [
            "id": attachment.id.rawValue, "name": attachment.name,
            "address":
                "\(path)/papers/\(AddressText.escaped(attachment.id.rawValue))/\(AddressText.escaped(attachment.name))",
            "size": FileSize.words(attachment.size, language), "isExempt": attachment.exempt != nil,
            "ground": attachment.exempt ?? "", "by": attachment.by, "added": visit.instantWords(attachment.added),
        ]
    }
}
