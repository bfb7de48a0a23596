import FootholdCore
import FootholdModel
import SwiftUI

/// Sentences read as one. A small number behind a sentence says that it is backed; touching the text anywhere opens
/// the names of its sources below. The numbers alone would be too small to touch.
struct Cited: View {
    let sentences: [Sentence]
    var letters = Letters.text
    let hands: any Hands
    @State private var isOpen = false
    @Environment(\.words) private var words
    @Environment(\.palette) private var palette

    init(_ sentences: [Sentence], _ letters: Letters = .text, hands: any Hands) {
        self.sentences = sentences
        self.letters = letters
        self.hands = hands
    }

    /// One sentence with what backs it.
    init(_ text: Phrase, _ sources: [SourceRef], _ letters: Letters = .text, hands: any Hands) {
        self.init([Sentence(text: text, sources: sources)], letters, hands: hands)
    }

    var body: some View {
        if sources.isEmpty {
            PhraseText(Phrase(text: sentences.map(\.text.text).joined(separator: " "), spoken: spoken), letters)
        } else {
            VStack(alignment: .leading, spacing: Space.tiny) {
                SwiftUI.Button(action: { isOpen.toggle() }) {
                    marked
                        .font(letters.font)
                        .foregroundStyle(palette.ink)
                        .multilineTextAlignment(.leading)
                        .fixedSize(horizontal: false, vertical: true)
                        .frame(minHeight: Space.touch, alignment: .leading)
                        .contentShape(Rectangle())
                }
                .buttonStyle(.plain)
                .accessibilityLabel(Text(verbatim: spoken))
                .accessibilityHint(Text(verbatim: words[isOpen ? .hideSources : .showSources]))
                if isOpen {
                    ForEach(Array(sources.enumerated()), id: \.offset) { at, source in
                        SourceRow(source: source, mark: "\(at + 1)", hands: hands)
                    }
                }
            }
        }
    }

    private var spoken: String { sentences.map(\.text.aloud).joined(separator: " ") }

    /// Each once, in the order in which they are named.
    private var sources: [SourceRef] {
        var known: Set<String> = []
        return sentences.flatMap(\.sources).filter { known.insert($0.id).inserted }
    }

    private var marked: Text {
        let ids = sources.map(\.id)
        return sentences.enumerated().reduce(Text(verbatim: "")) { text, next in
            let numbers = next.element.sources.compactMap { ids.firstIndex(of: $0.id) }.map { "\($0 + 1)" }
            // A narrow space that does not break, so that no number starts a line.
            let mark = numbers.isEmpty ? "" : "\u{202F}" + numbers.joined(separator: ",\u{202F}")
            return text + Text(verbatim: (next.offset > 0 ? " " : "") + next.element.text.text)
                + Text(verbatim: mark).font(.system(.caption, weight: .medium)).baselineOffset(5)
                .foregroundStyle(palette.action)
        }
    }
}

/// A source by name, quiet, and the door to it.
struct SourceRow: View {
    let source: SourceRef
    var mark: String?
    let hands: any Hands
    @Environment(\.words) private var words
    @Environment(\.palette) private var palette

    var body: some View {
        SwiftUI.Button(action: { hands.touch(source.tap) }) {
            HStack(spacing: Space.snug) {
                if let mark {
                    PhraseText(mark, .small, color: \.action)
                } else {
                    Icon(picture: .source, color: \.soft)
                }
                PhraseText(source.title, .small)
                Spacer(minLength: 0)
                Icon(picture: .forward, color: \.soft)
            }
            .padding(.horizontal, Space.snug)
            .padding(.vertical, Space.small)
            .frame(maxWidth: .infinity, minHeight: Space.touch)
            .background(palette.sand, in: Corners.field)
        }
        .buttonStyle(.plain)
        .accessibilityLabel(Text(verbatim: "\(words[.from]): \(source.title.aloud)"))
    }
}
