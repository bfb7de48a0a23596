package org.foothold.desk

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import java.io.File

/** What keeps the composables drawable on a phone and on a desk, and red for help alone. */
class ComposablesTest {
    private val files =
        File("../app/src/main/kotlin/org/foothold/app/ui").listFiles().orEmpty().filter {
            it.extension ==
                "kt"
        }

    @Test
    fun `no composable knows Android`() {
        val compose = Regex("import androidx\\.(?!compose\\.|annotation\\.).*")
        assertEquals(emptyList<String>(), lines { it.startsWith("import android.") || compose.matches(it) })
    }

    @Test
    fun `colours are mixed in one file`() {
        assertEquals(listOf("Color.kt"), filesWith("Color(0x"))
    }

    @Test
    fun `only the pinned help bar is drawn in help's colour`() {
        assertEquals(listOf("PinnedHelp.kt"), filesWith("colors.help"))
    }

    @Test
    fun `every distance at the sides has a start and an end, not a left and a right`() {
        assertEquals(
            emptyList<String>(),
            lines {
                Regex("\\b(left|right|Left|Right)\\s*=|absolutePadding").containsMatchIn(it)
            },
        )
    }

    private fun filesWith(text: String) = files.filter { text in it.readText() }.map { it.name }.sorted()

    private fun lines(wrong: (String) -> Boolean) =
        files.also { check(it.size > 30) }.flatMap { file ->
            file.readLines().filter(wrong).map { "${file.name}: $it" }
        }
}
