import Foundation
import FoundationOnApple

/// As Apple's.
open class UNUserNotificationCenter: NSObject, @unchecked Sendable {
    open class func current() -> UNUserNotificationCenter { notOnApple() }
    open weak var delegate: (any UNUserNotificationCenterDelegate)?
    open func pendingNotificationRequests() async -> [UNNotificationRequest] { notOnApple() }
    open func removePendingNotificationRequests(withIdentifiers identifiers: [String]) { notOnApple() }
    open func deliveredNotifications() async -> [UNNotification] { notOnApple() }
    open func removeDeliveredNotifications(withIdentifiers identifiers: [String]) { notOnApple() }
    open func requestAuthorization(options: UNAuthorizationOptions = []) async throws -> Bool { notOnApple() }
    open func add(_ request: UNNotificationRequest) async throws { notOnApple() }
}

/// As Apple's, whose methods are optional.
public protocol UNUserNotificationCenterDelegate: NSObjectProtocol {
    func userNotificationCenter(
        _ center: UNUserNotificationCenter,
        didReceive response: UNNotificationResponse,
        withCompletionHandler completionHandler: @escaping () -> Void
    )
    func userNotificationCenter(
        _ center: UNUserNotificationCenter,
        willPresent notification: UNNotification,
        withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void
    )
}

/// As Apple's.
public struct UNAuthorizationOptions: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let sound = UNAuthorizationOptions(rawValue: 2)
    public static let alert = UNAuthorizationOptions(rawValue: 4)
}

/// As Apple's.
public struct UNNotificationPresentationOptions: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let sound = UNNotificationPresentationOptions(rawValue: 2)
    public static let list = UNNotificationPresentationOptions(rawValue: 8)
    public static let banner = UNNotificationPresentationOptions(rawValue: 16)
}

/// As Apple's.
open class UNNotificationSound: NSObject {
    open class var `default`: UNNotificationSound { notOnApple() }
}

/// As Apple's.
open class UNNotificationContent: NSObject {
    open var title: String { notOnApple() }
    open var userInfo: [AnyHashable: Any] { notOnApple() }
}

/// As Apple's.
open class UNMutableNotificationContent: UNNotificationContent {
    override open var title: String {
        get { notOnApple() }
        set { notOnApple() }
    }
    open var sound: UNNotificationSound?
    override open var userInfo: [AnyHashable: Any] {
        get { notOnApple() }
        set { notOnApple() }
    }
}

/// As Apple's.
open class UNNotificationTrigger: NSObject {}

/// As Apple's.
open class UNCalendarNotificationTrigger: UNNotificationTrigger {
    open var dateComponents: DateComponents { notOnApple() }
    public convenience init(dateMatching dateComponents: DateComponents, repeats: Bool) { notOnApple() }
}

/// As Apple's.
open class UNNotificationRequest: NSObject {
    open var identifier: String { notOnApple() }
    open var trigger: UNNotificationTrigger? { notOnApple() }
    open var content: UNNotificationContent { notOnApple() }
    public convenience init(identifier: String, content: UNNotificationContent, trigger: UNNotificationTrigger?) {
        notOnApple()
    }
}

/// As Apple's.
open class UNNotification: NSObject {
    open var request: UNNotificationRequest { notOnApple() }
}

/// As Apple's.
open class UNNotificationResponse: NSObject {
    open var notification: UNNotification { notOnApple() }
}
