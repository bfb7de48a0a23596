import FootholdCore
import Foundation

/// A reminder as a phone arms it.
public struct Alarm: Equatable, Sendable {
    /// Arming the same again replaces it.
    public let id: String
    /// When it rings.
    public let when: DateComponents
    /// What it shows. It names nobody and nothing.
    public let text: String
    /// The text of the route behind it.
    public let route: String

    /// An alarm, planned or as the phone says it is armed.
    public init(id: String, when: DateComponents, text: String, route: String) {
        self.id = id
        self.when = when
        self.text = text
        self.route = route
    }
}

extension FootholdModel {
    /// Every alarm to arm; no others may be. `nil` where that is not known now: what is armed stays.
    public func alarms() async -> [Alarm]? {
        guard let reminders = await reminders() else { return nil }
        let texts = await texts(reminders.map(\.route))
        // Without its route an alarm would lead nowhere, and without its alarms the rest would be cancelled.
        guard texts.count == reminders.count else { return nil }
        return zip(reminders, texts).map { reminder, route in
            Alarm(id: reminder.id, when: reminder.at.onTheWall, text: reminder.text.text, route: route)
        }
    }
}

/// Where a phone keeps alarms until they ring.
public protocol AlarmClock: Sendable {
    /// What is armed; an alarm that this app cannot read is there by its id, and equals none.
    func armed() async -> [Alarm]

    /// Takes these back, by their ids.
    func cancel(_ ids: [String])

    /// Whether the app may remind. Asks the reader, where nobody has yet.
    func isAllowed() async -> Bool

    /// Arms one; another with its id goes.
    ///
    /// - Throws: if the phone does not take it.
    func add(_ alarm: Alarm) async throws
}

extension AlarmClock {
    /// Arms these and no others. What stays as it was is not touched, and one that the phone does not take holds up
    /// none of the rest. False if any of them is not armed.
    public func arm(_ wanted: [Alarm]) async -> Bool {
        let armed = await armed()
        let gone = Set(armed.map(\.id)).subtracting(wanted.map(\.id))
        if !gone.isEmpty { cancel(gone.sorted()) }
        if wanted.isEmpty { return true }
        guard await isAllowed() else { return false }
        var isWhole = true
        for alarm in wanted where !armed.contains(alarm) {
            do { try await add(alarm) } catch { isWhole = false }
        }
        return isWhole
    }
}
