import FootholdCore
import SwiftUI

/// How far along: one short bar for each part, and the same in words.
struct ProgressBlock: View {
    let done: Int
    let total: Int
    let text: Phrase
    @Environment(\.palette) private var palette

    var body: some View {
        VStack(alignment: .leading, spacing: Space.small) {
            HStack(spacing: Space.tiny) {
                ForEach(Array(0..<total), id: \.self) { part in
                    Capsule().fill(part < done ? palette.action : palette.paper)
                        .frame(height: 8)
                        .overlay { Capsule().strokeBorder(part < done ? palette.action : palette.edge, lineWidth: 1) }
                }
            }
            .accessibilityHidden(true)
            PhraseText(text, .small, color: \.soft)
        }
    }
}
