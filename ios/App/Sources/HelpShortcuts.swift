import AppIntents
import FootholdModel
import StaticHelp

/// What Siri, Spotlight and the Shortcuts app offer without any set-up: "Call 988 with Foothold", "Open crisis help in
/// Foothold". Which number that is comes from the help of the country that was chosen.
struct HelpShortcuts: AppShortcutsProvider {
    static var appShortcuts: [AppShortcut] {
        AppShortcut(
            intent: CallLine(),
            phrases: ["Call \(\.$line) with \(.applicationName)", "Call for help with \(.applicationName)"],
            shortTitle: "Call a crisis line",
            systemImageName: "phone"
        )
        AppShortcut(
            intent: OpenHelp(),
            phrases: ["Open crisis help in \(.applicationName)", "Open help in \(.applicationName)"],
            shortTitle: "Open crisis help",
            systemImageName: "lifepreserver"
        )
    }
}

/// Calls one of the help bar's numbers. The app opens, and the system asks before it dials.
struct CallLine: AppIntent {
    static let title: LocalizedStringResource = "Call a crisis line"
    static let openAppWhenRun = true

    @Parameter(title: "Line") var line: HelpLine

    @MainActor func perform() async throws -> some IntentResult {
        if let action = QuickAction(rawValue: line.id) { RunningApp.shared.ask(action) }
        return .result()
    }
}

/// Opens the help screen.
struct OpenHelp: AppIntent {
    static let title: LocalizedStringResource = "Open crisis help"
    static let openAppWhenRun = true

    @MainActor func perform() async throws -> some IntentResult {
        RunningApp.shared.ask(.help)
        return .result()
    }
}

/// A number of the help bar.
struct HelpLine: AppEntity {
    static let typeDisplayRepresentation: TypeDisplayRepresentation = "Crisis line"
    static let defaultQuery = HelpLineQuery()

    /// The quick action that calls it.
    let id: String
    let number: String

    var displayRepresentation: DisplayRepresentation { DisplayRepresentation(title: "\(number)") }
}

/// The help bar's numbers, those of the crisis line first.
struct HelpLineQuery: EntityQuery {
    func entities(for identifiers: [HelpLine.ID]) async throws -> [HelpLine] {
        lines().filter { identifiers.contains($0.id) }
    }

    func suggestedEntities() async throws -> [HelpLine] { lines() }

    private func lines() -> [HelpLine] {
        let files = HelpFiles()
        let chosen = ChosenHelp.read(in: Folders.shared, files: files)
        guard let glance = HelpGlance.read(files, region: chosen.region, locale: chosen.locale) else { return [] }
        let bar = [(QuickAction.crisis, glance.crisis.number), (.emergency, glance.emergency.number)]
        return bar.compactMap { action, number in number.map { HelpLine(id: action.rawValue, number: $0) } }
    }
}
