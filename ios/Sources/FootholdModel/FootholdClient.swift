import FootholdCore
import Foundation

/// Core as the app calls it: the same functions as the generated object, none of which holds up the main thread.
/// ``RustFootholdClient`` is the real one.
///
/// Calls start on the main actor, so that those of one kind reach core in the order in which they were made. Every
/// function throws ``LibraryMissing`` where there is no library; ``perform(_:now:)``, ``unlock(folder:key:)`` and
/// ``tend(now:)`` also throw `FootholdError`, with words to show.
@MainActor public protocol FootholdClient: AnyObject {
    /// What to draw at a route. Always a screen with help on it.
    func screen(_ route: Route, now: Moment) async throws -> Screen

    /// Carries out an action, and says where to go and what the platform must do.
    func perform(_ action: Action, now: Moment) async throws -> Outcome

    /// The settings as they stand.
    func settings() async throws -> Settings

    /// Every reminder to come: arm these and no others. `nil` where that is not known now: then keep what is armed.
    func reminders(now: Moment) async throws -> [Reminder]?

    /// Opens the diary in a folder of its own with its 32-byte key.
    func unlock(folder: String, key: Data) async throws

    /// Closes the diary and forgets its key.
    func lock() async throws

    /// Looks after the diary's file; may take seconds, and holds up nothing else.
    func tend(now: Moment) async throws

    /// The stable text of each route, for saved state.
    func texts(_ routes: [Route]) async throws -> [String]

    /// The routes with these texts; what is none is Home with a notice.
    func routes(_ texts: [String]) async throws -> [Route]

    /// The route that a link from outside may open.
    func linked(_ text: String) async throws -> Route
}

/// There is no Rust library in this app, or none that can be used. It stays so until the app is installed anew: show
/// the app's own static help.
public struct LibraryMissing: Error {
    /// Says so.
    public init() {}
}
