import FootholdCore
import FootholdModel
import SwiftUI

/// One answer out of a few: a mark and a bold edge when it is the one.
struct Given: View {
    let label: Phrase
    let isGiven: Bool
    var height = Space.call
    let act: @MainActor () -> Void
    @Environment(\.words) private var words
    @Environment(\.palette) private var palette

    var body: some View {
        SwiftUI.Button(action: act) {
            HStack(spacing: Space.small) {
                if isGiven { Icon(picture: .check, color: \.action) }
                PhraseText(label, isGiven ? .button : .text, alignment: .center)
            }
            .padding(.horizontal, Space.medium)
            .padding(.vertical, Space.small)
            .frame(maxWidth: .infinity, minHeight: height)
            .background(isGiven ? palette.tint : palette.raised, in: Corners.button)
            .overlay {
                Corners.button.strokeBorder(isGiven ? palette.action : palette.edge, lineWidth: isGiven ? 2 : 1)
            }
        }
        .buttonStyle(.plain)
        .accessibilityValue(Text(verbatim: words[isGiven ? .chosen : .notChosen]))
    }
}
