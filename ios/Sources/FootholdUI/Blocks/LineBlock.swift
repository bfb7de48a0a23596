import FootholdCore
import FootholdModel
import SwiftUI

/// A helpline: its name, the ways to reach it best first, then what there is to know about it.
struct LineBlock: View {
    let line: LineCard
    let hands: any Hands
    @Environment(\.palette) private var palette

    var body: some View {
        VStack(alignment: .leading, spacing: Space.small) {
            PhraseText(line.name, .heading, isHeading: true)
            if let audience = line.audience { PhraseText(audience) }
            ForEach(line.channels.keyed(by: \.id)) { ChannelRow(channel: $0.value, hands: hands) }
            ForEach(known.keyed(by: \.text)) { PhraseText($0.value, .small, color: \.soft) }
            if let more = line.more {
                QuietButton(label: more.label) { hands.touch(more.tap) }
                    .accessibilityLabel(Text(verbatim: "\(more.label.aloud), \(line.name.aloud)"))
            }
        }
        .padding(Space.medium)
        .frame(maxWidth: .infinity, alignment: .leading)
        .background(palette.raised, in: Corners.card)
        .overlay { Corners.card.strokeBorder(palette.line, lineWidth: Space.hair) }
    }

    private var known: [Phrase] { [line.hours, line.sendsHelp, line.checked].compactMap { $0 } }
}
