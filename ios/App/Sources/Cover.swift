import UIKit

/// A blank page over all that the app has on the screen, also over Apple's own sheets: the share sheet, a message, a
/// file to choose. It is a window of its own, so that nothing below it changes or is drawn anew.
@MainActor enum Cover {
    private static var windows: [UIWindow] = []

    /// Lays it over everything, at once: the system takes its picture for the app switcher right after this.
    static func show() {
        let before = windows
        windows = Window.scenes.map { scene in
            let window = UIWindow(windowScene: scene)
            window.windowLevel = UIWindow.Level(rawValue: UIWindow.Level.alert.rawValue + 1)
            let page = UIViewController()
            page.view.backgroundColor = UIColor(named: "Paper") ?? .systemBackground
            window.rootViewController = page
            window.isHidden = false
            return window
        }
        takeAway(before)
        // Whoever leaves fast ends the app before its next frame.
        CATransaction.flush()
    }

    /// Takes it away: the app is in front, where help is never covered.
    static func hide() {
        takeAway(windows)
        windows = []
    }

    private static func takeAway(_ windows: [UIWindow]) {
        for window in windows { window.isHidden = true }
    }
}
