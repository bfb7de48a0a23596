package org.foothold.desk

import org.jetbrains.skia.Image
import java.awt.image.BufferedImage
import java.awt.image.IndexColorModel
import java.io.File
import javax.imageio.IIOImage
import javax.imageio.ImageIO
import javax.imageio.ImageWriteParam
import kotlin.math.abs

/*
 * How pictures are kept and compared: at half size, in small tiles, so that one number that is gone shows as much as a
 * whole screen that changed.
 */

/** A colour differs where red, green or blue is further away than this: paper and a card are 12 apart in the dark. */
private const val TOLERANCE = 10

/** The sides of a tile, in pixels of a halved picture. */
private const val TILE = 8

/** A tile differs if more of its pixels do: 15 %. */
private const val MOST = TILE * TILE * 15 / 100

/** Colours this near to a more frequent one are kept as that one; it comes off what the tolerance leaves to others. */
private const val NEAR = 4
private const val COLORS = 256
private val Shifts = listOf(16, 8, 0)

internal fun Image.pixels(): BufferedImage = ImageIO.read(checkNotNull(encodeToData()).bytes.inputStream())

internal fun BufferedImage.halved(): BufferedImage {
    val half = BufferedImage(width / 2, height / 2, BufferedImage.TYPE_INT_RGB)
    for (y in 0 until half.height) {
        for (x in 0 until half.width) {
            val four = getRGB(2 * x, 2 * y, 2, 2, null, 0, 2)
            half.setRGB(x, y, Shifts.sumOf { shift -> (four.sumOf { it.channel(shift) } + 2) / 4 shl shift })
        }
    }
    return half
}

/** The first tile that differs, in words; `null` where none does. */
internal fun difference(
    one: BufferedImage,
    other: BufferedImage,
): String? {
    if (one.width != other.width || one.height != other.height) return "another size"
    val tiles = Array(one.height / TILE + 1) { IntArray(one.width / TILE + 1) }
    for (y in 0 until one.height) {
        for (x in 0 until one.width) {
            if (!isNear(one.getRGB(x, y), other.getRGB(x, y), TOLERANCE)) tiles[y / TILE][x / TILE]++
        }
    }
    tiles.forEachIndexed { y, row ->
        row.forEachIndexed { x, differ ->
            if (differ >
                MOST
            ) {
                return "${differ * 100 / (TILE * TILE)} % of the tile at ${x * TILE * 2}, ${y * TILE * 2}"
            }
        }
    }
    return null
}

/** The same picture in 256 colours at most, its own most frequent ones. */
internal fun BufferedImage.inFewColors(): BufferedImage {
    val pixels = getRGB(0, 0, width, height, null, 0, width)
    val counts = pixels.groupBy { it }.mapValues { it.value.size }
    val palette = mutableListOf<Int>()
    val places = mutableMapOf<Int, Int>()
    for (color in counts.keys.sortedWith(compareBy({ -counts.getValue(it) }, { it }))) {
        var place = palette.indexOfFirst { isNear(it, color, NEAR) }
        if (place < 0 && palette.size < COLORS) {
            palette += color
            place = palette.lastIndex
        }
        if (place < 0) place = palette.indices.minBy { furthest(palette[it], color) }
        places[color] = place
    }
    val model = IndexColorModel(8, palette.size, palette.toIntArray(), 0, false, -1, 0)
    val few = BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model)
    few.raster.setPixels(0, 0, width, height, IntArray(pixels.size) { places.getValue(pixels[it]) })
    return few
}

internal fun BufferedImage.writeTo(file: File) {
    file.parentFile.mkdirs()
    file.delete()
    val writer = ImageIO.getImageWritersByFormatName("png").next()
    val smallest =
        writer.defaultWriteParam.apply {
            compressionMode = ImageWriteParam.MODE_EXPLICIT
            compressionQuality = 0f
        }
    checkNotNull(ImageIO.createImageOutputStream(file)).use {
        writer.output = it
        writer.write(null, IIOImage(this, null, null), smallest)
    }
    writer.dispose()
}

private fun isNear(
    one: Int,
    other: Int,
    most: Int,
) = one == other || furthest(one, other) <= most

private fun furthest(
    one: Int,
    other: Int,
) = Shifts.maxOf { abs(one.channel(it) - other.channel(it)) }

private fun Int.channel(shift: Int) = this shr shift and 0xFF
