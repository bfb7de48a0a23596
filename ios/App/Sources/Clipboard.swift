import UIKit
import UniformTypeIdentifiers

/// What is copied stays on this phone, and not for long: another device or an app that is opened tomorrow has no
/// business with a helpline's number.
@MainActor enum Clipboard {
    static func copy(_ words: String) {
        UIPasteboard.general.setItems(
            [[UTType.utf8PlainText.identifier: words]],
            options: [.localOnly: true, .expirationDate: Date.now.addingTimeInterval(seconds)]
        )
    }

    /// Enough to dial on.
    private static let seconds: TimeInterval = 600
}
