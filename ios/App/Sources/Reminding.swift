import FootholdModel
import Foundation
import UserNotifications

/// Reminders as local notifications: nothing leaves the phone, and their words say nothing to whoever reads the lock
/// screen. Permission is asked for when the first one is planned.
struct Reminding: AlarmClock {
    /// Where a notification keeps the text of its route.
    static let route = "route"

    private var center: UNUserNotificationCenter { .current() }

    func armed() async -> [Alarm] {
        await center.pendingNotificationRequests().map { request in
            let trigger = request.trigger as? UNCalendarNotificationTrigger
            return Alarm(
                id: request.identifier,
                when: trigger?.dateComponents.asArmed ?? DateComponents(),
                text: request.content.title,
                route: request.content.userInfo[Self.route] as? String ?? ""
            )
        }
    }

    func cancel(_ ids: [String]) {
        center.removePendingNotificationRequests(withIdentifiers: ids)
    }

    func isAllowed() async -> Bool {
        (try? await center.requestAuthorization(options: [.alert, .sound])) == true
    }

    func add(_ alarm: Alarm) async throws {
        let content = UNMutableNotificationContent()
        content.title = alarm.text
        content.sound = .default
        content.userInfo = [Self.route: alarm.route]
        let trigger = UNCalendarNotificationTrigger(dateMatching: alarm.when, repeats: false)
        try await center.add(UNNotificationRequest(identifier: alarm.id, content: content, trigger: trigger))
    }

    /// The reminders that rang and still are in view, by the texts of their routes.
    func reminded() async -> [String] {
        await center.deliveredNotifications().compactMap { $0.request.content.userInfo[Self.route] as? String }
    }

    /// Takes these out of view.
    func withdraw(_ routes: [String]) async {
        let gone = await center.deliveredNotifications().filter { notification in
            (notification.request.content.userInfo[Self.route] as? String).map(routes.contains) == true
        }
        center.removeDeliveredNotifications(withIdentifiers: gone.map(\.request.identifier))
    }
}
