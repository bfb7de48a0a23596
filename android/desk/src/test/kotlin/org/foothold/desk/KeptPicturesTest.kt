package org.foothold.desk

import org.jetbrains.skia.Image
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.awt.image.BufferedImage
import java.io.File
import javax.imageio.ImageIO
import kotlin.math.abs

/**
 * Every main screen looks as it did when someone last looked at it: in light, in dark, at 200 % and with long words.
 *
 * Pictures are compared at half size and in eight levels of each colour, and so kept. A pixel differs if one of its
 * colours is more than one level away, which leaves room for another machine's rounding at the edges of letters; a
 * screen differs if more than two in a thousand pixels do.
 *
 * After a change that is meant: `android/keep-pictures`, and look at each picture that changed.
 */
class KeptPicturesTest {
    private val isKeeping = System.getProperty("keep.pictures") == "true"

    @Test
    fun `every main screen looks as it was last seen`() {
        val views = Views.filter { it.only == null }
        assertEquals(setOf("light", "dark", "large-text", "long-words"), views.map { it.name }.toSet())
        val differ =
            views.flatMap { view ->
                Stories.mapNotNull { story ->
                    val drawn = halved(image(draw(view, story, density = 1f)))
                    val kept = File(KEPT, "${view.name}/${story.name}.png")
                    val share = if (kept.exists()) difference(drawn, ImageIO.read(kept)) else ALL
                    if (share <= MOST) return@mapNotNull null
                    val place = if (isKeeping) kept else File(CHANGED, "${view.name}/${story.name}.png")
                    place.parentFile.mkdirs()
                    ImageIO.write(drawn, "png", place)
                    "${view.name}/${story.name}: $share in a thousand pixels".takeUnless { isKeeping }
                }
            }
        assertEquals(emptyList<String>(), differ, "see $CHANGED; if they are meant: android/keep-pictures")
    }

    @Test
    fun `no picture is kept of a screen that is no more`() {
        val names = Stories.map { "${it.name}.png" }.toSet()
        val left =
            KEPT
                .walk()
                .filter(File::isFile)
                .filterNot { it.name in names }
                .toList()
        assertEquals(emptyList<File>(), left)
    }

    @Test
    fun `another word, another colour and a moved bar are seen`() {
        val view = Views.first { it.name == "light" }
        val home = halved(image(draw(view, Stories.first { it.name == "home" }, density = 1f)))
        val other = halved(image(draw(view, Stories.first { it.name == "home-no-country" }, density = 1f)))
        assertTrue(difference(home, other) > MOST)
        val moved = BufferedImage(home.width, home.height, BufferedImage.TYPE_INT_RGB)
        moved.graphics.drawImage(home, 0, 2, null)
        assertTrue(difference(home, moved) > MOST)
    }

    private fun image(drawn: Image): BufferedImage =
        ImageIO.read(checkNotNull(drawn.encodeToData()).bytes.inputStream())

    private fun halved(image: BufferedImage): BufferedImage {
        val half = BufferedImage(image.width / 2, image.height / 2, BufferedImage.TYPE_INT_RGB)
        for (y in 0 until half.height) for (x in 0 until half.width) half.setRGB(x, y, mixed(image, 2 * x, 2 * y))
        return half
    }

    private fun mixed(
        image: BufferedImage,
        x: Int,
        y: Int,
    ): Int {
        val four = image.getRGB(x, y, 2, 2, null, 0, 2)
        return SHIFTS.sumOf { shift -> four.sumOf { it.channel(shift) } / four.size and LEVELS shl shift }
    }

    /** How many in a thousand pixels differ. */
    private fun difference(
        one: BufferedImage,
        other: BufferedImage,
    ): Double {
        if (one.width != other.width || one.height != other.height) return ALL
        var differ = 0
        for (y in 0 until one.height) {
            for (x in 0 until one.width) {
                val a = one.getRGB(x, y)
                val b = other.getRGB(x, y)
                if (SHIFTS.any { abs(a.channel(it) - b.channel(it)) > TOLERANCE }) differ++
            }
        }
        return ALL * differ / (one.width * one.height)
    }

    private fun Int.channel(shift: Int) = this shr shift and 0xFF

    private companion object {
        val KEPT = File("src/test/pictures")
        val CHANGED = File("target/changed-pictures")
        val SHIFTS = listOf(16, 8, 0)

        /** Eight levels of each colour, 32 apart. */
        const val LEVELS = 0xE0
        const val TOLERANCE = 40
        const val MOST = 2.0
        const val ALL = 1000.0
    }
}
