import MessageUI
import UIKit

/// A text message, filled in by core and sent by its owner or not at all.
@MainActor final class Messages: NSObject, @preconcurrency MFMessageComposeViewControllerDelegate {
    static let shared = Messages()

    func show(_ number: String, body: String) -> Bool {
        guard MFMessageComposeViewController.canSendText() else { return false }
        let message = MFMessageComposeViewController()
        message.recipients = [number]
        if !body.isEmpty { message.body = body }
        message.messageComposeDelegate = self
        return Window.present(message)
    }

    func messageComposeViewController(
        _ controller: MFMessageComposeViewController,
        didFinishWith result: MessageComposeResult
    ) {
        controller.dismiss(animated: !UIAccessibility.isReduceMotionEnabled)
    }
}
