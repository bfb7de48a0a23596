package org.foothold.desk

import androidx.compose.ui.graphics.toArgb
import org.foothold.app.ui.DarkColors
import org.foothold.app.ui.LightColors
import org.foothold.app.ui.Shown
import org.foothold.core.Block
import org.foothold.core.Phrase
import org.foothold.core.Route
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.awt.Rectangle
import java.awt.image.BufferedImage
import java.io.File
import javax.imageio.ImageIO

/**
 * Every main screen looks as it did when someone last looked at it: in light, in dark, at 200 % and with long words.
 *
 * Pictures are kept at half size, in at most 256 of their own colours, each within 4 of what was drawn. They are
 * compared in tiles of 8 by 8 pixels. A pixel differs if its red, green or blue is more than 10 of 255 away: that
 * leaves room for another machine's rounding at the edges of letters, and still tells a card from the paper, 12 apart
 * in the dark. A screen differs if more than 15 % of the pixels of any one tile do: a number that is gone is enough.
 *
 * After a change that is meant: `android/keep-pictures`, and look at each picture that changed.
 */
class KeptPicturesTest {
    private val isKeeping = System.getProperty("keep.pictures") == "true"
    private val views = Views.filter { it.only == null }

    @Test
    fun `every main screen looks as it was last seen`() {
        assertEquals(setOf("light", "dark", "large-text", "long-words"), views.map { it.name }.toSet())
        val differ =
            views.flatMap { view ->
                Stories.mapNotNull { story ->
                    val drawn = drawn(view, story.play()).halved()
                    val name = "${view.name}/${story.name}"
                    val kept = File(KEPT, "$name.png")
                    val found =
                        (if (kept.exists()) difference(drawn, ImageIO.read(kept)) else "not kept yet")
                            ?: return@mapNotNull null
                    drawn.inFewColors().writeTo(if (isKeeping) kept else File(CHANGED, "$name.png"))
                    "$name: $found".takeUnless { isKeeping }
                }
            }
        assertEquals(emptyList<String>(), differ, "see $CHANGED; if they are meant: android/keep-pictures")
    }

    @Test
    fun `no picture is kept of a screen that is no more`() {
        val names = Stories.map { "${it.name}.png" }.toSet()
        assertEquals(emptyList<File>(), kept().filterNot { it.name in names })
    }

    @Test
    fun `what is kept stays small`() {
        assertTrue(kept().sumOf { it.length() } <= 3_200_000, "${kept().sumOf { it.length() }} bytes")
    }

    @Test
    fun `no two pictures of one view look alike`() {
        val alike =
            kept().groupBy { it.parentFile.name }.flatMap { (view, files) ->
                val pictures = files.sorted().map { it.nameWithoutExtension to ImageIO.read(it) }
                pictures.flatMapIndexed { at, (name, picture) ->
                    pictures.drop(at + 1).filter { difference(picture, it.second) == null }.map {
                        "$view: $name and ${it.first}"
                    }
                }
            }
        assertEquals(emptyList<String>(), alike)
    }

    @Test
    fun `only the story of a lost link ends there`() {
        val lost = Stories.filter { it.play().screen.route == Route.Lost }
        assertEquals(listOf("lost"), lost.map { it.name })
    }

    @Test
    fun `the same screen drawn again is no change`() {
        for (view in views) assertNull(difference(kept(view, played("home")), drawn(view, played("home")).halved()))
    }

    @Test
    fun `a number that is gone from the help bar is seen`() {
        val home = played("home")
        for (view in views) assertSeenIfBlank(view, home, home.withCrisis("000"))
    }

    @Test
    fun `a call that is gone from a card is seen, and its number alone`() {
        val result = played("result-emergency")
        for (view in views) {
            assertSeenIfBlank(view, result, result.withCall("Help 000"))
            assertSeenIfBlank(view, result, result.withCall("Call 000"))
        }
    }

