package org.foothold.bridge

import org.foothold.core.Action
import org.foothold.core.Route
import org.foothold.core.Trouble
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.file.Path

/** A diary of every version that was shipped opens (tests/store), and one of a version to come is left alone. */
class EarlierVersionsTest {
    @TempDir
    lateinit var folder: Path

    private val versions =
        checkNotNull(checkout("tests/store").listFiles { file -> Regex("v\\d+\\.sql").matches(file.name) }).sorted()

    private fun phoneWith(
        version: File,
        sql: String,
    ): Phone {
        val home = folder.resolve(version.name)
        SealedDatabase.write(home.resolve("diary/current/diary.db").toFile(), KEY, sql)
        return Phone(folder = home, opens = false)
    }

    @Test
    fun a_diary_of_every_version_opens_and_reads() {
        assertTrue(versions.isNotEmpty())
        for (version in versions) {
            phoneWith(version, version.readText()).use { phone ->
                assertNull(phone.unlock(), version.name)
                assertTrue("Robin" in phone.shown(Route.People) && "Gone" !in text(phone.screen), version.name)
                val shown = phone.shown(Route.Timeline(null))
                for (words in listOf(
                    "Said what I saw",
                    "Ate with us",
                )) {
                    assertTrue(words in shown, "${version.name}: $shown")
                }
                phone.act(Action.ChoosePerson(2))
                val others = phone.shown(Route.Timeline(null))
                assertTrue("He laughed — once" in others || "good" in others, others)
                assertFalse("Taken back" in others)
                phone.submit("note/new", "tried" to "And it can be written")
                assertTrue("And it can be written" in phone.shown(Route.Timeline(null)))
            }
        }
    }

    @Test
    fun a_newer_diary_is_refused_and_no_byte_changes() {
        val sql = versions.last().readText() + "PRAGMA user_version = 999;"
        phoneWith(versions.last(), sql).use { phone ->
            val before = phone.files()
            assertEquals(Trouble.NEWER, phone.unlock())
            assertEquals(before, phone.files())
            assertFalse("Robin" in phone.shown(Route.People))
            assertEquals(Route.Help, phone.visit(Route.Help).route)
        }
    }
}
