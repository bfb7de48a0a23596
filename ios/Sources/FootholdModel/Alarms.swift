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
}

extension FootholdModel {
    /// Every alarm to arm; no others may be.
    public func alarms() async -> [Alarm] {
        let reminders = await reminders()
        let texts = await texts(reminders.map(\.route))
        return zip(reminders, texts).map { reminder, route in
            Alarm(id: reminder.id, when: reminder.at.onTheWall, text: reminder.text.text, route: route)
        }
    }
}
