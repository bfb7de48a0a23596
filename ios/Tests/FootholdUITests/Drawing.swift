import FootholdCore
import FootholdModel
import FootholdUI
import Foundation
import StaticHelp
import SwiftUI
import TestSupport

/// One screen under hands that only remember what was touched.
@MainActor final class RecordingHands: Hands {
    private let screen: Screen
    var problem: Problem?
    var typed: [FieldAt: String] = [:]
    var taps: [Tap] = []
    var dismissed = 0

    init(_ screen: Screen) {
        self.screen = screen
    }

    var routes: [Route] { [screen.route] }

    func drawn(at route: Route) -> Drawn? {
        Drawn(screen: screen, routes: routes, typed: typed, problem: problem)
    }

    func touch(_ tap: Tap) { taps.append(tap) }

    func type(form: String, field: String, value: String) { typed[FieldAt(form: form, field: field)] = value }

    func back(to count: Int) {}

    func dismiss() { dismissed += 1 }
}

/// A screen as it is drawn, and what came of touching it.
@MainActor final class Canvas {
    let hands: RecordingHands
    private(set) var copied: [String] = []
    private(set) var printed: [Screen] = []
    private var host: ViewHost?
    /// What the phone says of itself.
    var environment = EnvironmentValues()

    init(_ screen: Screen) {
        hands = RecordingHands(screen)
        environment.words = appWords
    }

    /// What is drawn now.
    func draw() -> ViewNode {
        let host = host ?? ViewHost(Root(hands: hands))
        self.host = host
        host.environment = environment
        host.environment.phone = PhoneActions(
            copy: { [weak self] in self?.copied.append($0) },
            print: { [weak self] in self?.printed.append($0) }
        )
        return host.draw()
    }

    private struct Root: View {
        let hands: RecordingHands

        var body: some View {
            if let drawn = hands.drawn(at: hands.routes[0]) { FootholdView(drawn: drawn, hands: hands) }
        }
    }
}

/// The apps' own words, as they are in English.
let appWords: AppWords = {
    let files = HelpFiles(folder: checkout("ios/App/Resources/help"))
    return HelpBook.read(files, ChosenHelp(region: "US", locale: "en"))?.words ?? AppWords([:])
}()

/// What can be pressed or typed into.
let controls: Set<String> = ["Button", "TextField", "SecureField", "DatePicker", "BackButton"]

extension ViewNode {
    /// Everything that can be touched.
    var touchable: [ViewNode] { all.filter { controls.contains($0.kind) } }

    /// Its least height, by its own frame or that of what is in it.
    var least: Double {
        let own = traits["minHeight"].flatMap(Double.init) ?? 0
        return children.filter { !controls.contains($0.kind) }.map(\.least).reduce(own, max)
    }

    /// The button that says this.
    func button(_ spoken: String) -> ViewNode? {
        all.first { $0.kind == "Button" && $0.spoken.contains(spoken) }
    }

    /// What stands around the help bar's buttons and nothing else.
    var helpBar: ViewNode? {
        all.first { $0.traits["order"] == "1.0" }
    }

    /// This and everything in it that can be seen.
    var seen: [ViewNode] {
        traits["opacity"].flatMap(Double.init) == 0 ? [] : [self] + children.flatMap(\.seen)
    }

    /// Everything that is said, in words.
    var said: [String] { all.map(\.spoken).filter { !$0.isEmpty } }

    /// What VoiceOver says, element by element: what is in a control or under a label is not said again.
    var heard: [String] {
        if traits["hidden"] == "true" { return [] }
        let isElement = traits["label"] != nil || controls.contains(kind) || traits["children"] == "combine"
        if isElement || children.isEmpty { return spoken.isEmpty ? [] : [spoken] }
        return children.flatMap(\.heard)
    }
}
