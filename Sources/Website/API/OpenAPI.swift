import Meetings

/// The description of the API (OpenAPI 3.1), made of the same calls that the routes are made of.
enum OpenAPI {
    private static let about =
        "The same verbs as the commands, and the same JSON. A token is one person’s in one "
        + "network, and opens what is open to that person."

    static func document(_ calls: [Call], address: String?) -> JSONValue {
        var paths: [String: JSONValue] = [:]
        for (path, calls) in Dictionary(grouping: calls, by: \.path) {
            let operations = calls.map { ($0.method.rawValue.lowercased(), operation($0)) }
            paths[Call.root + path] = .object(Dictionary(operations) { first, _ in first })
        }
        let schemas = Schemas.all.map { ($0.name, $0.schema.described) }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Samling", "version": "1",
                "description": .text(about),
                "license": ["name": "EUPL-1.2", "identifier": "EUPL-1.2"],
            ],
            "servers": [["url": .text(address ?? "/")]],
            "security": [["token": []]],
            "paths": .object(paths),
            "components": [
                "schemas": .object(Dictionary(schemas) { first, _ in first }),
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
            ],
        ]
    }

    private static func operation(_ call: Call) -> JSONValue {
        var operation: [String: JSONValue] = [
            "summary": .text(call.summary), "operationId": .text(name(of: call)),
            "responses": .object(responses(call)),
        ]
        let parameters = Call.parameters(of: call.path).map(pathParameter) + call.query.map(queryParameter)
        if !parameters.isEmpty { operation["parameters"] = .list(parameters) }
        if let body = call.body {
            operation["requestBody"] = [
                "required": true, "content": ["application/json": ["schema": body.described]],
            ]
        }
        if let scope = call.scope {
            operation["description"] = .text(
                call.right == .administer
                    ? "The token must have the scopes `\(APIToken.Scope.administer.rawValue)` and `\(scope.rawValue)`."
                    : "The token must have the scope `\(scope.rawValue)`, and its person the right "
                        + "`\(call.right.rawValue)`.")
        } else {
            operation["security"] = []
        }
        return .object(operation)
    }

    /// `post /networks/{network}/forums/{forum}/plan` → `post-networks-forums-plan`.
    private static func name(of call: Call) -> String {
        let words = call.path.split(separator: "/").map { part in
            part.hasPrefix("{") ? "by-\(part.dropFirst().dropLast())" : String(part)
        }
        return ([call.method.rawValue.lowercased()] + words).joined(separator: "-")
    }

    private static func pathParameter(_ name: String) -> JSONValue {
        ["name": .text(name), "in": "path", "required": true, "schema": Call.schema(ofPart: name).described]
    }

    private static func queryParameter(_ parameter: Call.Parameter) -> JSONValue {
        [
            "name": .text(parameter.name), "in": "query", "required": .flag(parameter.isRequired),
            "description": .text(parameter.about), "schema": parameter.schema.described,
        ]
    }

    private static func responses(_ call: Call) -> [String: JSONValue] {
        var responses: [String: JSONValue] = [:]
        let content: JSONValue =
            switch call.answer {
            case .json(let schema): ["application/json": ["schema": schema.described]]
            // Bytes are described by their media type alone.
            case .file(let type): [type: type.hasPrefix("text/") ? ["schema": ["type": "string"]] : [:]]
            case .document: ["application/json": ["schema": ["type": "object"]]]
            }
        var good: [String: JSONValue] = ["description": "Done", "content": content]
        if call.method == .get {
            var headers: [String: JSONValue] = ["ETag": ["schema": ["type": "string"]]]
            if call.isPaged { headers["Link"] = ["schema": ["type": "string"]] }
            good["headers"] = .object(headers)
            responses["304"] = ["description": "It is as it was (If-None-Match)"]
        }
        responses["200"] = .object(good)
        for (status, words) in faults(call) {
            responses[status] = [
                "description": .text(words),
                "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Fault"]]],
            ]
        }
        return responses
    }

    private static func faults(_ call: Call) -> [(String, String)] {
        var faults = [("404", "It isn’t there, as far as the token may know"), ("503", "Try again in a while")]
        if call.scope != nil {
            faults += [
                ("401", "There is no token, or none that holds"), ("403", "It isn’t for this token, or its person"),
                ("429", "Too many tokens that weren’t ours"),
            ]
        }
        faults += [("422", "What was sent isn’t as described, or can’t be done with what is in the books")]
        if call.scope != nil { faults.append(("409", "As described, and can’t be done as things stand")) }
        if call.body != nil { faults += [("413", "The body is too large"), ("415", "The body isn’t JSON")] }
        return faults
    }
}
