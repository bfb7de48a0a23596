import FootholdCore
import Foundation
import Observation

/// The app without its looks: a stack of routes, the screen at its top, what is being typed there, and what the phone
/// is to do. It decides nothing; it does what the screen protocol says.
///
/// Nothing here holds the main thread up. Each function that starts something gives its task, for those who wait for
/// its end.
@Observable @MainActor public final class FootholdModel: Hands {
    @ObservationIgnored private let client: any FootholdClient
    @ObservationIgnored private let now: @MainActor () -> Moment
    @ObservationIgnored private let carryOut: @MainActor (Effect) -> Void
    @ObservationIgnored private let done: @MainActor (Action) -> Void

    /// What to draw.
    public private(set) var shown = Shown.starting

    /// The texts of the stack's routes, for saved state. Nothing that was ticked or typed is in them.
    public private(set) var saved: [String] = []

    @ObservationIgnored private var stack = RouteStack.home
    @ObservationIgnored private var drafts = Drafts()
    @ObservationIgnored private var screen: Screen?
    @ObservationIgnored private var problem: Problem?
    @ObservationIgnored private var started: Task<Void, Never>?
    /// Who came before the start: a link or a reminder that opened the app.
    @ObservationIgnored private var early: [CheckedContinuation<Void, Never>] = []
    /// The texts of the stack's routes that are known: each costs a call.
    @ObservationIgnored private var texts: [Route: String] = [:]
    /// The stack's places as they were drawn last: those below are seen while a swipe uncovers them.
    private var known: [Route: Screen] = [:]
    /// Actions under way.
    @ObservationIgnored private var working = 0
    /// Counts what was asked to be drawn, so that a screen which comes late is not drawn over a newer one.
    @ObservationIgnored private var asked = 0

    /// - Parameters:
    ///   - client: core.
    ///   - now: the clock: core has none.
    ///   - carryOut: what the phone is to do, in order, each once. Say ``failed(_:words:)`` of what cannot be done.
    ///   - done: what core has done, before its effects are carried out.
    public init(
        client: any FootholdClient,
        now: @escaping @MainActor () -> Moment,
        carryOut: @escaping @MainActor (Effect) -> Void,
        done: @escaping @MainActor (Action) -> Void = { _ in }
    ) {
        self.client = client
        self.now = now
        self.carryOut = carryOut
        self.done = done
    }

    /// Draws the first screen: where the reader was, or home, and on top of it what they went to meanwhile in the
    /// static help. Called again, it only draws anew.
    @discardableResult public func start(
        saved: [String],
        meanwhile: @escaping @MainActor () -> [Route] = { [] }
    ) -> Task<Void, Never> {
        guard started == nil else { return refresh() }
        // The app may be put away before the library is there.
        self.saved = saved
        let task = launch {
            let routes = try await self.client.routes(saved)
            self.stack = RouteStack((routes.isEmpty ? [.home] : routes) + meanwhile())
            try await self.draw()
        }
        started = task
        for waiting in early { waiting.resume() }
        early = []
        return task
    }

    public func touch(_ tap: Tap) {
        self.tap(tap)
    }

    /// Does what touching something does.
    @discardableResult public func tap(_ tap: Tap) -> Task<Void, Never> {
        switch tap {
        case .go(let route, let mode): go(Go(route: route, mode: mode))
        case .do(let action): perform(action)
        case .submit(let form): submit(form)
        case .reach(let channel): launch { self.carryOut(channel.effect) }
        }
    }

    /// Keeps what is being typed in a field that is in view.
    public func type(form: String, field: String, value: String) {
        guard let screen, let kind = screen.fields(form)?.first(where: { $0.id == field })?.kind else { return }
        let at = FieldAt(form: form, field: field)
        drafts.keep(value, at: at, kind: kind, route: screen.route)
        if case .inField(at, _) = problem { problem = nil }
        publish()
    }

    /// Sends a form that is in view. What was not typed is sent as it stands in its field.
    @discardableResult public func submit(_ form: String) -> Task<Void, Never> {
        guard let screen, let fields = screen.fields(form) else { return launch {} }
        let typed = drafts.at(screen.route)
        let values = fields.map { field in
            FieldValue(id: field.id, value: typed[FieldAt(form: form, field: field.id)] ?? field.value)
        }
        return perform(.submit(form: form, values: values))
    }

