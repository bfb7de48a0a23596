import FootholdCore
import FootholdModel
import SwiftUI

/// A question and its answers. A question with one choice has its answers in it (*yes, no, not sure*), equally big;
/// one with many lists them, each with its other answers beside it.
struct QuestionBlock: View {
    let text: Phrase
    let hint: Phrase?
    let choices: [Choice]
    let finish: FootholdCore.Button?
    let hands: any Hands

    var body: some View {
        VStack(alignment: .leading, spacing: Space.small) {
            PhraseText(text, .heading, isHeading: true)
            if let hint { PhraseText(hint, color: \.soft) }
            if let only {
                ViewThatFits(in: .horizontal) {
                    HStack(spacing: Space.small) { answers(only) }
                    VStack(spacing: Space.small) { answers(only) }
                }
            } else {
                ForEach(choices.keyed(by: \.id)) { ChoiceRow(choice: $0.value, hands: hands) }
            }
            if let finish {
                MainButton(label: finish.label) { hands.touch(finish.tap) }
                    .padding(.top, Space.small)
            }
        }
    }

    private var only: Choice? {
        choices.count == 1 ? choices.first { !$0.others.isEmpty } : nil
    }

    @ViewBuilder private func answers(_ choice: Choice) -> some View {
        Given(label: choice.text, isGiven: choice.mark == .yes) { hands.touch(choice.tap) }
        ForEach(choice.others.keyed(by: \.button.label.text)) { other in
            Given(label: other.value.button.label, isGiven: other.value.given) { hands.touch(other.value.button.tap) }
        }
    }
}
