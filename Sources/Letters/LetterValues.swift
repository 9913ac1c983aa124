import Markdown
import Mustache
import Synchronization

/// What a template can name. Every text is people's own words to a template: it goes into the body with all that
/// Markdown could read escaped, and into the subject as it is. `{{{name}}}` is no way around that.
struct LetterValues: MustacheParent {
    enum Value {
        /// Empty where there is nothing: a section about it is left out.
        case text(String)
        /// What stands for a text that is put in later.
        case mark(String)
        case flag(Bool)
        case list([LetterValues])

        static func optional(_ text: String?) -> Value { .text(text ?? "") }
    }

    private var values: [String: Value]
    private var isEscaping = true
    private var unknown: UnknownNames?

    init(_ values: [String: Value]) { self.values = values }

    subscript(name: String) -> Value? {
        get { values[name] }
        set { values[name] = newValue }
    }

    mutating func add(_ others: [String: Value]) {
        values.merge(others) { _, new in new }
    }

    /// The same with each reader's own where its mark was.
    func filled(with own: ReadersOwn) -> LetterValues {
        var copy = self
        copy.values = values.mapValues { value in
            switch value {
            case .mark(let mark) where mark.unicodeScalars.first == LetterMark.own: .text(own.putInto(mark))
            case .list(let list): .list(list.map { $0.filled(with: own) })
            case .text, .mark, .flag: value
            }
        }
        return copy
    }

    /// The same for a line of plain text.
    func plain() -> LetterValues {
        var copy = self
        copy.isEscaping = false
        return copy
    }

    /// The same, with a note taken of every name that isn't there.
    func noting(_ unknown: UnknownNames?) -> LetterValues {
        var copy = self
        copy.unknown = unknown
        return copy
    }

    func child(named name: String) -> Any? {
        switch values[name] {
        case .text(let text): return Words(text: LetterMark.removed(from: text), isEscaping: isEscaping)
        case .mark(let mark): return Words(text: mark, isEscaping: false)
        case .flag(let flag): return flag
        case .list(let list): return isEscaping ? list : list.map { $0.plain() }
        case nil:
            unknown?.note(name)
            return nil
        }
    }

    /// A text where the template asks for it; a section about it goes on looking in what is around.
    private struct Words: MustacheCustomRenderable, MustacheParent {
        let text: String
        let isEscaping: Bool

        var renderText: String { isEscaping ? MarkdownText.escape(text) : text }
        var isNull: Bool { text.isEmpty }

        func child(named: String) -> Any? { nil }
    }
}

/// Texts are the same where their bytes are: a letter and a mark upon it may be one sign or two.
extension LetterValues.Value: Hashable {
    static func == (one: Self, other: Self) -> Bool {
        switch (one, other) {
        case (.text(let one), .text(let other)), (.mark(let one), .mark(let other)): one.hasSameBytes(as: other)
        case (.flag(let one), .flag(let other)): one == other
        case (.list(let one), .list(let other)): one == other
        default: false
        }
    }

    func hash(into hasher: inout Hasher) {
        switch self {
        case .text(let text), .mark(let text): text.hashBytes(into: &hasher)
        case .flag(let flag): hasher.combine(flag)
        case .list(let list): hasher.combine(list)
        }
    }
}

extension String {
    fileprivate func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

    fileprivate func hashBytes(into hasher: inout Hasher) {
        hasher.combine(utf8.count)
        for byte in utf8 { hasher.combine(byte) }
    }
}

/// By what it gives a template.
extension LetterValues: Hashable {
    static func == (one: LetterValues, other: LetterValues) -> Bool {
        one.values == other.values && one.isEscaping == other.isEscaping
    }

    func hash(into hasher: inout Hasher) { hasher.combine(values) }
}

/// Names that templates have asked for in vain.
final class UnknownNames: Sendable {
    private let names = Mutex<Set<String>>([])

    func note(_ name: String) { names.withLock { _ = $0.insert(name) } }

    var all: [String] { names.withLock { $0.sorted() } }
}
