import FootholdCore
import FootholdModel
import Foundation

/// The day the content was checked, at noon UTC.
public let checked = Moment(unixSeconds: 1_795_348_800, utcOffsetMinutes: 0)

/// Seconds of a day.
public let day: Int64 = 86_400

/// A made-up key.
public let madeUpKey = Data(repeating: 7, count: 32)

/// What a test could not go on without.
public struct Stuck: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}

/// A phone without a screen: the real library and the real model. Every function returns when all that it started is
/// done.
@MainActor public final class Phone {
    public let client: any FootholdClient
    public let model: FootholdModel
    /// Where the diary is.
    public let folder: URL?
    /// Touches so far.
    public var taps = 0
    private let around: Around

    /// What is around a phone: the time, and what the app asked it to do.
    @MainActor private final class Around {
        var now: Moment
        var effects: [Effect] = []

        init(now: Moment) {
            self.now = now
        }
    }

    private init(client: any FootholdClient, now: Moment, folder: URL?) {
        let around = Around(now: now)
        self.client = client
        self.folder = folder
        self.around = around
        model = FootholdModel(client: client, now: { around.now }, carryOut: { around.effects.append($0) })
    }

    /// Starts the app; where there is a folder, a diary in it is opened at once, unless told otherwise.
    public static func start(
        _ settings: Settings = firstRun(tag: "US", locale: "en"),
        now: Moment = checked,
        folder: URL? = nil,
        opens: Bool = true,
        saved: [String] = [],
        client: (any FootholdClient)? = nil
    ) async throws -> Phone {
        let phone = Phone(client: client ?? RustFootholdClient { settings }, now: now, folder: folder)
        await phone.model.start(saved: saved).value
        if folder != nil, opens, let trouble = await phone.unlock() { throw Stuck("a diary opens: \(trouble)") }
        return phone
    }

    /// The process ends and starts again: nothing is left but the diary's file, the settings and the saved routes.
    public func restarted() async throws -> Phone {
        guard let settings = await model.settings() else { throw Stuck("no settings") }
        let saved = model.saved
        await model.lock().value
        return try await .start(settings, now: now, folder: folder, saved: saved)
    }

    public var now: Moment {
        get { around.now }
        set { around.now = newValue }
    }

    /// Effects so far.
    public var effects: [Effect] {
        get { around.effects }
        set { around.effects = newValue }
    }

    /// What happens at a later time.
    public func later(_ seconds: Int64) {
        now = Moment(unixSeconds: now.unixSeconds + seconds, utcOffsetMinutes: now.utcOffsetMinutes)
    }

    /// The diary's own folder.
    public var diary: URL { (folder ?? URL(filePath: "/nowhere")).appending(path: "diary") }

    /// The diary's file.
    public var file: URL { diary.appending(path: "current/diary.db") }

    @discardableResult public func unlock(_ key: Data = madeUpKey) async -> Trouble? {
        await model.unlock(folder: diary.path, key: key)
    }

    public var drawn: Drawn {
        guard case .drawn(let drawn) = model.shown else { fatalError("\(model.shown)") }
        return drawn
    }

    /// The screen in view.
    public var screen: Screen { drawn.screen }

    public var problem: Problem? { drawn.problem }

    /// The screen at a route, without going there.
    public func look(_ route: Route) async throws -> Screen {
        try await client.screen(route, now: now)
    }

    /// Goes somewhere, as a link or a restored stack does.
    @discardableResult public func visit(_ route: Route) async -> Screen {
        await model.tap(.go(route: route, mode: .push)).value
        return screen
    }

    @discardableResult public func visit(_ text: String) async -> Screen {
        await visit(routeFromText(text: text))
    }

    /// What is said at a route.
    public func shown(_ route: Route) async -> String {
        text(await visit(route))
    }

    public func back() async {
        await model.back().value
    }

    public func tap(_ tap: Tap) async {
        taps += 1
        await model.tap(tap).value
    }

