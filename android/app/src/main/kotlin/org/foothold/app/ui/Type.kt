package org.foothold.app.ui

import androidx.compose.runtime.Immutable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.Hyphens
import androidx.compose.ui.text.style.LineBreak
import androidx.compose.ui.text.style.LineHeightStyle
import androidx.compose.ui.unit.sp

/**
 * Two sizes of heading, two of text, and digits to dial from. Sizes are `sp`: they grow with the phone's setting and
 * are never capped.
 *
 * Headings are set in the phone's own serif, which reads as a printed page rather than a form; text in its sans, which
 * reads best small. Neither costs a byte.
 */
@Immutable
data class FootholdType(
    /** A screen's title. */
    val title: TextStyle,
    /** A heading within a screen, and its main doors. */
    val heading: TextStyle,
    /** Everything that is read. */
    val text: TextStyle,
    /** [text] where it is touched. */
    val button: TextStyle,
    /** Hints, dates, sources. */
    val small: TextStyle,
    /** A number to dial by hand, read across a table. */
    val digits: TextStyle,
) {
    companion object {
        fun of(
            serif: FontFamily,
            sans: FontFamily,
        ): FootholdType {
            val heading =
                TextStyle(
                    fontFamily = serif,
                    fontWeight = FontWeight.Bold,
                    lineBreak = LineBreak.Heading,
                    lineHeightStyle = Centred,
                )
            val text = TextStyle(fontFamily = sans, lineBreak = LineBreak.Paragraph, lineHeightStyle = Centred)
            return FootholdType(
                title = heading.copy(fontSize = 28.sp, lineHeight = 36.sp),
                heading = heading.copy(fontSize = 21.sp, lineHeight = 28.sp),
                text = text.copy(fontSize = 18.sp, lineHeight = 27.sp),
                button = text.copy(fontSize = 18.sp, lineHeight = 25.sp, fontWeight = FontWeight.Medium),
                small = text.copy(fontSize = 15.sp, lineHeight = 22.sp),
                digits =
                    text.copy(
                        fontSize = 44.sp,
                        lineHeight = 54.sp,
                        fontWeight = FontWeight.Medium,
                        fontFeatureSettings = "tnum",
                        hyphens = Hyphens.None,
                    ),
            )
        }

        private val Centred =
            LineHeightStyle(alignment = LineHeightStyle.Alignment.Center, trim = LineHeightStyle.Trim.None)
    }
}

val LocalType = staticCompositionLocalOf { FootholdType.of(FontFamily.Serif, FontFamily.SansSerif) }
