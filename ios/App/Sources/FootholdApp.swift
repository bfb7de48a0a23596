import FootholdModel
import FootholdUI
import SwiftUI

/// The app. It only puts together: what it shows is in FootholdUI, what it does in FootholdModel, what it says in core.
@main struct FootholdApp: App {
    @UIApplicationDelegateAdaptor(AppDelegate.self) private var delegate

    var body: some Scene {
        WindowGroup { RootView(running: .shared) }
    }
}

extension RunningApp {
    /// The one that runs. Shortcuts and notifications find it too.
    @MainActor static let shared = RunningApp(
        Places(own: Folders.own(), shared: Folders.shared, help: .init()),
        services: Phone.shared,
        safe: Keychain()
    )
}
