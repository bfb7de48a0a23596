package org.foothold.bridge

import java.nio.ByteBuffer
import java.nio.ByteOrder

/** A 64-bit Linux library, to make another of it. */
class Elf(
    bytes: ByteArray,
) {
    private val file = ByteBuffer.wrap(bytes.copyOf()).order(ByteOrder.LITTLE_ENDIAN)

    private class Section(
        val kind: Int,
        val address: Long,
        val offset: Int,
        val size: Int,
        val link: Int,
    )

    private val sections: List<Section> =
        List(file.getShort(60).toInt()) { number ->
            val at = file.getLong(40).toInt() + number * file.getShort(58)
            Section(
                kind = file.getInt(at + 4),
                address = file.getLong(at + 16),
                offset = file.getLong(at + 24).toInt(),
                size = file.getLong(at + 32).toInt(),
                link = file.getInt(at + 40),
            )
        }

    /** The same library, but one of its functions gives this number. */
    fun answering(
        function: String,
        number: Byte,
    ): ByteArray {
        val symbols = sections.first { it.kind == DYNAMIC_SYMBOLS }
        val names = sections[symbols.link]
        val symbol =
            (symbols.offset..<symbols.offset + symbols.size step SYMBOL)
                .first { text(names.offset + file.getInt(it)) == function }
        val home = sections[file.getShort(symbol + 6).toInt()]
        val code = (file.getLong(symbol + 8) - home.address).toInt() + home.offset
        val returning =
            when (val machine = file.getShort(18).toInt()) {
                X86_64 -> byteArrayOf(0xb8.toByte(), number, 0, 0, 0, 0xc3.toByte())
                AARCH64 -> returningOnArm(number)
                else -> error("machine $machine")
            }
        file.put(code, returning)
        return file.array()
    }

    /** `mov w0, number; ret` */
    private fun returningOnArm(number: Byte): ByteArray =
        ByteBuffer
            .allocate(2 * Int.SIZE_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0x52800000 or (number.toInt() shl 5))
            .putInt(0xd65f03c0.toInt())
            .array()

    private fun text(at: Int): String {
        val end = generateSequence(at) { it + 1 }.first { file.get(it) == 0.toByte() }
        return String(file.array(), at, end - at)
    }

    private companion object {
        const val DYNAMIC_SYMBOLS = 11
        const val SYMBOL = 24
        const val X86_64 = 62
        const val AARCH64 = 183
    }
}
