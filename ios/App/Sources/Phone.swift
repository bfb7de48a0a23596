import FootholdModel
import StaticHelp
import UIKit
import WidgetKit

/// The phone: what core asks for, by Apple's own screens. Each of these is one of the files beside this one.
@MainActor final class Phone: PhoneServices {
    static let shared = Phone()

    /// Asks first, as the system does for every number: nothing is dialled without the reader's own touch there.
    func open(_ address: String) async -> Bool {
        guard let url = URL(string: address) else { return false }
        return await UIApplication.shared.open(url)
    }

    func text(_ number: String, body: String) async -> Bool {
        Messages.shared.show(number, body: body)
    }

    func share(_ bytes: Data, name: String, kind: String) async -> Bool {
        Sharing.show(bytes, name: name)
    }

    func pickFile() async -> PickedFile {
        await FilePicker().pick()
    }

    func owners() -> Data? {
        Owner.known()
    }

    func recognise(reason: String) async -> Data? {
        await Owner.recognise(reason: reason)
    }

    func arm(_ alarms: [Alarm]) async -> Bool {
        await Reminding().arm(alarms)
    }

    func reminded() async -> [String] {
        await Reminding().reminded()
    }

    func withdraw(_ routes: [String]) async {
        await Reminding().withdraw(routes)
    }

    func follow(_ chosen: ChosenHelp) {
        if let glance = HelpGlance.read(HelpFiles(), region: chosen.region, locale: chosen.locale) {
            IconMenu.show([
                (.emergency, glance.emergency.text), (.crisis, glance.crisis.text), (.help, glance.help.text),
            ])
        }
        WidgetCenter.shared.reloadAllTimelines()
        HelpShortcuts.updateAppShortcutParameters()
    }

    func cover() {
        Cover.show()
    }

    /// Apple advises against an app that ends itself, because it looks like a crash. Here that is what is wanted: who
    /// looks over the reader's shoulder sees the home screen at once.
    func leave() {
        Sharing.clear()
        UIApplication.shared.ignoreSnapshotOnNextApplicationLaunch()
        exit(0)
    }
}

/// Where Apple's own screens are shown.
@MainActor enum Window {
    static var scenes: [UIWindowScene] {
        UIApplication.shared.connectedScenes.compactMap { $0 as? UIWindowScene }
    }

    /// The app's own; covers and keyboards lie above them.
    private static var all: [UIWindow] {
        scenes.flatMap(\.windows).filter { $0.windowLevel == .normal }
    }

    /// What is on top of everything; `nil` while nothing is on the screen.
    static var top: UIViewController? {
        var top = (all.first(where: \.isKeyWindow) ?? all.first)?.rootViewController
        while let above = top?.presentedViewController { top = above }
        return top
    }

    /// Shows one of Apple's screens; false while there is nothing to show it on.
    static func present(_ screen: UIViewController) -> Bool {
        // While another comes or goes UIKit would let this one fall without a word.
        guard let top, !top.isBeingPresented, !top.isBeingDismissed else { return false }
        // On an iPad some of them point at where they come from.
        screen.popoverPresentationController?.sourceView = top.view
        screen.popoverPresentationController?.sourceRect = middle(of: top.view)
        top.present(screen, animated: !UIAccessibility.isReduceMotionEnabled)
        return true
    }

    static func middle(of view: UIView) -> CGRect {
        CGRect(x: view.bounds.midX, y: view.bounds.midY, width: 0, height: 0)
    }
}
