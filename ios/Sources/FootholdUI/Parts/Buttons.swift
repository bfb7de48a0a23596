import FootholdCore
import SwiftUI

/// The one thing a screen or a form leads to.
struct MainButton: View {
    let label: Phrase
    var picture: Picture?
    let act: @MainActor () -> Void
    @Environment(\.palette) private var palette

    var body: some View {
        SwiftUI.Button(action: act) {
            HStack(spacing: Space.small) {
                if let picture { Icon(picture: picture, color: \.onAction) }
                PhraseText(label, .button, color: \.onAction, alignment: .center)
            }
            .padding(.horizontal, Space.medium)
            .padding(.vertical, Space.snug)
            .frame(maxWidth: .infinity, minHeight: 56)
            .background(palette.action, in: Corners.button)
        }
        .buttonStyle(.plain)
    }
}

/// Something to do that is not the main thing.
struct EdgedButton: View {
    let label: Phrase
    var picture: Picture?
    var isWide = false
    let act: @MainActor () -> Void
    @Environment(\.palette) private var palette

    var body: some View {
        SwiftUI.Button(action: act) {
            HStack(spacing: Space.small) {
                if let picture { Icon(picture: picture, color: \.action) }
                PhraseText(label, .button, color: \.action, alignment: .center)
            }
            .padding(.horizontal, Space.medium)
            .padding(.vertical, Space.snug)
            .frame(maxWidth: isWide ? .infinity : nil, minHeight: Space.touch)
            .overlay { Corners.button.strokeBorder(palette.action, lineWidth: 1.5) }
            .contentShape(Corners.button)
        }
        .buttonStyle(.plain)
    }
}

/// A door within a card.
struct QuietButton: View {
    let label: Phrase
    var picture = Picture.forward
    let act: @MainActor () -> Void

    var body: some View {
        SwiftUI.Button(action: act) {
            HStack(spacing: Space.tiny) {
                PhraseText(label, .button, color: \.action)
                Icon(picture: picture, color: \.action)
            }
            .padding(.vertical, Space.small)
            .frame(minHeight: Space.touch)
            .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
    }
}

/// A button with only a picture, which has a name all the same.
struct PictureButton: View {
    let picture: Picture
    let name: String
    var color: KeyPath<Shades, Shade> = \.ink
    let act: @MainActor () -> Void

    var body: some View {
        SwiftUI.Button(action: act) {
            Icon(picture: picture, color: color)
                .frame(minWidth: Space.touch, minHeight: Space.touch)
                .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
        .accessibilityLabel(Text(verbatim: name))
    }
}