    @Test
    fun `another digit is seen`() {
        val home = played("home")
        for (view in views) {
            val other = drawn(view, home.withCrisis("983")).halved()
            assertNotNull(difference(kept(view, home), other), view.name)
        }
    }

    @Test
    fun `a card without its fill is seen, in light and dark`() {
        val home = played("home")
        for ((name, colors) in mapOf("light" to LightColors, "dark" to DarkColors)) {
            val view = views.first { it.name == name }
            val bare = drawn(view, home)
            val help = colors.help.toArgb()
            val page = (0 until bare.height).first { y -> (0 until bare.width).any { bare.getRGB(it, y) == help } }
            for (y in 0 until page) {
                for (x in 0 until bare.width) {
                    if (bare.getRGB(x, y) == colors.raised.toArgb()) bare.setRGB(x, y, colors.paper.toArgb())
                }
            }
            assertNotNull(difference(kept(view, home), bare.halved()), name)
        }
    }

    @Test
    fun `another word and a moved bar are seen`() {
        val view = views.first { it.name == "light" }
        val home = kept(view, played("home"))
        assertNotNull(difference(home, drawn(view, played("home-no-country")).halved()))
        val moved = BufferedImage(home.width, home.height, BufferedImage.TYPE_INT_RGB)
        moved.graphics.drawImage(home, 0, 2, null)
        assertNotNull(difference(home, moved))
    }

    /** Words are painted over with what is behind them: where they stand is where [reworded] looks another way. */
    private fun assertSeenIfBlank(
        view: View,
        shown: Shown,
        reworded: Shown,
    ) {
        val whole = drawn(view, shown)
        val place = placeOfChange(whole, drawn(view, reworded))
        assertTrue(place.width in 10..view.width / 2 && place.height in 8..60, "${view.name}: $place")
        val blank = drawn(view, shown)
        val ground = whole.getRGB(place.x - 2, place.y - 2)
        for (y in place.y until place.y + place.height) {
            for (x in place.x until place.x + place.width) blank.setRGB(x, y, ground)
        }
        assertNotNull(difference(kept(view, shown), blank.halved()), "${view.name}: $place")
    }

    private fun placeOfChange(
        one: BufferedImage,
        other: BufferedImage,
    ): Rectangle {
        val place = Rectangle(-1, -1)
        for (y in 0 until one.height) {
            for (x in 0 until one.width) {
                if (one.getRGB(x, y) != other.getRGB(x, y)) place.add(Rectangle(x, y, 1, 1))
            }
        }
        return place
    }

    private fun Shown.withCrisis(number: String): Shown {
        val help = screen.help
        check(
            help.crisis.label.text
                .endsWith("988"),
        )
        val label =
            Phrase(
                help.crisis.label.text
                    .replace("988", number),
                null,
            )
        return copy(screen = screen.copy(help = help.copy(crisis = help.crisis.copy(label = label))))
    }

    private fun Shown.withCall(words: String): Shown {
        val first = screen.blocks.first() as Block.Line
        val call = first.line.channels.first()
        check(call.label.text == "Call 911")
        val channels = listOf(call.copy(label = Phrase(words, null))) + first.line.channels.drop(1)
        val line = first.copy(line = first.line.copy(channels = channels))
        return copy(screen = screen.copy(blocks = listOf(line) + screen.blocks.drop(1)))
    }

    private fun played(name: String) = Stories.first { it.name == name }.play()

    private fun drawn(
        view: View,
        shown: Shown,
    ) = draw(view, shown, density = 1f).pixels()

    private fun kept(
        view: View,
        shown: Shown,
    ) = drawn(view, shown).halved().inFewColors()

    private fun kept(): List<File> = KEPT.walk().filter(File::isFile).toList()

    private companion object {
        val KEPT = File("src/test/pictures")
        val CHANGED = File("target/changed-pictures")
    }
}
