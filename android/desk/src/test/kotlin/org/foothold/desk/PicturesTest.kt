package org.foothold.desk

import org.foothold.core.Block
import org.jetbrains.skia.Bitmap
import org.jetbrains.skia.Image
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class PicturesTest {
    @Test
    fun `every main screen is drawn with the help bar in view`() {
        for (story in Stories) {
            for (view in Views.filter { it.name in setOf("light", "large-text") }) {
                val share = shareOf(HELP, draw(view, story, density = 1f))
                assertTrue(share > 0.05, "${story.name}, ${view.name}: help covers $share of the screen")
                assertTrue(share < 0.35, "${story.name}, ${view.name}: help covers $share of the screen")
            }
        }
    }

    @Test
    fun `the help bar keeps its place in a low window and leaves the page its room`() {
        val view = Views.first { it.name == "landscape" }
        val share = shareOf(HELP, draw(view, Stories.first(), density = 1f))
        assertTrue(share in 0.02..0.15, "$share")
    }

    @Test
    fun `the stories together show every kind of block`() {
        val drawn =
            Stories
                .flatMap {
                    it
                        .play()
                        .screen.blocks
                }.map { it.javaClass }
                .toSet<Class<*>>()
        val all = Block::class.java.permittedSubclasses.toSet()
        assertTrue(drawn.containsAll(all), "not drawn: ${all - drawn}")
    }

    @Test
    fun `stretched words are about a third longer and keep their digits`() {
        val text = "Call 911 now. Say where you are."
        val longer = stretch(text)
        assertTrue(longer.length >= text.length * 1.25, longer)
        assertTrue("911" in longer, longer)
    }

    private fun shareOf(
        color: Int,
        image: Image,
    ): Double {
        val pixels = Bitmap.makeFromImage(image)
        var found = 0
        for (y in 0 until image.height) for (x in 0 until image.width) if (pixels.getColor(x, y) == color) found++
        return found.toDouble() / (image.width * image.height)
    }

    private companion object {
        const val HELP = 0xFF8C1D18.toInt()
    }
}
