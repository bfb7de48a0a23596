import FootholdCore
import SwiftUI

extension Phrase {
    /// As a screen reader says it: digits one by one.
    var aloud: String { spoken ?? text }
}

/// Words on their own. They are never cut off, however large the reader's letters are.
struct PhraseText: View {
    let phrase: Phrase
    var letters = Letters.text
    var color: KeyPath<Shades, Shade> = \.ink
    var alignment = TextAlignment.leading
    var isHeading = false
    @Environment(\.palette) private var palette

    init(
        _ phrase: Phrase,
        _ letters: Letters = .text,
        color: KeyPath<Shades, Shade> = \.ink,
        alignment: TextAlignment = .leading,
        isHeading: Bool = false
    ) {
        self.phrase = phrase
        self.letters = letters
        self.color = color
        self.alignment = alignment
        self.isHeading = isHeading
    }

    /// Words of the app's own, such as a mark.
    init(_ words: String, _ letters: Letters = .text, color: KeyPath<Shades, Shade> = \.ink) {
        self.init(Phrase(text: words, spoken: nil), letters, color: color)
    }

    var body: some View {
        Text(verbatim: phrase.text)
            .font(letters.font)
            .foregroundStyle(palette[dynamicMember: color])
            .multilineTextAlignment(alignment)
            .fixedSize(horizontal: false, vertical: true)
            .accessibilityLabel(Text(verbatim: phrase.aloud))
            .accessibilityAddTraits(isHeading ? .isHeader : [])
    }
}
