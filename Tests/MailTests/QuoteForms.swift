/// How mail programs quote in plain text: what they put below «Utført 41», of which nothing is the sender's own.
enum QuoteForms {
    static let all = outlook + outlookMobile + gmail + appleMail + thunderbird + others

    private static let letter = "Hei Kari\n\nHer er punkta dine:\nferdig 12\n"
    private static let quoted = "> Hei Kari\n>\n> Her er punkta dine:\n> ferdig 12\n"

    static let outlook =
        [
            "-----Opphavleg melding-----", "-----Opprinnelig melding-----", "-----Original Message-----",
            "-----Oprindelig meddelelse-----", "-----Ursprungligt meddelande-----", "-----Ursprüngliche Nachricht-----",
            "-----Original Appointment-----",
        ].map { "\n\($0)\nFrå: Samling\nSendt: torsdag 3. august 2023 09:12\nTil: Kari\nEmne: Påminning\n\n\(letter)" }
        + [
            ["Frå", "Sendt", "Til", "Emne"], ["Fra", "Sendt", "Til", "Emne"], ["From", "Sent", "To", "Subject"],
            ["Från", "Skickat", "Till", "Ämne"], ["Von", "Gesendet", "An", "Betreff"], ["Fra", "Dato", "Til", "Emne"],
            ["From", "Date", "To", "Subject"],
        ].flatMap { labels in
            let values = [
                "Samling <mote@nett.example.no>", "torsdag 3. august 2023 09:12", "Kari Nordmann",
                "Påminning om oppfølging",
            ]
            let head = zip(labels, values).map { "\($0): \($1)" }.joined(separator: "\n")
            let bold = zip(labels, values).map { "*\($0):* \($1)" }.joined(separator: "\n")
            let line = String(repeating: "_", count: 32)
            return [
                "\n\(head)\n\n\(letter)", "\n\(line)\n\(head)\n\n\(letter)", "\n\n\n\(line)\n\n\(head)\n\(letter)",
                "\n\(bold)\n\n\(letter)", "\n\(head.replacing("\n", with: "\n\n"))\n\n\(letter)",
            ]
        }
        + [
            "\nFra: Samling <mote@nett.example.no>\nSendt: 3. august 2023\nKopi: Ola\nTil: Kari;\n"
                + " Ola;\n Per\n\n\(letter)",
            "\nFra: Samling <mote@nett.example.no> Sendt: torsdag 3. august 2023 Til: Kari "
                + "Emne: Påminning\n\n\(letter)",
        ]

    static let outlookMobile = [
        "Hent Outlook for iOS<https://aka.ms/x>", "Skaff deg Outlook for Android", "Get Outlook for iOS",
        "Få Outlook for iOS<https://aka.ms/x>", "Hent [Outlook for Android](https://aka.ms/x)", "Hämta Outlook för iOS",
        "Sendt fra Outlook for iOS", "Sendt frå Outlook for Android", "Sent from Outlook for iOS",
        "Sendt fra min iPhone",
        "Sendt frå min iPad", "Sent from my iPhone", "Sendt fra min Samsung Galaxy-smarttelefon.",
        "Sendt frå telefonen",
        "Sendt fra E-post for Windows", "Skickat från min iPhone", "Von meinem iPhone gesendet",
    ].map {
        "\n\($0)\n\(String(repeating: "_", count: 32))\nFra: Samling\nSendt: 3. aug\nTil: Kari\nEmne: Å\n\n\(letter)"
    }

    static let gmail =
        [
            "tor. 3. aug. 2023 kl. 09:12 skrev Samling <mote@nett.example.no>:",
            "tor. 3. aug. 2023 kl. 09:12 skrev Samling for velferdsteknologi på Sunnmøre\n<mote@nett.example.no>:",
            "On Thu, Aug 3, 2023 at 9:12 AM Samling <mote@nett.example.no> wrote:",
            "On Thu, Aug 3, 2023 at 9:12 AM Samling for velferdsteknologi <\nmote@nett.example.no> wrote:",
            "On Thu, Aug 3, 2023 at 9:12 AM\nSamling <mote@nett.example.no>\nwrote:",
            "tor. 3. aug. 2023 kl. 09:12 skrev Samling <mote@nett.example.no\n>:",
            "On Thu, Aug 3, Samling\n<mote@nett.example.no>\nwrote:",
            "Den tors 3 aug. 2023 kl 09:12 skrev Samling <mote@nett.example.no>:",
            "Den tor. 3. aug. 2023 kl. 09.12 skrev Samling <mote@nett.example.no>:",
            "Am Do., 3. Aug. 2023 um 09:12 Uhr schrieb Samling <mote@nett.example.no>:",
        ].flatMap { ["\n\($0)\n\n\(quoted)", "\n\($0)\n\(quoted)", "\n\($0)\n\n\(letter)"] }

    static let appleMail = [
        "Den 3. aug. 2023 kl. 09:12 skrev Samling <mote@nett.example.no>:",
        "3. aug. 2023 kl. 09:12 skrev Samling <mote@nett.example.no>:",
        "3. aug. 2023 kl. 09:12 skreiv Samling:", "On 3 Aug 2023, at 09:12, Samling <mote@nett.example.no> wrote:",
        "On 3 Aug 2023, at 09:12, Samling wrote:", "Am 03.08.2023 um 09:12 schrieb Samling <mote@nett.example.no>:",
        "> Den 3. aug. 2023 kl. 09:12 skrev Samling <mote@nett.example.no>:",
        "On Aug 3, 2023, at 9:12 AM, Samling <mote@nett.example.no<mailto:mote@nett.example.no>> wrote:",
    ].flatMap { ["\n\($0)\n\n\(quoted)", "\n\($0)\n\(quoted)"] }

    static let thunderbird = [
        "Samling skrev den 03.08.2023 09:12:", "On 03/08/2023 09:12, Samling wrote:",
        "Den 03.08.2023 09:12, skrev Samling:",
        "Den 03.08.2023 09:12, skreiv Samling:", "Samling wrote:", "Am 03.08.23 um 09:12 schrieb Samling:",
        "On 2023-08-03 09:12, Samling via Nettverket for velferdsteknologi på Sunnmøre\nwrote:",
    ].flatMap { ["\n\($0)\n\(quoted)", "\n\n\($0)\n\n\(quoted)\n"] }

    static let others = [
        "\n-- \nKari Nordmann\nHelseleiar\ntlf. 70 00 00 00\n", "\n--\nKari Nordmann\n\n\(quoted)",
        "\n-- \nKari Nordmann\n\nOn 03/08/2023 09:12, Samling wrote:\n\(quoted)", "\n\(quoted)", "\n\n\n",
        "\n---------- Forwarded message ---------\nFra: Samling <mote@nett.example.no>\n"
            + "Date: tor. 3. aug. 2023\n\(letter)",
        "\n-------- Opprinnelig melding --------\nFra: Samling <mote@nett.example.no>\nDato: 03.08.2023\n\(letter)",
        "\n-------- Original message --------From: Samling Date: 03.08.2023 To: Kari Subject: Å\n\(letter)",
        "\nVideresendt melding:\n\nFra: Samling\n\(letter)", "\nBegin forwarded message:\n\n> From: Samling\n\(quoted)",
        "\n\(String(repeating: "_", count: 80))\nMicrosoft Teams-møte\nKlikk her for å bli med\n",
        "\nLe jeu. 3 août 2023 à 09:12, Samling <mote@nett.example.no> a écrit :\n\n\(quoted)",
    ]
}
