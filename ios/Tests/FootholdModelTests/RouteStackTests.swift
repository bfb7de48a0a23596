import FootholdCore
import FootholdModel
import Testing

struct RouteStackTests {
    private let places: [Route] = [.home, .help, .check, .tile(id: "body"), .tile(id: "took"), .note(id: 1)]

    private func stack(_ routes: Route...) -> RouteStack { RouteStack(routes) }

    @Test func each_mode_joins_the_stack_in_its_own_way() {
        let here = stack(.home, .check, .tile(id: "body"))
        func gone(_ route: Route, _ mode: Mode) -> RouteStack { here.go(Go(route: route, mode: mode)) }
        #expect(gone(.help, .push) == stack(.home, .check, .tile(id: "body"), .help))
        #expect(gone(.tile(id: "body"), .push) == here, "it is on top already")
        #expect(gone(.help, .replace) == stack(.home, .check, .help))
        #expect(gone(.check, .replace) == stack(.home, .check))
        #expect(gone(.help, .reset) == stack(.help))
        #expect(gone(.check, .return) == stack(.home, .check))
        #expect(gone(.home, .return) == stack(.home))
        #expect(gone(.help, .return) == stack(.home, .check, .help), "it is nowhere")
    }

    @Test func a_screen_that_stands_elsewhere_takes_the_top() {
        #expect(stack(.home, .result).standing(at: .check) == stack(.home, .check))
        #expect(stack(.home, .check, .result).standing(at: .check) == stack(.home, .check), "Back from it leads on")
    }

    @Test func without_anything_to_restore_it_is_home() {
        #expect(RouteStack([]) == .home)
        #expect(!RouteStack.home.canGoBack)
        #expect(RouteStack.home.back() == .home)
    }

    @Test func whatever_happens_it_is_never_empty_and_back_always_leaves_what_is_in_view() throws {
        var random = SplitMix(seed: 20_261_122)
        let modes: [Mode] = [.push, .replace, .reset, .return]
        var here = RouteStack.home
        for _ in 0..<20_000 {
            let route = try #require(places.randomElement(using: &random))
            switch Int.random(in: 0..<7, using: &random) {
            case 4: here = here.back()
            case 5: here = here.standing(at: route)
            case 6: here = here.back(to: Int.random(in: -1...8, using: &random))
            case let mode:
                here = here.go(Go(route: route, mode: modes[mode]))
                try #require(here.top == route)
            }
            try #require(!here.routes.isEmpty)
            try #require(zip(here.routes, here.routes.dropFirst()).allSatisfy { $0 != $1 }, "\(here)")
            try #require((here.back() != here) == here.canGoBack)
        }
    }

    @Test func pushed_and_gone_back_is_where_one_was() {
        for top in places {
            let others = places.filter { $0 != top }
            let here = RouteStack(others + [top])
            for route in others { #expect(here.go(Go(route: route, mode: .push)).back() == here) }
        }
    }

    @Test func it_survives_its_texts() {
        let here = RouteStack(places + [.guide(id: "an id / with % everything"), .timeline(after: "1.note.2")])
        let texts = here.routes.map { routeText(route: $0) }
        #expect(RouteStack(texts.map { routeFromText(text: $0) }) == here)
    }
}

/// A generator of numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
