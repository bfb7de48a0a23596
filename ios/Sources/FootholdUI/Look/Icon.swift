import FootholdCore
import SwiftUI

/// Pictures of the system's own set. They stand beside words and never instead of them.
enum Picture: String, CaseIterable {
    case back = "chevron.backward"
    case forward = "chevron.forward"
    case leave = "rectangle.portrait.and.arrow.right"
    case call = "phone.fill"
    case text = "message"
    case chat = "bubble.left.and.bubble.right"
    case web = "globe"
    case mail = "envelope"
    case keyboard = "keyboard"
    case video = "video"
    case relay = "arrow.left.arrow.right"
    case check = "checkmark"
    case stop = "exclamationmark.octagon"
    case note = "info.circle"
    case help = "lifepreserver"
    case show = "eye"
    case hide = "eye.slash"
    case copy = "doc.on.doc"
    case close = "xmark"
    case day = "calendar"
    case time = "clock"
    case source = "bookmark"
    case quote = "quote.bubble"
    case notThis = "nosign"
    case print = "printer"
    case covered = "lock"
}

struct Icon: View {
    let picture: Picture
    var color: KeyPath<Shades, Shade> = \.ink
    /// What it says to who cannot see it; blank where the words beside it say it all.
    var name = ""
    @Environment(\.palette) private var palette

    var body: some View {
        Image(systemName: picture.rawValue)
            .foregroundStyle(palette[dynamicMember: color])
            .accessibilityLabel(Text(verbatim: name))
            .accessibilityHidden(name.isEmpty)
    }
}

extension ReachKind {
    var picture: Picture {
        switch self {
        case .call: .call
        case .text: .text
        case .chat, .whatsapp: .chat
        case .web: .web
        case .tty: .keyboard
        case .videophone: .video
        case .relay: .relay
        case .email: .mail
        }
    }
}

extension Tap {
    /// The picture beside words that reach someone; `nil` for all that stays within the app.
    var picture: Picture? {
        switch self {
        case .reach(let channel): channel.kind.picture
        case .go, .do, .submit: nil
        }
    }
}
