import Foundation

/// Days and times of day as core takes them, and as the system's pickers do.
enum DayAndTime {
    /// `2026-11-22`.
    static func day(_ date: Date, in zone: TimeZone = .current) -> String {
        let parts = calendar(zone).dateComponents([.year, .month, .day], from: date)
        return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    }

    /// `18:30`.
    static func time(_ date: Date, in zone: TimeZone = .current) -> String {
        let parts = calendar(zone).dateComponents([.hour, .minute], from: date)
        return String(format: "%02d:%02d", parts.hour ?? 0, parts.minute ?? 0)
    }

    /// The day in what was typed so far; `nil` if it is none.
    static func date(day text: String, in zone: TimeZone = .current) -> Date? {
        let parts = text.split(separator: "-").map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        let found = DateComponents(year: year, month: month, day: day, hour: 12)
        return found.isValidDate(in: calendar(zone)) ? calendar(zone).date(from: found) : nil
    }

    /// Today at the time in what was typed so far; `nil` if it is none.
    static func date(time text: String, in zone: TimeZone = .current) -> Date? {
        let parts = text.split(separator: ":").map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1] else { return nil }
        return calendar(zone).date(bySettingHour: hour, minute: minute, second: 0, of: .now)
    }

    private static func calendar(_ zone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar
    }
}
