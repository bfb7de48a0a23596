import FootholdCore
import FootholdModel
import SwiftUI

/// Core's screens, and before them and without them the app's own static help.
public struct AppView: View {
    private let model: FootholdModel
    private let help: HelpPlaces
    private let isCovered: Bool
    @Environment(\.palette) private var palette

    /// - Parameters:
    ///   - model: the app.
    ///   - help: what stands there until core has drawn something.
    ///   - isCovered: someone else could see the screen.
    public init(model: FootholdModel, help: HelpPlaces, isCovered: Bool = false) {
        self.model = model
        self.help = help
        self.isCovered = isCovered
    }

    public var body: some View {
        screen.environment(\.words, help.words)
    }

    @ViewBuilder private var screen: some View {
        switch model.shown {
        case .drawn(let drawn):
            FootholdView(drawn: drawn, hands: model, isCovered: isCovered)
        case .starting, .libraryMissing:
            if let drawn = help.shown {
                FootholdView(drawn: drawn, hands: help)
            } else {
                palette.paper
            }
        }
    }
}
