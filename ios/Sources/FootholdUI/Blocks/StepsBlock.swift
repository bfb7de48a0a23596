import FootholdCore
import FootholdModel
import SwiftUI

/// What to do. Nothing is folded away: what may wait is behind a card that core gives. The steps that must be in sight
/// carry a filled number.
struct StepsBlock: View {
    let items: [Step]
    let isInOrder: Bool
    let inSight: Int
    let hands: any Hands

    var body: some View {
        VStack(alignment: .leading, spacing: Space.wide) {
            ForEach(Array(items.enumerated()), id: \.offset) { at, step in
                StepView(step: step, number: isInOrder ? at + 1 : nil, isFirst: at < inSight, hands: hands)
            }
        }
    }
}

private struct StepView: View {
    let step: Step
    let number: Int?
    let isFirst: Bool
    let hands: any Hands
    @Environment(\.words) private var words
    @Environment(\.dynamicTypeSize) private var size

    var body: some View {
        let layout =
            size.isAccessibilitySize
            ? AnyLayout(VStackLayout(alignment: .leading, spacing: Space.small))
            : AnyLayout(HStackLayout(alignment: .top, spacing: Space.snug))
        layout {
            Badge(number: number, isFirst: isFirst)
            VStack(alignment: .leading, spacing: Space.small) {
                Cited(step.text, step.sources, hands: hands)
                ForEach(step.reach.keyed(by: \.id)) { ChannelRow(channel: $0.value, hands: hands) }
                ForEach(step.say.keyed(by: \.words.text)) { say in
                    SayWords(
                        label: [words[.say], say.value.to?.text].compactMap { $0 }.joined(separator: " · "),
                        words: say.value.words
                    )
                }
            }
            .frame(maxWidth: .infinity, alignment: .leading)
        }
    }
}

private struct Badge: View {
    let number: Int?
    let isFirst: Bool
    @Environment(\.words) private var words
    @Environment(\.palette) private var palette

    var body: some View {
        if let number {
            PhraseText("\(number)", .button, color: isFirst ? \.onAction : \.action)
                .accessibilityLabel(Text(verbatim: "\(words[.step]) \(number)"))
                .padding(.horizontal, Space.small)
                .frame(minWidth: 34, minHeight: 34)
                .background(isFirst ? palette.action : palette.paper, in: Capsule())
                .overlay { Capsule().strokeBorder(palette.action, lineWidth: 1.5) }
        } else {
            Capsule().fill(palette.action)
                .frame(width: 8, height: 8)
                .padding(.top, Space.small)
                .accessibilityHidden(true)
        }
    }
}
