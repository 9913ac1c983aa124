import Meetings

/// What a value looks like: told in the description (JSON Schema 2020-12), and held to when it is sent. There is one of
/// it for both, so that the description is true.
indirect enum Schema: Sendable {
    /// - isClosed: nothing but the properties.
    case object([Property], isClosed: Bool)
    case list(Schema)
    /// What is sent: at least one.
    case some(Schema, most: Int)
    /// One line of text.
    case line(longest: Int)
    /// Lines of text.
    case lines(longest: Int)
    /// Any text, in what is answered.
    case anyText
    case words([String])
    case date
    /// `next`, or a date.
    case meetingDate
    case time
    case number(ClosedRange<Int>)
    case flag
    /// Named in the description's components.
    case named(String)

    struct Property: Sendable {
        var name: String
        var schema: Schema
        var isRequired: Bool
        var about: String?
    }

    /// What is sent.
    static func body(_ properties: Property...) -> Schema { .object(properties, isClosed: true) }

    /// What is answered.
    static func answer(_ properties: Property...) -> Schema { answer(properties) }
    static func answer(_ properties: [Property]) -> Schema { .object(properties, isClosed: false) }
}

extension Schema.Property {
    static func needed(_ name: String, _ schema: Schema, _ about: String? = nil) -> Self {
        Self(name: name, schema: schema, isRequired: true, about: about)
    }

    static func may(_ name: String, _ schema: Schema, _ about: String? = nil) -> Self {
        Self(name: name, schema: schema, isRequired: false, about: about)
    }
}

/// As the description has it.
extension Schema {
    private static let datePattern = "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    private static let timePattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$"

    var described: JSONValue {
        switch self {
        case .object(let properties, let isClosed): described(properties, isClosed)
        case .list(let schema): ["type": "array", "items": schema.described]
        case .some(let schema, let most):
            ["type": "array", "items": schema.described, "minItems": 1, "maxItems": .integer(most)]
        case .line(let longest):
            [
                "type": "string", "minLength": 1, "maxLength": .integer(longest),
                "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]+$",
            ]
        case .lines(let longest): ["type": "string", "minLength": 1, "maxLength": .integer(longest)]
        case .anyText: ["type": "string"]
        case .words(let words): ["type": "string", "enum": .list(words.map(JSONValue.text))]
        case .date: ["type": "string", "format": "date", "pattern": .text(Self.datePattern)]
        case .meetingDate:
            ["type": "string", "pattern": .text("^next$|\(Self.datePattern)"), "example": "next"]
        case .time: ["type": "string", "pattern": .text(Self.timePattern)]
        case .number(let range):
            ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
        case .flag: ["type": "boolean"]
        case .named(let name): ["$ref": .text("#/components/schemas/\(name)")]
        }
    }

    private func described(_ properties: [Property], _ isClosed: Bool) -> JSONValue {
        var all: [String: JSONValue] = [:]
        for property in properties {
            guard case .object(var described) = property.schema.described else { continue }
            if let about = property.about { described["description"] = .text(about) }
            all[property.name] = .object(described)
        }
        var object: [String: JSONValue] = ["type": "object", "properties": .object(all)]
        let required = properties.filter(\.isRequired).map { JSONValue.text($0.name) }
        if !required.isEmpty { object["required"] = .list(required) }
        if isClosed { object["additionalProperties"] = false }
        return .object(object)
    }
}

/// Held to.
extension Schema {
    /// What is wrong with the value, and where; nil where it is as described.
    func fault(in value: JSONValue, at place: String) -> String? {
        switch (self, value) {
        case (.object(let properties, let isClosed), .object(let object)):
            Self.fault(in: object, properties, isClosed, at: place)
        case (.list(let schema), .list(let list)):
            list.enumerated().lazy.compactMap { schema.fault(in: $1, at: "\(place)[\($0)]") }.first
        case (.some(let schema, let most), .list(let list)):
            (1...most).contains(list.count)
                ? Schema.list(schema).fault(in: value, at: place) : "\(place) must have 1 to \(most)"
        case (.line(let longest), .text(let text)):
            Self.isLine(text, longest) ? nil : "\(place) must be one line of 1 to \(longest) signs"
        case (.lines(let longest), .text(let text)):
            (1...longest).contains(text.unicodeScalars.count) ? nil : "\(place) must be text of 1 to \(longest) signs"
        case (.words(let words), .text(let text)):
            words.contains(text) ? nil : "\(place) must be one of \(words.joined(separator: ", "))"
        case (.date, .text(let text)): Self.isDate(text) ? nil : "\(place) must be a date, 2023-08-18"
        case (.meetingDate, .text(let text)):
            text == "next" || Self.isDate(text) ? nil : "\(place) must be a date or next"
        case (.time, .text(let text)):
            text.utf8.count == 5 && TimeOfDay(text) != nil ? nil : "\(place) must be a time, 09:00"
        case (.number(let range), .integer(let number)):
            range.contains(number) ? nil : "\(place) must be from \(range.lowerBound) to \(range.upperBound)"
        case (.flag, .flag), (.anyText, .text): nil
        default: "\(place) is of the wrong type"
        }
    }

    private static func fault(
        in object: [String: JSONValue], _ properties: [Property], _ isClosed: Bool, at place: String
    ) -> String? {
        for property in properties {
            guard let value = object[property.name] else {
                if property.isRequired { return "\(place) lacks \(property.name)" }
                continue
            }
            if let fault = property.schema.fault(in: value, at: property.name) { return fault }
        }
        let known = Set(properties.map(\.name))
        return isClosed && !known.isSuperset(of: object.keys) ? "\(place) has more than is described" : nil
    }

    /// Of these three centuries: nobody meets in another.
    private static func isDate(_ text: String) -> Bool {
        guard text.utf8.count == 10, let date = CalendarDate(text) else { return false }
        return (1900...2199).contains(date.year)
    }

    private static func isLine(_ text: String, _ longest: Int) -> Bool {
        let scalars = text.unicodeScalars
        return (1...longest).contains(scalars.count)
            && scalars.allSatisfy { scalar in
                let value = scalar.value
                let isControl = value < 0x20 || (0x7F...0x9F).contains(value)
                return !isControl && value != 0x2028 && value != 0x2029
            }
    }
}
