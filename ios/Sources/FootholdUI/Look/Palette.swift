import SwiftUI

/// A colour as red, green and blue. A test computes contrasts from it.
public struct Shade: Equatable, Sendable {
    /// `0xRRGGBB`.
    public let hex: UInt32

    var color: Color {
        Color(.sRGB, red: part(16), green: part(8), blue: part(0))
    }

    private func part(_ shift: UInt32) -> Double {
        Double((hex >> shift) & 0xFF) / 255
    }
}

/// Every colour of the app, by what it is for; the same as on Android.
///
/// There is one loud colour, `help`, and it only ever means help. Nothing says how bad things are by colour.
public struct Shades: Equatable, Sendable {
    /// Behind everything.
    public let paper: Shade
    /// Main cards and fields.
    public let raised: Shade
    /// Notes, and words better not said.
    public let sand: Shade
    /// Words to say, and what is ticked.
    public let tint: Shade
    /// Text.
    public let ink: Shade
    /// Second-rank text: hints, dates.
    public let soft: Shade
    /// Actions.
    public let action: Shade
    /// Text on an action.
    public let onAction: Shade
    /// Hairlines; they only divide, nothing depends on seeing them.
    public let line: Shade
    /// Edges of what can be touched or typed in.
    public let edge: Shade
    /// Help.
    public let help: Shade
    /// Text on help.
    public let onHelp: Shade
    /// Keeps the shape of the help bar where the background is dark.
    public let helpEdge: Shade

    /// By day.
    public static let light = Shades(
        paper: Shade(hex: 0xFBF7F2),
        raised: Shade(hex: 0xFFFFFF),
        sand: Shade(hex: 0xF3EADF),
        tint: Shade(hex: 0xE2EFEC),
        ink: Shade(hex: 0x1E2A2F),
        soft: Shade(hex: 0x425055),
        action: Shade(hex: 0x1F5A5E),
        onAction: Shade(hex: 0xFFFFFF),
        line: Shade(hex: 0xE7DDD1),
        edge: Shade(hex: 0x857A6E),
        help: Shade(hex: 0x8C1D18),
        onHelp: Shade(hex: 0xFFFFFF),
        helpEdge: Shade(hex: 0x8C1D18)
    )

    /// By night.
    public static let dark = Shades(
        paper: Shade(hex: 0x12181A),
        raised: Shade(hex: 0x1B2326),
        sand: Shade(hex: 0x2A2824),
        tint: Shade(hex: 0x1B3335),
        ink: Shade(hex: 0xE8ECEA),
        soft: Shade(hex: 0xB5C0BF),
        action: Shade(hex: 0x9AD1CF),
        onAction: Shade(hex: 0x0D2628),
        line: Shade(hex: 0x2C383B),
        edge: Shade(hex: 0x82908F),
        help: Shade(hex: 0x8C1D18),
        onHelp: Shade(hex: 0xFFFFFF),
        helpEdge: Shade(hex: 0xE8ECEA)
    )
}

/// The colours as views use them: `palette.ink`.
@dynamicMemberLookup struct Palette {
    let shades: Shades

    subscript(dynamicMember shade: KeyPath<Shades, Shade>) -> Color { shades[keyPath: shade].color }
}

extension EnvironmentValues {
    /// The colours of this time of day.
    var palette: Palette { Palette(shades: colorScheme == .dark ? .dark : .light) }
}
