import FootholdCore
import Observation

/// Static help as a few places to walk through: what the model is once the library is there. Plain values, nothing
/// that can fail.
@Observable @MainActor public final class HelpPlaces: Hands {
    /// What to draw; `nil` only in an app whose own files are broken.
    public private(set) var shown: Drawn?

    @ObservationIgnored private var book: HelpBook?
    @ObservationIgnored private let carryOut: @MainActor (Effect) -> Void
    @ObservationIgnored private let choose: @MainActor (String) -> HelpBook?
    @ObservationIgnored private var stack = RouteStack([.help])
    @ObservationIgnored private var problem: Problem?
    @ObservationIgnored private var isAlone = false
    @ObservationIgnored private var wentSomewhere = false

    @ObservationIgnored private var chosen: String?

    /// - Parameters:
    ///   - book: the country's.
    ///   - carryOut: does what a helpline's button asks. Say ``failed(_:)`` if it cannot.
    ///   - choose: the reader chose this country: gives its help.
    public init(
        book: HelpBook?,
        carryOut: @escaping @MainActor (Effect) -> Void,
        choose: @escaping @MainActor (String) -> HelpBook?
    ) {
        self.book = book
        self.carryOut = carryOut
        self.choose = choose
        shown = drawn(at: .help)
    }

    /// The apps' own words.
    public var words: AppWords { book?.words ?? AppWords([:]) }

    /// The places that the reader went to; nothing where they went nowhere. Whoever asked for help here, by the icon's
    /// menu perhaps, is not called away from it.
    public var wentTo: [Route] { wentSomewhere ? stack.routes : [] }

    /// The country that the reader chose here. It is taken once: what they choose elsewhere later must hold.
    public func takeChosen() -> String? {
        defer { chosen = nil }
        return chosen
    }

    /// Opens a link from outside, as far as it leads to what stands here.
    public func open(_ text: String) {
        touch(.go(route: HelpJSON.route(text), mode: .push))
    }

    public var routes: [Route] { shown?.routes ?? [] }

    public func drawn(at route: Route) -> Drawn? {
        guard let screen = book?[route] ?? book?[.help] else { return nil }
        return Drawn(
            screen: isAlone ? screen.saying(words[.helpOnly]) : screen,
            routes: stack.routes,
            problem: route == stack.top ? problem : nil
        )
    }

    public func touch(_ tap: Tap) {
        switch tap {
        case .go(let route, let mode):
            guard book?[route] != nil else { return }
            wentSomewhere = true
            let mode = stack.routes.contains(route) ? .return : mode
            move(to: stack.go(Go(route: route, mode: mode)))
        case .do(.setRegion(let region)):
            chosen = region
            book = choose(region) ?? book
            move(to: RouteStack([.help]))
        case .reach(let channel):
            carryOut(channel.effect)
        // No help screen has a form, or anything else to do.
        case .do, .submit:
            break
        }
    }

    public func type(form: String, field: String, value: String) {}

    public func back(to count: Int) {
        move(to: stack.back(to: count))
    }

    /// An effect could not be carried out: what to do instead is shown.
    public func failed(_ effect: Effect) {
        problem = effect.ifItFails.map { .failed(effect, words: $0) }
        draw()
    }

    public func dismiss() {
        problem = nil
        draw()
    }

    /// The library cannot be used: this is all there is, and the screens say so.
    public func stayAlone() {
        isAlone = true
        draw()
    }

    private func move(to moved: RouteStack) {
        stack = moved
        problem = nil
        draw()
    }

    private func draw() {
        shown = drawn(at: stack.top)
    }
}

extension Screen {
    /// The same with a notice on top.
    fileprivate func saying(_ words: String) -> Screen {
        let notice = Block.notice(
            id: "help-only",
            kind: .note,
            text: Phrase(text: words, spoken: nil),
            sources: [],
            button: nil
        )
        return Screen(
            route: route,
            title: title,
            help: help,
            blocks: [notice] + blocks,
            private: self.private,
            leave: leave
        )
    }
}
