import FootholdCore
import Foundation

/// Calls the Rust library, on threads that are not the caller's.
///
/// Core is safe to call from several threads, and each kind of work has a lane of its own, in which calls keep their
/// order: a screen never waits for an export, and a tick never for a PIN to be checked.
@MainActor public final class RustFootholdClient: FootholdClient {
    // Many: help goes past screens of the diary that wait for the diary.
    private let drawing = Lane(calls: 16)
    private let acting = Lane(calls: 1)
    private let diary = Lane(calls: 1)
    private let tending = Lane(calls: 1)
    private let core: Loaded
    private let plan = KnownPlan()

    /// - Parameters:
    ///   - load: gets the library ready, or throws if there is none. Called once, off the main thread.
    ///   - initial: what to start with; called once, off the main thread, when the library is there.
    public init(
        load: @escaping @Sendable () throws -> Void = { uniffiEnsureFootholdCoreInitialized() },
        initial: @escaping @Sendable () -> Settings
    ) {
        core = Loaded(load: load, initial: initial)
    }

    public func screen(_ route: Route, now: Moment) async throws -> Screen {
        try await on(drawing) { $0.screen(route: route, now: now) }
    }

    public func perform(_ action: Action, now: Moment) async throws -> Outcome {
        guard action.mayWait else { return try await on(acting) { try $0.perform(action: action, now: now) } }
        let plan = plan
        return try await on(diary) { core in
            let outcome = try plan.doubted { try core.perform(action: action, now: now) }
            if outcome.effects.contains(.remindersChanged) { plan.isKnown = true }
            return outcome
        }
    }

    public func settings() async throws -> Settings {
        try await on(acting) { $0.settings() }
    }

    public func reminders(now: Moment) async throws -> [Reminder]? {
        let plan = plan
        return try await on(diary) { plan.isKnown ? $0.reminders(now: now) : nil }
    }

    public func unlock(folder: String, key: Data) async throws {
        let plan = plan
        try await on(diary) { core in
            plan.isKnown = false
            try core.unlock(folder: folder, key: key)
            plan.isKnown = true
        }
    }

    public func lock() async throws {
        let plan = plan
        try await on(diary) { core in
            plan.isKnown = false
            core.lock()
        }
    }

    public func tend(now: Moment) async throws {
        let plan = plan
        try await on(tending) { core in try plan.doubted { try core.tend(now: now) } }
    }

    public func texts(_ routes: [Route]) async throws -> [String] {
        try await on(drawing) { _ in routes.map(routeText(route:)) }
    }

    public func routes(_ texts: [String]) async throws -> [Route] {
        try await on(drawing) { _ in texts.map(routeFromText(text:)) }
    }

    public func linked(_ text: String) async throws -> Route {
        try await on(drawing) { _ in routeFromLink(text: text) }
    }

    private func on<T: Sendable>(_ lane: Lane, _ call: @escaping @Sendable (Foothold) throws -> T) async throws -> T {
        let core = core
        return try await lane.run { try call(core.get()) }
    }
}

/// Whether core's list of reminders is the whole plan: core gives none of a diary that it could not read.
private final class KnownPlan: @unchecked Sendable {
    private let lock = NSLock()
    /// Guarded by `lock`.
    private var known = false

    var isKnown: Bool {
        get { lock.withLock { known } }
        set { lock.withLock { known = newValue } }
    }

    /// After trouble with the diary nobody knows its plan, until it was opened or mended.
    func doubted<T>(_ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let refused as FootholdError {
            if case .Diary(let trouble, _) = refused, trouble != .locked { isKnown = false }
            throw refused
        }
    }
}

/// Core's one object, made when it is first needed.
private final class Loaded: @unchecked Sendable {
    private let lock = NSLock()
    private let load: @Sendable () throws -> Void
    private let initial: @Sendable () -> Settings
    /// Guarded by `lock`.
    private var result: Result<Foothold, any Error>?

    init(load: @escaping @Sendable () throws -> Void, initial: @escaping @Sendable () -> Settings) {
        self.load = load
        self.initial = initial
    }

    func get() throws -> Foothold {
        try lock.withLock {
            let made = result ?? Result(catching: make).mapError { _ in LibraryMissing() }
            result = made
            return try made.get()
        }
    }

    private func make() throws -> Foothold {
        try load()
        return Foothold(settings: initial())
    }
}
