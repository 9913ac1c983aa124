/// The words that dates and deadlines are written with, in both Norwegians.
enum CalendarWord: Hashable, Sendable {
    enum Season: Hashable, Sendable { case spring, summer, autumn }
    enum Unit: Hashable, Sendable { case days, weeks, months }

    case weekday(Weekday)
    case month(Int)
    case season(Season)
    case winter, easter, christmas
    /// `veke`, of a numbered week and of one week's time alike.
    case week
    case quarter, halfYear
    case unit(Unit)
    case count(Int)
    case before, by, to, noLaterThan, after, inTime
    case next, meeting, of
    case atOnce, none, ongoing
    case or

    /// By their spelling in small letters.
    static let known: [String: CalendarWord] = {
        var known: [String: CalendarWord] = [:]
        for weekday in Weekday.allCases {
            let names = DateWords.weekdays[weekday.isoNumber - 1]
            for name in [names.nn, names.nb] { known[name] = .weekday(weekday) }
        }
        known["sundag"] = .weekday(.sunday)
        for (index, names) in DateWords.months.enumerated() { known[names.nn] = .month(index + 1) }
        for (word, spellings) in vocabulary {
            for spelling in spellings.split(separator: " ") { known[String(spelling)] = word }
        }
        return known
    }()

    /// The word for a spelling in small letters. As with the keywords, a is as good as å, and o as ø: `paske`.
    static func meaning(of spelling: String) -> CalendarWord? {
        known[spelling] ?? shortWeekdays[spelling].map(CalendarWord.weekday) ?? plain[spelling]
    }

    private static let plain: [String: CalendarWord] = {
        var plain: [String: CalendarWord] = [:]
        for (spelling, word) in known where !spelling.utf8.allSatisfy({ $0 < 0x80 }) {
            plain[String(decoding: Fold.key(spelling), as: UTF8.self)] = word
        }
        return plain
    }()

    /// `fre.`, `må.`; not `to.`, which is a number too.
    static let shortWeekdays: [String: Weekday] = [
        "må": .monday, "man": .monday, "ty": .tuesday, "tir": .tuesday, "tirs": .tuesday, "on": .wednesday,
        "ons": .wednesday, "tor": .thursday, "tors": .thursday, "fr": .friday, "fre": .friday, "la": .saturday,
        "lør": .saturday, "sø": .sunday, "søn": .sunday,
    ]

    private static let vocabulary: [(word: CalendarWord, spellings: String)] = [
        (.month(1), "jan"), (.month(2), "feb"), (.month(4), "apr"), (.month(8), "aug"), (.month(9), "sep sept"),
        (.month(10), "okt"), (.month(11), "nov"), (.month(12), "des"),
        (.season(.spring), "vår våren"), (.season(.summer), "sommar sommaren sommer sommeren"),
        (.season(.autumn), "haust hausten høst høsten"), (.winter, "vinter vinteren"),
        (.easter, "påske påska påsken"), (.christmas, "jul jula julen"),
        (.week, "veke uke"), (.quarter, "kvartal"), (.halfYear, "halvår"),
        (.unit(.days), "dag dagar dager"), (.unit(.weeks), "veker uker"),
        (.unit(.months), "månad månader måned måneder"),
        (.count(1), "ein ei eit eitt éin éi éitt en et ett én"), (.count(2), "to"), (.count(3), "tre"),
        (.count(4), "fire"), (.count(5), "fem"), (.count(6), "seks"), (.count(7), "sju syv"),
        (.count(8), "åtte"), (.count(9), "ni"), (.count(10), "ti"), (.count(11), "elleve"),
        (.count(12), "tolv"),
        (.before, "før"), (.by, "innan innen"), (.to, "til"), (.noLaterThan, "seinast senest"),
        (.after, "etter"), (.inTime, "om"),
        (.next, "neste"), (.meeting, "samling samlinga samlingen møte møtet"), (.of, "i"),
        (.atOnce, "straks snarast snarest"), (.none, "ingen"), (.ongoing, "fortløpande fortløpende løpande løpende"),
        (.or, "eller"),
    ]
}
