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
        try await on(action.mayWait ? diary : acting) { try $0.perform(action: action, now: now) }
    }

    public func settings() async throws -> Settings {
        try await on(acting) { $0.settings() }
    }

    public func reminders(now: Moment) async throws -> [Reminder] {
        try await on(diary) { $0.reminders(now: now) } ?? []
    }

    public func unlock(folder: String, key: Data) async throws {
        try await on(diary) { try $0.unlock(folder: folder, key: key) }
    }

    public func lock() async throws {
        try await on(diary) { $0.lock() }
    }

    public func tend(now: Moment) async throws {
        try await on(tending) { try $0.tend(now: now) }
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
