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

    /// What a calendar on the wall shows then. Without a time zone, so that an alarm rings at the same hour of the
    /// day wherever its owner has gone.
    public var onTheWall: DateComponents {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let local = Date(timeIntervalSince1970: TimeInterval(unixSeconds + Int64(utcOffsetMinutes) * 60))
        return calendar.dateComponents([.year, .month, .day, .hour, .minute], from: local)
    }
}
