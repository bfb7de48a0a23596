import FootholdModel
import UIKit
import UserNotifications

/// What SwiftUI leaves to UIKit: the icon's menu, reminders that were touched, and who may be the keyboard.
final class AppDelegate: NSObject, UIApplicationDelegate, UNUserNotificationCenterDelegate {
    func application(
        _ application: UIApplication,
        didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]? = nil
    ) -> Bool {
        UNUserNotificationCenter.current().delegate = self
        Sharing.clear()
        return true
    }

    func application(
        _ application: UIApplication,
        configurationForConnecting connectingSceneSession: UISceneSession,
        options: UIScene.ConnectionOptions
    ) -> UISceneConfiguration {
        if let item = options.shortcutItem { IconMenu.carryOut(item) }
        let scene = UISceneConfiguration(name: nil, sessionRole: connectingSceneSession.role)
        scene.delegateClass = SceneDelegate.self
        return scene
    }

    /// A keyboard from elsewhere could send on what is typed: only the system's own are let in.
    func application(
        _ application: UIApplication,
        shouldAllowExtensionPointIdentifier extensionPointIdentifier: UIApplication.ExtensionPointIdentifier
    ) -> Bool {
        extensionPointIdentifier != .keyboard
    }

    // Not the `async` forms of these two: what is called back after them comes from any thread, which UIKit forbids.
    // Their selectors are named, so that the system finds them however this compiler reads Apple's optional methods.

    #if canImport(ObjectiveC)
        @objc(userNotificationCenter:didReceiveNotificationResponse:withCompletionHandler:)
    #endif
    nonisolated func userNotificationCenter(
        _ center: UNUserNotificationCenter,
        didReceive response: UNNotificationResponse,
        withCompletionHandler completionHandler: @escaping () -> Void
    ) {
        if let route = response.notification.request.content.userInfo[Reminding.route] as? String {
            Task { @MainActor in RunningApp.shared.model.openReminder(route) }
        }
        completionHandler()
    }

    #if canImport(ObjectiveC)
        @objc(userNotificationCenter:willPresentNotification:withCompletionHandler:)
    #endif
    nonisolated func userNotificationCenter(
        _ center: UNUserNotificationCenter,
        willPresent notification: UNNotification,
        withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void
    ) {
        completionHandler([.banner, .list, .sound])
    }
}

/// Covers the app while it is not in front. And the icon's menu, touched while the app was running.
final class SceneDelegate: UIResponder, UIWindowSceneDelegate {
    func sceneWillResignActive(_ scene: UIScene) {
        Cover.show()
    }

    func sceneDidBecomeActive(_ scene: UIScene) {
        Cover.hide()
    }

    func windowScene(
        _ windowScene: UIWindowScene,
        performActionFor shortcutItem: UIApplicationShortcutItem,
        completionHandler: @escaping (Bool) -> Void
    ) {
        IconMenu.carryOut(shortcutItem)
        completionHandler(true)
    }
}

/// A long press on the app's icon: the help bar of the country that was chosen.
@MainActor enum IconMenu {
    static func show(_ bar: [(QuickAction, String)]) {
        UIApplication.shared.shortcutItems = bar.map { action, words in
            UIApplicationShortcutItem(
                type: action.rawValue,
                localizedTitle: words,
                localizedSubtitle: nil,
                icon: UIApplicationShortcutIcon(systemImageName: action == .help ? "lifepreserver" : "phone")
            )
        }
    }

    static func carryOut(_ item: UIApplicationShortcutItem) {
        if let action = QuickAction(rawValue: item.type) { RunningApp.shared.ask(action) }
    }
}
