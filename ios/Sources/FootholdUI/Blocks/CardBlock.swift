import FootholdCore
import FootholdModel
import SwiftUI

/// A door, or one thing to do. Main doors are cards; quiet ones are rows. What acts at once, instead of opening another
/// screen, looks like a button and has no arrow.
struct CardBlock: View {
    let title: Phrase
    let text: Phrase?
    let weight: Weight
    let tap: Tap
    let hands: any Hands

    var body: some View {
        switch (tap, weight) {
        case (.go, .main): Door(title: title, text: text) { hands.touch(tap) }
        case (.go, .quiet): QuietDoor(title: title, text: text) { hands.touch(tap) }
        case (.do, _), (.submit, _), (.reach, _): act
        }
    }

    private var act: some View {
        VStack(alignment: .leading, spacing: Space.tiny) {
            switch weight {
            case .main: MainButton(label: title, picture: tap.picture) { hands.touch(tap) }
            case .quiet: EdgedButton(label: title, picture: tap.picture, isWide: true) { hands.touch(tap) }
            }
            if let text { PhraseText(text, .small, color: \.soft) }
        }
    }
}

private struct Door: View {
    let title: Phrase
    let text: Phrase?
    let act: @MainActor () -> Void
    @Environment(\.palette) private var palette

    var body: some View {
        SwiftUI.Button(action: act) {
            HStack(spacing: Space.snug) {
                VStack(alignment: .leading, spacing: Space.tiny) {
                    PhraseText(title, .heading)
                    if let text { PhraseText(text, color: \.soft) }
                }
                Spacer(minLength: 0)
                Icon(picture: .forward, color: \.action)
            }
            .padding(.horizontal, Space.margin)
            .padding(.vertical, Space.medium)
            .frame(maxWidth: .infinity, minHeight: Space.call)
            .background(palette.raised, in: Corners.card)
            .overlay { Corners.card.strokeBorder(palette.line, lineWidth: Space.hair) }
        }
        .buttonStyle(.plain)
    }
}

private struct QuietDoor: View {
    let title: Phrase
    let text: Phrase?
    let act: @MainActor () -> Void
    @Environment(\.palette) private var palette

    var body: some View {
        SwiftUI.Button(action: act) {
            VStack(alignment: .leading, spacing: Space.snug) {
                HStack(spacing: Space.snug) {
                    VStack(alignment: .leading, spacing: 0) {
                        PhraseText(title, .button)
                        if let text { PhraseText(text, .small, color: \.soft) }
                    }
                    Spacer(minLength: 0)
                    Icon(picture: .forward, color: \.soft)
                }
                Rectangle().fill(palette.line).frame(height: Space.hair)
            }
            .padding(.top, Space.snug)
            .frame(maxWidth: .infinity, minHeight: Space.touch)
            .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
    }
}
