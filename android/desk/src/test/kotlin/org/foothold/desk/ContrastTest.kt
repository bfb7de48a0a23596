package org.foothold.desk

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.luminance
import org.foothold.app.ui.DarkColors
import org.foothold.app.ui.LightColors
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class ContrastTest {
    private val schemes = mapOf("light" to LightColors, "dark" to DarkColors)

    @Test
    fun `text reads on everything it stands on`() {
        for ((name, colors) in schemes) {
            val grounds = listOf(colors.paper, colors.raised, colors.sand, colors.tint)
            for (ground in grounds) {
                assertContrast(7.0, colors.ink, ground, "$name ink")
                assertContrast(4.5, colors.soft, ground, "$name soft")
                assertContrast(4.5, colors.action, ground, "$name action")
                assertContrast(3.0, colors.edge, ground, "$name edge")
            }
            assertContrast(7.0, colors.onAction, colors.action, "$name on action")
        }
    }

    @Test
    fun `help is one colour, readable and with a shape of its own, in light and dark`() {
        for ((name, colors) in schemes) {
            assertEquals(Color(0xFF8C1D18), colors.help, name)
            assertContrast(7.0, colors.onHelp, colors.help, name)
            assertContrast(3.0, colors.helpEdge, colors.paper, "$name edge")
            val others =
                with(colors) { listOf(paper, raised, sand, tint, ink, soft, action, onAction, line, edge) }
            assertTrue(colors.help !in others, "$name: only help has help's colour")
        }
    }

    private fun assertContrast(
        least: Double,
        one: Color,
        other: Color,
        what: String,
    ) {
        val (light, dark) = listOf(one.luminance(), other.luminance()).sortedDescending()
        val contrast = (light + 0.05) / (dark + 0.05)
        assertTrue(contrast >= least, "$what: $contrast, least $least")
    }
}
