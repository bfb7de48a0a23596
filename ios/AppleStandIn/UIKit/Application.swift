@_exported import Foundation
import FoundationOnApple

/// As Apple's.
@MainActor open class UIResponder: NSObject {}

/// As Apple's.
public struct UIBackgroundTaskIdentifier: Hashable, Sendable {
    public static let invalid = UIBackgroundTaskIdentifier()
}

/// As Apple's.
@MainActor open class UIApplication: UIResponder {
    /// As Apple's.
    public struct LaunchOptionsKey: Hashable, Sendable {}

    /// As Apple's.
    public struct OpenExternalURLOptionsKey: Hashable, Sendable {}

    /// As Apple's.
    public struct ExtensionPointIdentifier: Hashable, Sendable {
        public static let keyboard = ExtensionPointIdentifier()
    }

    open class var shared: UIApplication { notOnApple() }
    open var connectedScenes: Set<UIScene> { notOnApple() }
    open var shortcutItems: [UIApplicationShortcutItem]?
    open func ignoreSnapshotOnNextApplicationLaunch() { notOnApple() }

    @discardableResult
    open func open(_ url: URL, options: [OpenExternalURLOptionsKey: Any] = [:]) async -> Bool { notOnApple() }

    open nonisolated func beginBackgroundTask(
        expirationHandler handler: (@MainActor @Sendable () -> Void)? = nil
    ) -> UIBackgroundTaskIdentifier {
        notOnApple()
    }

    open nonisolated func endBackgroundTask(_ identifier: UIBackgroundTaskIdentifier) { notOnApple() }
}

/// As Apple's, whose methods are optional.
@MainActor public protocol UIApplicationDelegate: NSObjectProtocol {
    func application(
        _ application: UIApplication,
        didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
    ) -> Bool
    func application(
        _ application: UIApplication,
        configurationForConnecting connectingSceneSession: UISceneSession,
        options: UIScene.ConnectionOptions
    ) -> UISceneConfiguration
    func application(
        _ application: UIApplication,
        shouldAllowExtensionPointIdentifier extensionPointIdentifier: UIApplication.ExtensionPointIdentifier
    ) -> Bool
}

/// As Apple's.
open class UIApplicationShortcutIcon: NSObject {
    public convenience init(systemImageName: String) { notOnApple() }
}

/// As Apple's.
open class UIApplicationShortcutItem: NSObject {
    open var type: String { notOnApple() }
    public convenience init(
        type: String,
        localizedTitle: String,
        localizedSubtitle: String?,
        icon: UIApplicationShortcutIcon?,
        userInfo: [String: any NSSecureCoding]? = nil
    ) {
        notOnApple()
    }
}

/// As Apple's, which UIKit brings along from QuartzCore.
open class CATransaction: NSObject {
    open class func flush() { notOnApple() }
}

/// As Apple's.
@MainActor open class UIScene: UIResponder {
    /// As Apple's.
    @MainActor open class ConnectionOptions: NSObject {
        open var shortcutItem: UIApplicationShortcutItem? { notOnApple() }
    }
}

/// As Apple's.
@MainActor open class UIWindowScene: UIScene {
    open var windows: [UIWindow] { notOnApple() }
}

/// As Apple's.
@MainActor open class UISceneSession: NSObject {
    /// As Apple's.
    public struct Role: Hashable, Sendable {}
    open var role: Role { notOnApple() }
}

/// As Apple's.
@MainActor open class UISceneConfiguration: NSObject {
    open var delegateClass: AnyClass?
    public convenience init(name: String?, sessionRole: UISceneSession.Role) { notOnApple() }
}

/// As Apple's, whose methods are optional.
@MainActor public protocol UISceneDelegate: NSObjectProtocol {
    func sceneWillResignActive(_ scene: UIScene)
    func sceneDidBecomeActive(_ scene: UIScene)
}

/// As Apple's, whose methods are optional.
@MainActor public protocol UIWindowSceneDelegate: UISceneDelegate {
    func windowScene(
        _ windowScene: UIWindowScene,
        performActionFor shortcutItem: UIApplicationShortcutItem,
        completionHandler: @escaping (Bool) -> Void
    )
}