    /// Performs an action, goes where it leads, and hands on what the phone is to do.
    @discardableResult public func perform(_ action: Action) -> Task<Void, Never> {
        launch {
            let from = self.screen?.route ?? self.stack.top
            self.working += 1
            self.publish()
            do {
                defer { self.working -= 1 }
                let outcome = try await self.client.perform(action, now: self.now())
                if case .submit(let form, _) = action { self.drafts.drop(form: form, route: from) }
                self.done(action)
                self.follow(outcome, from: from)
            } catch let refused as FootholdError {
                self.refuse(refused, from: from, action: action)
            } catch let missing as LibraryMissing {
                throw missing
            } catch {
                // A panic that core did not catch: what it was asked for is not done, and everything else goes on.
                self.problem = nil
            }
            try await self.redraw()
        }
    }

    /// One back; nothing if there is nothing behind.
    @discardableResult public func back() -> Task<Void, Never> {
        move(to: stack.back())
    }

    public func back(to count: Int) {
        _ = move(to: stack.back(to: count))
    }

    /// Opens a link from outside. Links lead to public places only; any other text to Home, with a notice.
    @discardableResult public func openLink(_ text: String) -> Task<Void, Never> {
        launch {
            await self.untilStarted()
            let route = try await self.client.linked(text)
            self.stand(on: self.stack.go(Go(route: route, mode: .push)))
            try await self.redraw()
        }
    }

    /// Opens the place that a reminder of ours leads to, by the text of its route.
    @discardableResult public func openReminder(_ text: String) -> Task<Void, Never> {
        launch {
            await self.untilStarted()
            guard let route = try await self.client.routes([text]).first else { return }
            self.stand(on: self.stack.go(Go(route: route, mode: .push)))
            try await self.redraw()
        }
    }

    /// Draws the same place again: after coming back to the app, at a new hour.
    @discardableResult public func refresh() -> Task<Void, Never> {
        launch { try await self.redraw() }
    }

    public func dismiss() {
        problem = nil
        publish()
    }

    /// An effect could not be carried out: what to do instead is shown, in its own words or these.
    public func failed(_ effect: Effect, words: Phrase? = nil) {
        problem = (words ?? effect.ifItFails).map { .failed(effect, words: $0) }
        publish()
    }

    /// Opens the diary, and draws what that changes. Gives what is wrong with it, which its screens say, or `nil`
    /// where it is open.
    @discardableResult public func unlock(folder: String, key: Data) async -> Trouble? {
        await troubled { try await self.client.unlock(folder: folder, key: key) }
    }

    /// Closes the diary: when the app leaves the screen. What is half typed stays; PINs and passphrases do not, nor does
    /// what went wrong on a private page.
    @discardableResult public func lock() -> Task<Void, Never> {
        drafts.dropSecrets()
        if screen?.keepsToItself(problem) == true { problem = nil }
        known = [:]
        publish()
        return launch {
            try await self.client.lock()
            try await self.redraw()
        }
    }

    /// Looks after the diary's file, some time after it was opened. Gives what is wrong with it.
    @discardableResult public func tend() async -> Trouble? {
        await troubled { try await self.client.tend(now: self.now()) }
    }

    /// Every reminder to come: arm these and no others. `nil` where that is not known now: then keep what is armed.
    public func reminders() async -> [Reminder]? {
        try? await client.reminders(now: now())
    }

    /// Which of these reminders lead nowhere any more, by the texts of their routes. In doubt they lead somewhere.
    public func gone(_ texts: [String]) async -> [String] {
        var gone: [String] = []
        for text in texts {
            guard let route = try? await client.routes([text]).first,
                let screen = try? await client.screen(route, now: now())
            else { continue }
            if screen.route != route { gone.append(text) }
        }
        return gone
    }

    /// The texts of routes, by which a reminder finds its place again.
    public func texts(_ routes: [Route]) async -> [String] {
        (try? await client.texts(routes)) ?? []
    }

    /// The settings as they stand; `nil` where there is no library.
    public func settings() async -> Settings? {
        try? await client.settings()
    }

    public var routes: [Route] {
        if case .drawn(let drawn) = shown { drawn.routes } else { [] }
    }

    public func drawn(at route: Route) -> Drawn? {
        guard case .drawn(let drawn) = shown else { return nil }
        if drawn.screen.route == route { return drawn }
        return known[route].map { Drawn(screen: $0, routes: drawn.routes) }
    }

