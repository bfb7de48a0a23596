import FootholdCore

/// Where the reader is and what lies behind it. Never empty, and nothing that was ticked or typed is in it.
public struct RouteStack: Equatable, Sendable {
    /// The last one is in view.
    public let routes: [Route]

    /// Where everything begins.
    public static let home = RouteStack(whole: [.home])

    /// A stack of these, from the bottom; home where there are none.
    public init(_ routes: [Route]) {
        let whole = routes.reduce([]) { Self.onto($0, $1) }
        self = whole.isEmpty ? .home : RouteStack(whole: whole)
    }

    private init(whole: [Route]) {
        routes = whole
    }

    /// What is in view.
    public var top: Route { routes[routes.count - 1] }

    /// Whether there is anything behind it.
    public var canGoBack: Bool { routes.count > 1 }

    /// Goes where core says, in the way it says.
    public func go(_ go: Go) -> RouteStack {
        let below: [Route] =
            switch go.mode {
            case .push: routes
            case .replace: routes.dropLast()
            case .reset: []
            case .return: Array(routes[..<(routes.firstIndex(of: go.route) ?? routes.count - 1)])
            }
        return RouteStack(whole: Self.onto(below, go.route))
    }

    /// One back; the same if there is nothing behind.
    public func back() -> RouteStack {
        back(to: routes.count - 1)
    }

    /// Back until so many are left, as a long swipe or the list behind the Back button does; one always is.
    public func back(to count: Int) -> RouteStack {
        RouteStack(whole: Array(routes.prefix(max(1, count))))
    }

    /// A screen can stand at another route than was asked for; Back leads to where it stands.
    public func standing(at route: Route) -> RouteStack {
        RouteStack(whole: Self.onto(routes.dropLast(), route))
    }

    /// What is on top already is not put there twice: Back would seem to do nothing.
    private static func onto(_ below: [Route], _ route: Route) -> [Route] {
        below.last == route ? below : below + [route]
    }
}
