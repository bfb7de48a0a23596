import FootholdCore
import FootholdModel
import Foundation

/// Answers what a test tells it to, on the main thread, without a library. Each answer may throw or wait.
///
/// The text of a route that a test gave none is what Swift prints of it; what was asked for leads back to its route.
@MainActor public final class FakeFootholdClient: FootholdClient {
    /// What is drawn at a route.
    public var draws: (Route) async throws -> Screen = { screenAt($0) }
    /// What comes of an action.
    public var performs: (Action) async throws -> Outcome = { _ in Outcome(go: nil, effects: []) }
    /// What unlocking does; it may throw.
    public var unlocks: (String, Data) async throws -> Void = { _, _ in }
    /// What looking after the diary does; it may throw.
    public var tends: () async throws -> Void = {}
    /// The reminders to come; `nil` while core does not know them.
    public var plan: [Reminder]? = []
    /// What asking for them does: it may wait.
    public var plans: () async -> Void = {}
    /// The places that a text, or a link from outside, leads to.
    public var places: [String: Route] = [:]
    /// The actions so far.
    public private(set) var performed: [Action] = []
    /// The routes that were drawn so far.
    public private(set) var drawn: [Route] = []
    /// Whether the diary was unlocked and not locked since.
    public private(set) var isUnlocked = false

    public init() {}

    public func screen(_ route: Route, now: Moment) async throws -> Screen {
        drawn.append(route)
        return try await draws(route)
    }

    public func perform(_ action: Action, now: Moment) async throws -> Outcome {
        performed.append(action)
        return try await performs(action)
    }

    public func settings() async throws -> Settings { firstRun(region: "US", locale: "en") }

    public func reminders(now: Moment) async throws -> [Reminder]? {
        await plans()
        return plan
    }

    public func unlock(folder: String, key: Data) async throws {
        try await unlocks(folder, key)
        isUnlocked = true
    }

    public func lock() async throws { isUnlocked = false }

    public func tend(now: Moment) async throws { try await tends() }

    public func texts(_ routes: [Route]) async throws -> [String] {
        routes.map { route in
            let text = places.filter { $0.value == route }.keys.min() ?? "\(route)"
            places[text] = route
            return text
        }
    }

    public func routes(_ texts: [String]) async throws -> [Route] {
        texts.map { places[$0] ?? .lost }
    }

    public func linked(_ text: String) async throws -> Route { places[text] ?? .lost }
}

/// Words without digits.
public func words(_ text: String) -> Phrase { Phrase(text: text, spoken: nil) }

/// A button that dials.
public func dialButton(_ number: String) -> Button {
    let spoken = "Call " + number.map(String.init).joined(separator: " ")
    let channel = Channel(
        id: "call/\(number)",
        kind: .call,
        label: Phrase(text: "Call \(number)", spoken: spoken),
        note: nil,
        worksWithoutData: true,
        effect: .dial(number: number, uri: "tel:\(number)", ifItFails: words("This phone cannot call \(number)"))
    )
    return Button(label: channel.label, tap: .reach(channel: channel))
}

/// The bar as it is in the US.
public let helpBar = HelpBar(
    emergency: dialButton("911"),
    crisis: dialButton("988"),
    help: Button(label: words("Help"), tap: .go(route: .help, mode: .push))
)

/// A screen with the bar on it, and these blocks.
public func screenAt(
    _ route: Route,
    _ blocks: [Block] = [],
    isPrivate: Bool = false,
    leave: Button? = nil
) -> Screen {
    Screen(route: route, title: words("\(route)"), help: helpBar, blocks: blocks, private: isPrivate, leave: leave)
}

/// A form with these fields.
public func formOf(_ id: String, _ fields: Field...) -> Block {
    .form(id: id, fields: fields, submit: Button(label: words("Send"), tap: .submit(form: id)))
}

/// A field with what stands in it.
public func fieldOf(_ id: String, value: String = "", kind: FieldKind = .line) -> Field {
    Field(id: id, label: words(id), hint: nil, value: value, kind: kind, options: [])
}
