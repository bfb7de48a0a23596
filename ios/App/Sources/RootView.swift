import FootholdModel
import FootholdUI
import SwiftUI
import UIKit

/// The one window: it opens and closes the diary as the app comes and goes, and covers what is private while anyone
/// else could see it.
struct RootView: View {
    let running: RunningApp
    // Kept by the system until the app is swiped away; only the texts of routes are in it.
    @SceneStorage("places") private var places = ""
    @Environment(\.scenePhase) private var phase
    @Environment(\.isSceneCaptured) private var isCaptured

    var body: some View {
        AppView(model: running.model, help: running.help, isCovered: isCovered)
            .environment(\.phone, .init(copy: Clipboard.copy, print: Printing.print))
            .task { await running.start(saved: places.split(separator: "\n").map(String.init)) }
            .onChange(of: running.model.saved) { _, saved in places = saved.joined(separator: "\n") }
            .onChange(of: phase, initial: true) { _, phase in follow(phase) }
            .onChange(of: running.trouble) { _, words in announce(words) }
            .onOpenURL { running.open($0) }
    }

    /// Whether private pages are. While the app is not in front, a window covers everything (`Cover`).
    private var isCovered: Bool { phase != .active || isCaptured || !running.isSettled }

    private func follow(_ phase: ScenePhase) {
        switch phase {
        case .active:
            // A second way down for the cover: help must never stay under it.
            Cover.hide()
            Task { await running.came() }
        case .background: BackgroundTime.use { await running.went() }
        case .inactive: break
        @unknown default: break
        }
    }

    /// VoiceOver says at once what went wrong, wherever the reader is on the page.
    private func announce(_ words: String?) {
        guard let words else { return }
        UIAccessibility.post(notification: .announcement, argument: words)
    }
}

/// A few more seconds when the app leaves the screen, in which the diary's file closes.
@MainActor enum BackgroundTime {
    static func use(_ work: @escaping @MainActor () async -> Void) {
        var time: UIBackgroundTaskIdentifier?
        // The system ends an app that keeps its time too long: it is given back when it runs out, or when done.
        func end() {
            if let time { UIApplication.shared.endBackgroundTask(time) }
            time = nil
        }
        time = UIApplication.shared.beginBackgroundTask { end() }
        Task {
            await work()
            end()
        }
    }
}
