package org.foothold.bridge

import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield
import org.foothold.core.Action
import org.foothold.core.FieldValue
import org.foothold.core.Mark
import org.foothold.core.Route
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class LanesTest : WithDiary() {
    @Test
    fun help_and_the_check_never_wait_for_what_takes_long() =
        runBlocking {
            val words = "river pancake window seven"
            val values = listOf("passphrase", "again").map { FieldValue(it, words) }
            val export = launch { phone.client.perform(Action.Submit("export", values), CHECKED) }
            // It is asked for first, and its key takes a hundred times as long as all of these.
            yield()
            repeat(5) {
                assertEquals(Route.Help, phone.client.screen(Route.Help, CHECKED).route)
                phone.client.perform(Action.Tick("plan", Mark.YES), CHECKED)
            }
            assertTrue(export.isActive)
            export.join()
        }
}
