import FootholdModel
import UserNotifications

/// Reminders as local notifications: nothing leaves the phone, and their words say nothing to whoever reads the lock
/// screen. Permission is asked for when the first one is planned.
enum Reminding {
    /// Where a notification keeps the text of its route.
    static let route = "route"

    /// Arms these and no others.
    @MainActor static func arm(_ alarms: [Alarm]) async -> Bool {
        let center = UNUserNotificationCenter.current()
        center.removeAllPendingNotificationRequests()
        if alarms.isEmpty { return true }
        guard (try? await center.requestAuthorization(options: [.alert, .sound])) == true else { return false }
        for alarm in alarms {
            let content = UNMutableNotificationContent()
            content.title = alarm.text
            content.sound = .default
            content.userInfo = [route: alarm.route]
            let trigger = UNCalendarNotificationTrigger(dateMatching: alarm.when, repeats: false)
            let request = UNNotificationRequest(identifier: alarm.id, content: content, trigger: trigger)
            guard (try? await center.add(request)) != nil else { return false }
        }
        return true
    }
}
