import FootholdCore
import FootholdModel
import SwiftUI

/// The app on the screen: the places of the stack, what went wrong, and the help bar, which is always there, never
/// scrolls and is read first.
public struct FootholdView: View {
    private let drawn: Drawn
    private let hands: any Hands
    private let isCovered: Bool
    @Environment(\.verticalSizeClass) private var height
    @Environment(\.palette) private var palette

    /// - Parameters:
    ///   - drawn: the top of the stack.
    ///   - hands: what is touched goes there, and the places below come from there.
    ///   - isCovered: someone else could see the screen: private pages are covered.
    public init(drawn: Drawn, hands: any Hands, isCovered: Bool = false) {
        self.drawn = drawn
        self.hands = hands
        self.isCovered = isCovered
    }

    public var body: some View {
        // A layout, not an `if`: turning the phone must not begin every page anew.
        let isLow = height == .compact
        let layout = isLow ? AnyLayout(HStackLayout(spacing: 0)) : AnyLayout(VStackLayout(spacing: 0))
        layout {
            VStack(spacing: 0) {
                places
                MessageView(problem: problem, hands: hands)
            }
            .accessibilityElement(children: .contain)
            .accessibilitySortPriority(0)
            HelpBarView(bar: drawn.screen.help, isBeside: isLow, hands: hands)
                .accessibilityElement(children: .contain)
                .accessibilitySortPriority(1)
        }
        .background(palette.paper)
        .tint(palette.action)
    }

    private var problem: Problem? {
        isCovered && drawn.screen.keepsToItself(drawn.problem) ? nil : drawn.problem
    }

    private var places: some View {
        NavigationStack(path: path) {
            page(drawn.routes[0])
                .navigationDestination(for: Route.self) { page($0) }
        }
    }

    private func page(_ route: Route) -> some View {
        PageView(route: route, isCovered: isCovered, hands: hands)
    }

    /// The stack belongs to the model; all that the system may do to it by itself is go back.
    private var path: Binding<[Route]> {
        let hands = hands
        return Binding(
            get: { MainActor.assumeIsolated { Array(hands.routes.dropFirst()) } },
            set: { path in MainActor.assumeIsolated { hands.back(to: path.count + 1) } }
        )
    }
}
