import SwiftUI

/// Distances, in points. One scale, so that what belongs together stands together on every screen.
enum Space {
    static let hair: CGFloat = 1
    static let tiny: CGFloat = 4
    static let small: CGFloat = 8
    static let snug: CGFloat = 12
    static let medium: CGFloat = 16
    static let wide: CGFloat = 24
    static let broad: CGFloat = 32

    /// Left and right of everything.
    static let margin: CGFloat = 20

    /// The least size of what can be touched.
    static let touch: CGFloat = 44

    /// The least height of a row that calls someone.
    static let call: CGFloat = 60

    /// Keeps lines under 70 characters.
    static let page: CGFloat = 600
}

/// Corners. Soft ones hold what is calm; only what must be read first has hard ones.
enum Corners {
    static let card = RoundedRectangle(cornerRadius: 20)
    static let button = RoundedRectangle(cornerRadius: 16)
    static let field = RoundedRectangle(cornerRadius: 12)
    static let mark = RoundedRectangle(cornerRadius: 6)
    static let bar = RoundedRectangle(cornerRadius: 18)
    static let stop = RoundedRectangle(cornerRadius: 2)

    /// Words to say aloud: a bubble whose tail is its one hard corner.
    static let speech = UnevenRoundedRectangle(
        topLeadingRadius: 4,
        bottomLeadingRadius: 18,
        bottomTrailingRadius: 18,
        topTrailingRadius: 18
    )
}
