package org.foothold.bridge

import kotlinx.coroutines.runBlocking
import org.foothold.core.Action
import org.foothold.core.FieldValue
import org.foothold.core.FootholdException
import org.foothold.core.Route
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Path

/** A test with a phone whose diary is open. */
abstract class WithDiary {
    @TempDir
    lateinit var folder: Path

    lateinit var phone: Phone

    @BeforeEach
    fun open() {
        phone = Phone(folder = folder)
    }

    @AfterEach
    fun close() = phone.close()

    fun restart() {
        phone = phone.restarted()
    }

    fun note(vararg given: Pair<String, String>): Route = phone.submit("note/new", *given)

    fun person(
        nickname: String,
        vararg given: Pair<String, String>,
    ): Route = phone.submit("person/new", "nickname" to nickname, *given)

    companion object {
        val TIMELINE = Route.Timeline(null)

        /** Where a list may go on. */
        const val PLACE = "1795348800.note.9"

        fun submission(
            form: String,
            field: String?,
        ) = Action.Submit(form, listOfNotNull(field).map { FieldValue(it, "PLANTED") })

        /** Everything that an exception says, and those behind it. */
        fun thrown(work: suspend () -> Unit): String =
            try {
                runBlocking { work() }
                error("nothing was thrown")
            } catch (failed: FootholdException) {
                failed.stackTraceToString()
            }
    }
}
