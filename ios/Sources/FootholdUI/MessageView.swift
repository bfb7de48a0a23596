import FootholdCore
import FootholdModel
import SwiftUI

/// What the phone could not do, and what is wrong where no field is to blame. It stands between the page and the help
/// bar and is no alert: nothing may lie over help.
struct MessageView: View {
    let problem: Problem?
    let hands: any Hands

    var body: some View {
        switch problem {
        case .refused(let reason, _):
            Sheet(.stop, named: .problem, words: Phrase(text: reason, spoken: nil), hands: hands) { EmptyView() }
        case .failed(let effect, let words):
            Sheet(.note, named: .note, words: words, hands: hands) {
                if let number = effect.copyable { LargeNumber(number: number) }
            }
        case .inField, nil:
            EmptyView()
        }
    }
}

private struct Sheet<Below: View>: View {
    let picture: Picture
    let name: AppWord
    let words: Phrase
    let hands: any Hands
    let below: Below
    @Environment(\.words) private var own
    @Environment(\.palette) private var palette

    init(
        _ picture: Picture,
        named name: AppWord,
        words: Phrase,
        hands: any Hands,
        @ViewBuilder below: () -> Below
    ) {
        self.picture = picture
        self.name = name
        self.words = words
        self.hands = hands
        self.below = below()
    }

    var body: some View {
        HStack(alignment: .top, spacing: Space.snug) {
            Icon(picture: picture, color: \.action, name: own[name])
                .padding(.top, Space.snug)
            // At the largest letters a long one must not push help off the screen: then it scrolls.
            ViewThatFits(in: .vertical) {
                said
                ScrollView { said }
            }
            Spacer(minLength: 0)
            PictureButton(picture: .close, name: own[.close]) { hands.dismiss() }
        }
        .padding(.leading, Space.medium)
        .background(palette.raised, in: Corners.card)
        .overlay { Corners.card.strokeBorder(palette.action, lineWidth: 2) }
        .frame(maxWidth: Space.page)
        .padding(.horizontal, Space.snug)
        .padding(.top, Space.small)
    }

    private var said: some View {
        VStack(alignment: .leading, spacing: Space.small) {
            PhraseText(words)
            below
        }
        .padding(.vertical, Space.snug)
    }
}
