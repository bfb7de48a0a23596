import FootholdCore
import FootholdModel
import SwiftUI

/// The help bar: the same place, order and words on every screen. One row, or as many as its words need: it wraps and
/// never shrinks. In a low window it stands beside the page and takes no height from it.
struct HelpBarView: View {
    let bar: HelpBar
    let isBeside: Bool
    let hands: any Hands
    @ScaledMetric(relativeTo: .body) private var width: CGFloat = 148
    @Environment(\.palette) private var palette

    var body: some View {
        if isBeside {
            ScrollView { VStack(spacing: Self.joint) { buttons }.modifier(BarShape()) }
                .frame(width: min(width, 240))
                .padding(.trailing, Space.snug)
        } else {
            // With the largest letters and a keyboard on a small phone all of it has no room: then it scrolls.
            ViewThatFits(in: .vertical) {
                upright
                ScrollView { upright }
            }
        }
    }

    private var upright: some View {
        ViewThatFits(in: .horizontal) {
            HStack(spacing: Self.joint) { buttons }
            VStack(spacing: Self.joint) { buttons }
        }
        .fixedSize(horizontal: false, vertical: true)
        .modifier(BarShape())
        .frame(maxWidth: Space.page)
        .padding(.horizontal, Space.snug)
        .padding(.vertical, Space.small)
    }

    @ViewBuilder private var buttons: some View {
        HelpButton(button: bar.emergency, picture: bar.emergency.tap.picture, hands: hands)
        HelpButton(button: bar.crisis, picture: bar.crisis.tap.picture, hands: hands)
        HelpButton(button: bar.help, picture: .help, hands: hands)
    }

    private static let joint: CGFloat = 1.5
}

private struct HelpButton: View {
    let button: FootholdCore.Button
    let picture: Picture?
    let hands: any Hands
    @Environment(\.palette) private var palette

    var body: some View {
        SwiftUI.Button(action: { hands.touch(button.tap) }) {
            HStack(spacing: Space.small) {
                if let picture { Icon(picture: picture, color: \.onHelp) }
                PhraseText(button.label, .button, color: \.onHelp, alignment: .center)
            }
            .padding(.horizontal, Space.snug)
            .padding(.vertical, Space.small)
            .frame(maxWidth: .infinity, minHeight: Space.call, maxHeight: .infinity)
            .background(palette.help)
        }
        .buttonStyle(.plain)
    }
}

/// One object with white joints; on dark a light edge keeps its shape.
private struct BarShape: ViewModifier {
    @Environment(\.palette) private var palette

    func body(content: Content) -> some View {
        content
            .background(palette.onHelp)
            .clipShape(Corners.bar)
            .overlay { Corners.bar.strokeBorder(palette.helpEdge, lineWidth: 1.5) }
    }
}
