import FootholdCore
import FootholdModel
import SwiftUI

/// One thing to tick. What is ticked has a mark, a word, a fill and a bold edge; colour alone says nothing.
struct ChoiceRow: View {
    let choice: Choice
    let hands: any Hands
    @Environment(\.dynamicTypeSize) private var size
    @Environment(\.palette) private var palette

    var body: some View {
        // Large letters need the whole width: what stood side by side stands one above the other.
        let layout =
            size.isAccessibilitySize ? AnyLayout(VStackLayout(spacing: 0)) : AnyLayout(HStackLayout(spacing: 0))
        layout {
            Tick(choice: choice, hands: hands)
            ForEach(choice.others.keyed(by: \.button.label.text)) { answer in
                Beside(answer: answer.value, to: choice.text, hands: hands)
            }
        }
        .background(isGiven ? palette.tint : palette.raised, in: Corners.button)
        .clipShape(Corners.button)
        .overlay {
            Corners.button.strokeBorder(isGiven ? palette.action : palette.edge, lineWidth: isGiven ? 2 : 1)
        }
    }

    private var isGiven: Bool { choice.mark == .yes || choice.others.contains(where: \.given) }
}

private struct Tick: View {
    let choice: Choice
    let hands: any Hands
    @Environment(\.words) private var words
    @Environment(\.palette) private var palette

    var body: some View {
        SwiftUI.Button(action: { hands.touch(choice.tap) }) {
            HStack(spacing: Space.snug) {
                box
                VStack(alignment: .leading, spacing: 0) {
                    PhraseText(choice.text)
                    if isTicked {
                        PhraseText(words[.chosen], .small, color: \.action).accessibilityHidden(true)
                    }
                }
                Spacer(minLength: 0)
            }
            .padding(.horizontal, Space.medium)
            .padding(.vertical, Space.snug)
            .frame(maxWidth: .infinity, minHeight: Space.call)
            .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
        .accessibilityValue(Text(verbatim: words[isTicked ? .chosen : .notChosen]))
    }

    private var isTicked: Bool { choice.mark == .yes }

    private var box: some View {
        Corners.mark.fill(isTicked ? palette.action : palette.raised)
            .frame(width: 26, height: 26)
            .overlay { Corners.mark.strokeBorder(isTicked ? palette.action : palette.edge, lineWidth: 2) }
            .overlay { if isTicked { Icon(picture: .check, color: \.onAction) } }
            .accessibilityHidden(true)
    }
}

/// Another answer, in the same row.
private struct Beside: View {
    let answer: Answer
    let to: Phrase
    let hands: any Hands
    @Environment(\.words) private var words
    @Environment(\.dynamicTypeSize) private var size
    @Environment(\.palette) private var palette

    var body: some View {
        SwiftUI.Button(action: { hands.touch(answer.button.tap) }) {
            VStack(spacing: Space.tiny) {
                if answer.given { Icon(picture: .check, color: \.onAction) }
                PhraseText(
                    answer.button.label,
                    .small,
                    color: answer.given ? \.onAction : \.action,
                    alignment: .center
                )
            }
            .padding(Space.small)
            .frame(
                minWidth: 84,
                maxWidth: size.isAccessibilitySize ? .infinity : 104,
                minHeight: Space.touch,
                maxHeight: .infinity
            )
            .background(answer.given ? palette.action : .clear)
            .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
        // A screen full of "not sure" says nothing.
        .accessibilityLabel(Text(verbatim: "\(answer.button.label.aloud), \(to.aloud)"))
        .accessibilityValue(Text(verbatim: words[answer.given ? .chosen : .notChosen]))
    }
}
