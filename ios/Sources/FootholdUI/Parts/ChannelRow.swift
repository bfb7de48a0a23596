import FootholdCore
import FootholdModel
import SwiftUI

/// One way to reach someone. A call is the boldest: its digits can be read across a table.
struct ChannelRow: View {
    let channel: Channel
    let hands: any Hands
    @Environment(\.words) private var words
    @Environment(\.palette) private var palette

    var body: some View {
        SwiftUI.Button(action: { hands.touch(.reach(channel: channel)) }) {
            HStack(spacing: Space.snug) {
                Icon(picture: channel.kind.picture, color: isCall ? \.onAction : \.action)
                VStack(alignment: .leading, spacing: 0) {
                    PhraseText(channel.label, isCall ? .call : .button, color: ink)
                    if let note = channel.note { PhraseText(note, .small, color: ink) }
                    if !channel.worksWithoutData { PhraseText(words[.needsInternet], .small, color: ink) }
                }
                Spacer(minLength: 0)
            }
            .padding(.horizontal, Space.medium)
            .padding(.vertical, Space.small)
            .frame(maxWidth: .infinity, minHeight: Space.call)
            .background(isCall ? palette.action : palette.raised, in: Corners.button)
            .overlay { Corners.button.strokeBorder(isCall ? palette.action : palette.edge, lineWidth: 1.5) }
        }
        .buttonStyle(.plain)
    }

    private var isCall: Bool { channel.kind == .call }

    private var ink: KeyPath<Shades, Shade> { isCall ? \.onAction : \.ink }
}
