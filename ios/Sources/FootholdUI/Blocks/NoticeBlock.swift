import FootholdCore
import FootholdModel
import SwiftUI

/// Something to notice. *Stop* has hard corners, a strong edge and an eight-sided sign; *note* is soft and has a ring.
/// Neither has a colour of its own: red here only means help.
struct NoticeBlock: View {
    let kind: NoticeKind
    let text: Phrase
    let sources: [SourceRef]
    let button: FootholdCore.Button?
    let hands: any Hands
    @Environment(\.palette) private var palette

    var body: some View {
        switch kind {
        case .stop:
            content(.stop, \.ink, .button)
                .background(palette.raised, in: Corners.stop)
                .overlay { Corners.stop.strokeBorder(palette.ink, lineWidth: 2) }
        case .note:
            content(.note, \.soft, .text)
                .background(palette.sand, in: Corners.card)
        }
    }

    private func content(_ picture: Picture, _ color: KeyPath<Shades, Shade>, _ letters: Letters) -> some View {
        HStack(alignment: .top, spacing: Space.snug) {
            Icon(picture: picture, color: color)
            VStack(alignment: .leading, spacing: Space.small) {
                Cited(text, sources, letters, hands: hands)
                if let button {
                    EdgedButton(label: button.label, picture: button.tap.picture) { hands.touch(button.tap) }
                }
            }
            Spacer(minLength: 0)
        }
        .padding(Space.medium)
        .frame(maxWidth: .infinity, alignment: .leading)
    }
}