    private func go(_ go: Go) -> Task<Void, Never> {
        stand(on: stack.go(go))
        return refresh()
    }

    /// Goes back, at once: the system has moved its own stack already.
    private func move(to moved: RouteStack) -> Task<Void, Never> {
        guard moved != stack else { return launch {} }
        stand(on: moved)
        screen = known[moved.top] ?? screen
        publish(at: moved)
        return refresh()
    }

    private func stand(on moved: RouteStack) {
        if moved != stack { problem = nil }
        stack = moved
        drafts.keepOnly(moved.routes)
        known = known.filter { moved.routes.contains($0.key) }
    }

    private func follow(_ outcome: Outcome, from: Route) {
        problem = nil
        // Whoever went on meanwhile, to help perhaps, is not called back; whoever leaves is gone from there too.
        if let go = outcome.go, stack.top == from || outcome.effects.contains(.leave) { stand(on: stack.go(go)) }
        if outcome.effects.contains(.leave) || outcome.effects.contains(.forgetKey) {
            drafts = Drafts()
            known = [:]
        }
        for effect in outcome.effects { carryOut(effect) }
    }

    private func refuse(_ refused: FootholdError, from: Route, action: Action) {
        let found = asProblem(refused, of: action)
        // Nobody mends what they cannot see: it is typed anew.
        if case .inField(let at, _) = found { drafts.dropSecret(at: at, route: from) }
        problem = found
    }

    /// What opens the app comes before the app has started, and must not be drawn over by what is restored.
    private func untilStarted() async {
        if started == nil { await withCheckedContinuation { early.append($0) } }
        await started?.value
    }

    /// Draws the place in view again, once there is one.
    private func redraw() async throws {
        guard let started else { return }
        await started.value
        try await draw()
    }

    private func draw() async throws {
        asked += 1
        let mine = asked
        let drawn = try await client.screen(stack.top, now: now())
        guard mine == asked else { return }
        screen = drawn
        stack = stack.standing(at: drawn.route)
        publish()
        try await save()
    }

    private func save() async throws {
        let routes = stack.routes
        let unknown = Array(Set(routes).subtracting(texts.keys))
        let found = texts.merging(zip(unknown, try await client.texts(unknown))) { $1 }
        texts = found.filter { routes.contains($0.key) }
        if routes == stack.routes { saved = routes.compactMap { found[$0] } }
    }

    /// - Parameter moved: where the system stands already; otherwise a new place is not gone to before it is drawn.
    private func publish(at moved: RouteStack? = nil) {
        guard let screen, shown != .libraryMissing else { return }
        if stack.routes.contains(screen.route) { known[screen.route] = screen }
        var routes = moved?.routes ?? stack.routes
        if moved == nil, stack.top != screen.route, case .drawn(let drawn) = shown { routes = drawn.routes }
        let next = Drawn(
            screen: screen,
            routes: routes,
            typed: drafts.at(screen.route),
            problem: problem,
            isBusy: working > 0
        )
        if shown != .drawn(next) { shown = .drawn(next) }
    }

    private func troubled(_ work: @escaping @MainActor () async throws -> Void) async -> Trouble? {
        var trouble: Trouble?
        do {
            try await work()
        } catch FootholdError.Diary(let found, _) {
            trouble = found
        } catch {
            trouble = .failed
        }
        await refresh().value
        return trouble
    }

    private func asProblem(_ refused: FootholdError, of action: Action) -> Problem {
        switch refused {
        case .Invalid(let field, let reason):
            if case .submit(let form, _) = action, screen?.fields(form)?.contains(where: { $0.id == field }) == true {
                return .inField(FieldAt(form: form, field: field), reason: reason)
            }
            return .refused(reason: reason, trouble: nil)
        case .Diary(let trouble, let reason):
            return .refused(reason: reason, trouble: trouble)
        case .Unexpected(let reason):
            return .refused(reason: reason, trouble: nil)
        }
    }

    private func launch(_ work: @escaping @MainActor () async throws -> Void) -> Task<Void, Never> {
        Task {
            do {
                try await work()
            } catch is LibraryMissing {
                shown = .libraryMissing
            } catch {
                // A panic that core did not catch: what is in view stays.
            }
        }
    }
}
