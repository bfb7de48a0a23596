import FootholdUI
import Foundation
import Testing

/// Contrasts as WCAG computes them, from the colours themselves.
struct ContrastTests {
    private func light(_ shade: Shade) -> Double {
        0.2126 * part(shade, 16) + 0.7152 * part(shade, 8) + 0.0722 * part(shade, 0)
    }

    private func part(_ shade: Shade, _ shift: UInt32) -> Double {
        let value = Double((shade.hex >> shift) & 0xFF) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }

    private func contrast(_ one: Shade, _ other: Shade) -> Double {
        let (bright, dim) = (max(light(one), light(other)), min(light(one), light(other)))
        return (bright + 0.05) / (dim + 0.05)
    }

    @Test(arguments: [Shades.light, .dark])
    func everything_that_is_read_is_at_seven_to_one(_ shades: Shades) {
        let grounds = [shades.paper, shades.raised, shades.sand, shades.tint]
        for ground in grounds {
            #expect(contrast(shades.ink, ground) >= 7)
            #expect(contrast(shades.soft, ground) >= 6)
        }
        #expect(contrast(shades.soft, shades.paper) >= 7)
        #expect(contrast(shades.onHelp, shades.help) >= 7)
        #expect(contrast(shades.onAction, shades.action) >= 7)
        for ground in [shades.paper, shades.raised] { #expect(contrast(shades.action, ground) >= 7) }
    }

    @Test(arguments: [Shades.light, .dark])
    func the_shape_of_what_can_be_touched_shows(_ shades: Shades) {
        for ground in [shades.paper, shades.raised] {
            #expect(contrast(shades.edge, ground) >= 3)
            #expect(contrast(shades.helpEdge, ground) >= 3, "the bar keeps its shape")
        }
    }

    @Test func help_is_the_same_by_day_and_by_night_and_no_other_colour_is() {
        #expect(Shades.light.help.hex == 0x8C1D18 && Shades.dark.help.hex == 0x8C1D18)
        for shades in [Shades.light, .dark] {
            let others = [
                shades.paper, shades.raised, shades.sand, shades.tint, shades.ink, shades.soft, shades.action,
                shades.onAction, shades.line, shades.edge,
            ]
            #expect(!others.contains(shades.help))
        }
    }
}
