import Foundation
import FoundationOnApple
import UIKit

/// As Apple's.
public enum MessageComposeResult: Int, Sendable {
    case cancelled
    case sent
    case failed
}

/// As Apple's.
public protocol MFMessageComposeViewControllerDelegate: NSObjectProtocol {
    func messageComposeViewController(
        _ controller: MFMessageComposeViewController,
        didFinishWith result: MessageComposeResult
    )
}

/// As Apple's.
@MainActor open class MFMessageComposeViewController: UIViewController {
    open class func canSendText() -> Bool { notOnApple() }
    open weak var messageComposeDelegate: (any MFMessageComposeViewControllerDelegate)?
    open var recipients: [String]?
    open var body: String?
}
