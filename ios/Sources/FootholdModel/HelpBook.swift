import FootholdCore
import Foundation
import StaticHelp

/// The help of one country, as it was when the app was built: shown before the Rust library is there, and where it
/// cannot be used.
public struct HelpBook: Equatable, Sendable {
    /// The apps' own words.
    public let words: AppWords
    private let screens: [Route: Screen]

    /// The book in a help file.
    ///
    /// - Throws: if there is anything in it that this app does not know.
    public init(_ bytes: Data) throws {
        let file = try JSONDecoder().decode(HelpJSON.File.self, from: bytes)
        words = AppWords(file.words)
        let known = try file.screens.map { text, screen in
            let route = HelpJSON.route(text)
            return (route, try screen.screen(at: route))
        }
        screens = Dictionary(uniqueKeysWithValues: known)
    }

    /// The help of a region, or of no country where its file cannot be read.
    public static func read(_ files: HelpFiles, _ chosen: ChosenHelp) -> HelpBook? {
        files.read(region: chosen.region, locale: chosen.locale) { try HelpBook($0) }
    }

    /// What stands at a place; `nil` where that needs the library.
    public subscript(route: Route) -> Screen? { screens[route] }

    /// Every place that can be shown.
    public var routes: [Route] { Array(screens.keys) }
}

/// The few words that belong to drawing itself: what a button with only a picture is called, what a mark means.
/// Everything else a screen says comes from core. They come from the content too, by way of the help files.
public struct AppWords: Equatable, Sendable {
    private let words: [String: String]

    /// These words by their ids.
    public init(_ words: [String: String]) {
        self.words = words
    }

    /// The words with an id. An app whose own files are broken says the id, which is a word as well.
    public subscript(id: AppWord) -> String { words[id.rawValue] ?? id.rawValue }
}

/// Which of the apps' own words this app says. A test holds that all of them are there.
public enum AppWord: String, CaseIterable, Sendable {
    case avoid, chosen, close, copied, copy, done, from, hide, important, note, opening, print, problem, reminders
    case say, show, step, why
    case appName = "app-name"
    case chooseDay = "choose-day"
    case chooseTime = "choose-time"
    case helpNumbers = "help-numbers"
    case helpOnly = "help-only"
    case helpWidget = "help-widget"
    case hideSources = "hide-sources"
    case needsInternet = "needs-internet"
    case notChosen = "not-chosen"
    case privateScreen = "private-screen"
    case remindersOff = "reminders-off"
    case showSources = "show-sources"
    case unlockTitle = "unlock-title"
}
