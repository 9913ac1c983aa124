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
                    "current": current(of: network),
                ] as [String: Any]
        }
        return values
    }

    /// Where in the menu the page stands: `page` for the one itself, `true` for one beneath it.
    private func current(of network: Network) -> [String: Any] {
        let base = "/n/\(AddressText.escaped(network.id.rawValue))"
        let places = [
            "desk": "", "forums": "/forums", "actions": "/actions", "wheel": "/wheel", "inbox": "/inbox",
            "mail": "/mail", "register": "/register", "mine": "/mine",
        ]
        return places.mapValues { place in
            if path == base + place { return "page" }
            let isBeneath =
                path.hasPrefix("\(base)\(place)/") && !place.isEmpty
                || place == "/forums" && path.hasPrefix("\(base)/f/")
            return isBeneath ? "true" : ""
        }
    }

    private static let names: [Language: String] = [.nn: "Nynorsk", .nb: "Bokmål", .en: "English"]
}

extension Visit {
    func layout(title: String) -> [String: Any] {
        let known = reader.networkStanding > .stranger ? register?.network : nil
        return PageLayout(site: site, reader: reader, path: path, network: known).values(title: title)
    }
}
