import Meetings

/// What stands around every page: the way about, who is signed in, the languages.
struct PageLayout {
    let site: Site
    let reader: Reader
    let path: String
    let network: Network?

    func values(title: String) -> [String: Any] {
        var values: [String: Any] = [
            "title": title, "lang": reader.language.tag, "style": site.files.styleSheet, "script": site.files.script,
            "mark": site.files.mark, "back": path, "isSignedIn": reader.isSignedIn, "reader": reader.name,
            "languages": Language.allCases.map { language in
                [
                    "code": language.rawValue, "name": Self.names[language] ?? "", "tag": language.tag,
                    "isChosen": language == reader.language,
                ] as [String: Any]
            },
        ]
        if let network {
            values["network"] =
                [
                    "id": AddressText.escaped(network.id.rawValue), "name": network.name,
                    "coordinates": reader.may(.coordinateNetwork),
                ] as [String: Any]
        }
        return values
    }

    private static let names: [Language: String] = [.nn: "Nynorsk", .nb: "Bokmål", .en: "English"]
}

extension Visit {
    func layout(title: String) -> [String: Any] {
        let known = reader.networkStanding > .stranger ? register?.network : nil
        return PageLayout(site: site, reader: reader, path: path, network: known).values(title: title)
    }
}
