extension Refusal {
    static func attachmentType(_ name: String) -> Refusal {
        let kinds = AttachmentKind.allCases.map(\.rawValue).joined(separator: ", ")
        return Refusal(
            .badInput, code: "attachment-type",
            Trilingual(
                "Filer av dette slaget kan ikkje leggjast ved. Desse går: \(kinds)",
                "Filer av denne typen kan ikke legges ved. Disse går: \(kinds)",
                "Files of this kind can't be attached. These can: \(kinds)"))
    }

    static func attachmentContent(_ name: String) -> Refusal {
        Refusal(
            .badInput, code: "attachment-content",
            Trilingual(
                "«\(name)» er ikkje det slaget fil som namnet seier: lagre ho på nytt i programmet ho kjem frå",
                "«\(name)» er ikke den typen fil som navnet sier: lagre den på nytt i programmet den kommer fra",
                "“\(name)” isn't the kind of file that its name says: save it again in the program it comes from"))
    }

    static var attachmentEmpty: Refusal {
        Refusal(
            .badInput, code: "attachment-empty",
            Trilingual("Fila er tom", "Filen er tom", "The file is empty"))
    }

    static var attachmentTooBig: Refusal {
        Refusal(
            .badInput, code: "attachment-size",
            Trilingual(
                "Fila er for stor: høgst 20 MB", "Filen er for stor: høyst 20 MB",
                "The file is too large: at most 20 MB"))
    }

    static var tooManyAttachments: Refusal {
        Refusal(
            .notNow, code: "too-many-attachments",
            Trilingual(
                "Møtet har så mange vedlegg det kan ha: høgst \(AttachmentLimits.meetingFiles) filer og 200 MB",
                "Møtet har så mange vedlegg det kan ha: høyst \(AttachmentLimits.meetingFiles) filer og 200 MB",
                "The meeting has as many attachments as it can: at most \(AttachmentLimits.meetingFiles) files, 200 MB")
        )
    }

    static var noAttachment: Refusal {
        Refusal(
            .notFound, code: "unknown-attachment",
            Trilingual(
                "Det finst ikkje noko slikt vedlegg", "Det finnes ikke noe slikt vedlegg",
                "There is no such attachment"))
    }

    static func noAgendaLine(_ title: String) -> Refusal {
        Refusal(
            .notFound, code: "unknown-case",
            Trilingual(
                "Saklista har inga sak «\(title)»", "Sakslisten har ingen sak «\(title)»",
                "The agenda has no case “\(title)”"))
    }

    static func noPaper(_ kind: MeetingPaper.Kind) -> Refusal {
        switch kind {
        case .agenda:
            Refusal(
                .notFound, code: "no-agenda",
                Trilingual(
                    "Møtet har inga sakliste enno", "Møtet har ingen saksliste ennå", "The meeting has no agenda yet"))
        case .minutes:
            Refusal(
                .notFound, code: "no-minutes",
                Trilingual(
                    "Møtet har ikkje noko referat enno", "Møtet har ikke noe referat ennå",
                    "The meeting has no minutes yet"))
        }
    }

    static var noDocuments: Refusal {
        Refusal(
            .notNow, code: "no-documents",
            Trilingual(
                "Det kan ikkje lagast dokument her", "Det kan ikke lages dokumenter her",
                "No documents can be made here"))
    }

    static func notPublic(_ forum: String) -> Refusal {
        Refusal(
            .notFound, code: "not-public",
            Trilingual(
                "Her er ingenting som er ope for alle", "Her er ingenting som er åpent for alle",
                "There is nothing here that is open to everyone"))
    }
}
