import Foundation
import FoundationOnApple
import UniformTypeIdentifiers

/// As Apple's.
public enum UIKeyboardType: Int, Sendable {
    case `default`, asciiCapable, numbersAndPunctuation, numberPad, phonePad
}

/// As Apple's.
open class UIColor: NSObject, @unchecked Sendable {
    open class var systemBackground: UIColor { notOnApple() }
    public convenience init?(named name: String) { notOnApple() }
}

/// As Apple's.
@MainActor open class UIView: UIResponder {
    open var bounds: CGRect { notOnApple() }
    open var backgroundColor: UIColor?
    open var isHidden: Bool {
        get { notOnApple() }
        set { notOnApple() }
    }
}

/// As Apple's.
@MainActor open class UIWindow: UIView {
    /// As Apple's.
    public struct Level: RawRepresentable, Hashable, Sendable {
        public let rawValue: CGFloat
        public init(rawValue: CGFloat) { self.rawValue = rawValue }
        public static let normal = Level(rawValue: 0)
        public static let alert = Level(rawValue: 2000)
    }
    open var isKeyWindow: Bool { notOnApple() }
    open var windowLevel = Level.normal
    open var rootViewController: UIViewController?
    public convenience init(windowScene: UIWindowScene) { notOnApple() }
}

/// As Apple's.
@MainActor open class UIViewController: UIResponder {
    open var view: UIView! { notOnApple() }
    open var presentedViewController: UIViewController? { notOnApple() }
    open var isBeingPresented: Bool { notOnApple() }
    open var isBeingDismissed: Bool { notOnApple() }
    open var popoverPresentationController: UIPopoverPresentationController? { notOnApple() }
    open func present(
        _ viewControllerToPresent: UIViewController,
        animated flag: Bool,
        completion: (() -> Void)? = nil
    ) {
        notOnApple()
    }
    open func dismiss(animated flag: Bool, completion: (() -> Void)? = nil) { notOnApple() }
}

/// As Apple's.
@MainActor open class UIPopoverPresentationController: NSObject {
    open var sourceView: UIView?
    open var sourceRect = CGRect.zero
}

/// As Apple's.
@MainActor open class UIActivityViewController: UIViewController {
    /// As Apple's.
    public typealias CompletionWithItemsHandler = (UIActivity.ActivityType?, Bool, [Any]?, (any Error)?) -> Void
    open var completionWithItemsHandler: CompletionWithItemsHandler?
    public convenience init(activityItems: [Any], applicationActivities: [UIActivity]?) { notOnApple() }
}

/// As Apple's.
@MainActor open class UIActivity: NSObject {
    /// As Apple's.
    public struct ActivityType: Hashable, Sendable {}
}

/// As Apple's.
@MainActor open class UIDocumentPickerViewController: UIViewController {
    open weak var delegate: (any UIDocumentPickerDelegate)?
    public convenience init(forOpeningContentTypes contentTypes: [UTType], asCopy: Bool) { notOnApple() }
}

/// As Apple's, whose methods are optional.
@MainActor public protocol UIDocumentPickerDelegate: NSObjectProtocol {
    func documentPicker(_ controller: UIDocumentPickerViewController, didPickDocumentsAt urls: [URL])
    func documentPickerWasCancelled(_ controller: UIDocumentPickerViewController)
}

/// As Apple's.
open class UIPasteboard: NSObject {
    /// As Apple's.
    public struct OptionsKey: Hashable, Sendable {
        let name: String
        public static let expirationDate = OptionsKey(name: "expirationDate")
        public static let localOnly = OptionsKey(name: "localOnly")
    }
    open class var general: UIPasteboard { notOnApple() }
    open func setItems(_ items: [[String: Any]], options: [UIPasteboard.OptionsKey: Any] = [:]) { notOnApple() }
}

/// As Apple's.
@MainActor open class UIDevice: NSObject {
    open class var current: UIDevice { notOnApple() }
    open var userInterfaceIdiom: UIUserInterfaceIdiom { notOnApple() }
}

/// As Apple's.
public enum UIUserInterfaceIdiom: Int, Sendable {
    case unspecified = -1
    case phone = 0
    case pad = 1
}

/// As Apple's.
public enum UIAccessibility {
    /// As Apple's.
    public struct Notification: Hashable, Sendable {
        public static let announcement = Notification()
    }
    @MainActor public static var isReduceMotionEnabled: Bool { notOnApple() }
    @MainActor public static func post(notification: UIAccessibility.Notification, argument: Any?) { notOnApple() }
}
