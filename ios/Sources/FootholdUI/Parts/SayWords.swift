import FootholdCore
import SwiftUI

/// Words to say aloud, within a step or on their own.
struct SayWords: View {
    let label: String
    let words: Phrase
    @Environment(\.palette) private var palette

    var body: some View {
        BubbleWords(picture: .quote, label: label, words: words)
            .background(palette.tint, in: Corners.speech)
            .accessibilityElement(children: .combine)
    }
}

/// Words better not said. Another shape, another label and another picture: no other colour is needed to tell.
struct AvoidWords: View {
    let label: String
    let words: Phrase
    @Environment(\.palette) private var palette

    var body: some View {
        BubbleWords(picture: .notThis, label: label, words: words)
            .overlay { Corners.field.strokeBorder(palette.edge, lineWidth: Space.hair) }
            .accessibilityElement(children: .combine)
    }
}

private struct BubbleWords: View {
    let picture: Picture
    let label: String
    let words: Phrase

    var body: some View {
        VStack(alignment: .leading, spacing: Space.tiny) {
            HStack(spacing: Space.small) {
                Icon(picture: picture, color: \.soft)
                PhraseText(label, .smallName, color: \.soft)
            }
            PhraseText(words)
        }
        .padding(.horizontal, Space.medium)
        .padding(.vertical, Space.snug)
        .frame(maxWidth: .infinity, alignment: .leading)
    }
}
