/// What a file of minutes may be. Checked before the work is done, so that a hostile file costs little.
enum MinutesLimits {
    static let fileBytes = 4 << 20
    static let lineBytes = 16 << 10
    /// Lists within lists, quotes within quotes.
    static let nestingLevels = 10
    /// Lines of the attendance list.
    static let attendees = 500
    /// Parts of a list of cases in a note.
    static let casesInNote = 20
    /// As many are told at a time; a file that is no minutes at all would else give one for every line.
    static let problems = 200
}
