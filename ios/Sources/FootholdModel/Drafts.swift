import FootholdCore

/// What is being typed, by place. It is kept in memory and nowhere else, so that a redraw or a look at another screen
/// loses nothing, and the end of the process leaves nothing behind.
struct Drafts: Equatable {
    private struct Draft: Equatable {
        let value: String
        let isSecret: Bool
    }

    private var typed: [Route: [FieldAt: Draft]] = [:]

    /// What is being typed at a place.
    func at(_ route: Route) -> [FieldAt: String] {
        typed[route, default: [:]].mapValues(\.value)
    }

    mutating func keep(_ value: String, at field: FieldAt, kind: FieldKind, route: Route) {
        let isSecret = kind == .pin || kind == .passphrase
        typed[route, default: [:]][field] = Draft(value: value, isSecret: isSecret)
    }

    /// What was typed into a form was sent.
    mutating func drop(form: String, route: Route) {
        typed[route] = typed[route]?.filter { $0.key.form != form }
    }

    /// What was typed into a field where it does not show was refused.
    mutating func dropSecret(at field: FieldAt, route: Route) {
        if typed[route]?[field]?.isSecret == true { typed[route]?[field] = nil }
    }

    /// Places were left.
    mutating func keepOnly(_ routes: [Route]) {
        typed = typed.filter { routes.contains($0.key) }
    }

    /// Nobody may find these on a phone that was put down.
    mutating func dropSecrets() {
        typed = typed.mapValues { $0.filter { !$0.value.isSecret } }
    }
}
