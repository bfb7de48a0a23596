import Foundation
import FoundationOnApple

/// As Apple's.
@MainActor open class UIPrintInfo: NSObject {
    /// As Apple's.
    public enum OutputType: Int, Sendable {
        case general, photo, grayscale
    }
    open var outputType = OutputType.general
    open var jobName = ""
    public convenience init(dictionary: [AnyHashable: Any]?) { notOnApple() }
}

/// As Apple's.
@MainActor open class UIPrintFormatter: NSObject {}

/// As Apple's.
@MainActor open class UIMarkupTextPrintFormatter: UIPrintFormatter {
    public convenience init(markupText: String) { notOnApple() }
}

/// As Apple's.
@MainActor open class UIPrintInteractionController: NSObject {
    /// As Apple's.
    public typealias CompletionHandler = (UIPrintInteractionController, Bool, (any Error)?) -> Void
    open class var shared: UIPrintInteractionController { notOnApple() }
    open var printInfo: UIPrintInfo?
    open var printFormatter: UIPrintFormatter?

    @discardableResult
    open func present(animated: Bool, completionHandler completion: CompletionHandler? = nil) -> Bool { notOnApple() }

    @discardableResult open func present(
        from rect: CGRect,
        in view: UIView,
        animated: Bool,
        completionHandler completion: CompletionHandler? = nil
    ) -> Bool {
        notOnApple()
    }
}
