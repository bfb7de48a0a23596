import FootholdCore
import Foundation

extension Moment {
    /// What the phone's clock says, here.
    public static var now: Moment {
        let now = Date.now
        return Moment(
            unixSeconds: Int64(now.timeIntervalSince1970.rounded(.down)),
            utcOffsetMinutes: Int32(TimeZone.current.secondsFromGMT(for: now) / 60)
        )
    }

    /// What a calendar on the wall shows then, in this phone's own time zone. It names the calendar, because a phone
    /// may count its years by another, and the time zone, so that the hour holds when clocks are changed; whoever has
    /// gone elsewhere has it planned anew as soon as the app is opened there.
    public var onTheWall: DateComponents {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let local = Date(timeIntervalSince1970: TimeInterval(unixSeconds + Int64(utcOffsetMinutes) * 60))
        var parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: local)
        parts.timeZone = .current
        return parts.asArmed
    }
}

extension DateComponents {
    /// The minute as an alarm names it, and no more: what a phone gives back of it may say seconds too.
    public var asArmed: DateComponents {
        DateComponents(
            calendar: Calendar(identifier: .gregorian),
            timeZone: timeZone,
            year: year,
            month: month,
            day: day,
            hour: hour,
            minute: minute
        )
    }
}