    /// Performs an action that core must not refuse.
    @discardableResult public func act(_ action: Action) async throws -> Screen {
        if let refused = await refused(action) { throw Stuck("\(action): \(refused)") }
        return screen
    }

    /// What core says against an action; `nil` if it was done.
    public func refused(_ action: Action) async -> Problem? {
        model.dismiss()
        await model.perform(action).value
        return problem
    }

    public func trouble(_ action: Action) async -> Trouble? {
        if case .refused(_, let trouble) = await refused(action) { trouble } else { nil }
    }

    /// Touches what the block with this id offers: a card, a choice, a notice's or a question's button.
    public func touch(_ ids: String...) async throws {
        for id in ids {
            guard let tap = screen.blocks.lazy.compactMap({ self.offered($0, id) }).first else {
                throw Stuck("nothing on \(screen.route) can be touched as `\(id)`")
            }
            await self.tap(tap)
        }
    }

    private func offered(_ block: Block, _ id: String) -> Tap? {
        switch block {
        case .card(id, _, _, _, let tap): tap
        case .notice(id, _, _, _, let button): button?.tap
        case .question(id, _, _, _, .some(let finish)): finish.tap
        case .question(_, _, _, let choices, _): choices.first { $0.id == id }?.tap
        default: nil
        }
    }

    /// Types into a form that is in view and sends it, as a reader does. `nil` if it was taken.
    @discardableResult public func refused(form: String, _ given: [String: String]) async throws -> Problem? {
        guard let fields = screen.fields(form) else { throw Stuck("no form `\(form)` on \(screen.route)") }
        model.dismiss()
        for (id, value) in given {
            guard let field = fields.first(where: { $0.id == id }) else { throw Stuck("`\(form)` has no `\(id)`") }
            let isOffered = field.kind != .oneOf || value.isEmpty || field.options.contains { $0.id == value }
            guard isOffered else { throw Stuck("`\(id)` of `\(form)` does not offer `\(value)`") }
            model.type(form: form, field: id, value: value)
        }
        taps += 1
        await model.submit(form).value
        return problem
    }

    /// Goes where a form is, fills it in and sends it. `nil` if it was taken.
    @discardableResult public func trySubmit(_ form: String, _ given: [String: String]) async throws -> Problem? {
        if screen.fields(form) == nil { await visit(placeOf(form)) }
        return try await refused(form: form, given)
    }

    /// The same, which core must not refuse. Gives the place it leads to.
    @discardableResult public func submit(_ form: String, _ given: [String: String]) async throws -> Route {
        if let refused = try await trySubmit(form, given) { throw Stuck("`\(form)`: \(refused)") }
        return screen.route
    }

    @discardableResult public func note(_ given: [String: String]) async throws -> Route {
        try await submit("note/new", given)
    }

    @discardableResult public func person(_ nickname: String, _ given: [String: String] = [:]) async throws -> Route {
        try await submit("person/new", given.merging(["nickname": nickname]) { $1 })
    }

    /// Every file below the diary's folder, by name, with its bytes.
    public func files() throws -> [String: Data] {
        var found: [String: Data] = [:]
        for case let path as String in FileManager.default.enumerator(atPath: diary.path) ?? .init() {
            let file = diary.appending(path: path)
            if let bytes = try? Data(contentsOf: file) { found[path] = bytes }
        }
        return found
    }
}

/// The screen on which a form is.
private func placeOf(_ form: String) -> String {
    switch form {
    case "own-step": "diary/step"
    case "note/new": "diary/note"
    case "person/new": "diary/person"
    case "win": "diary/win"
    case "pin": "diary/lock"
    case "unlock": "diary"
    case "export": "diary/export"
    case "import": "diary/import"
    case "search": "search"
    case "diary-search": "diary/search"
    default:
        form.replacingOccurrences(of: "plan/", with: "step/").replacingOccurrences(of: "tried/", with: "step/")
            .replacingOccurrences(of: "sheet/", with: "fill/")
    }
}

/// A tap that goes on to a place.
public func at(_ route: String) -> Tap {
    .go(route: routeFromText(text: route), mode: .push)
}
