import FootholdCore
import FootholdModel
import SwiftUI

/// Words to say, words to keep back, and why.
struct SayBlock: View {
    let say: Phrase
    let avoid: Phrase?
    let why: Phrase?
    let sources: [SourceRef]
    let hands: any Hands
    @Environment(\.words) private var words

    var body: some View {
        VStack(alignment: .leading, spacing: Space.small) {
            SayWords(label: words[.say], words: say)
            if let avoid { AvoidWords(label: words[.avoid], words: avoid) }
            if let why {
                VStack(alignment: .leading, spacing: Space.tiny) {
                    PhraseText(words[.why], .smallName, color: \.soft)
                    Cited(why, sources, hands: hands)
                }
                .padding(.horizontal, Space.medium)
            }
        }
    }
}
