import SwiftUI

/// Two sizes of heading, two of text, and digits to dial from. All grow with the phone's setting and are never capped;
/// Bold Text makes all of them bolder.
///
/// Headings are set in the system's own serif, which reads as a printed page rather than a form.
enum Letters {
    /// A screen's title.
    case title
    /// A heading within a screen, and its main doors.
    case heading
    /// Everything that is read.
    case text
    /// The same where it is touched.
    case button
    /// Hints, dates, sources.
    case small
    /// The same where it names something.
    case smallName
    /// A row that calls someone.
    case call
    /// A number to dial by hand, read across a table.
    case digits

    var font: Font {
        switch self {
        case .title: .system(.title, design: .serif, weight: .bold)
        case .heading: .system(.title3, design: .serif, weight: .bold)
        case .text: .system(.body)
        case .button: .system(.body, weight: .medium)
        case .small: .system(.subheadline)
        case .smallName: .system(.subheadline, weight: .medium)
        case .call: .system(.title3, weight: .medium)
        case .digits: .system(.largeTitle, weight: .medium).monospacedDigit()
        }
    }
}
