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
    @Environment(\.words) private var words
    @Environment(\.palette) private var palette

    var body: some View {
        switch kind {
        case .stop:
            content(Icon(picture: .stop, name: words[.important]), .button)
                .background(palette.raised, in: Corners.stop)
                .overlay { Corners.stop.strokeBorder(palette.ink, lineWidth: 2) }
        case .note:
            content(Icon(picture: .note, color: \.soft, name: words[.note]), .text)
                .background(palette.sand, in: Corners.card)
        }
    }

    private func content(_ sign: Icon, _ letters: Letters) -> some View {
        HStack(alignment: .top, spacing: Space.snug) {
            sign
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
