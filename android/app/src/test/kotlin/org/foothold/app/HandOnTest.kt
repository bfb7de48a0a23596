package org.foothold.app

import android.app.Activity
import android.content.Intent
import android.net.Uri
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.core.content.IntentCompat
import org.foothold.app.support.Handset
import org.foothold.app.support.find
import org.foothold.app.support.touch
import org.foothold.core.Block
import org.foothold.core.Effect
import org.foothold.core.Phrase
import org.foothold.core.Route
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.File

/** What leaves the phone: only what the reader hands on, only where they say, and nothing stays behind. */
@RunWith(RobolectricTestRunner::class)
class HandOnTest {
    private val phone = Handset()
    private val rule = createEmptyComposeRule()

    @get:Rule
    val rules: RuleChain = RuleChain.outerRule(rule).around(phone)

    private fun keepStep(words: String) {
        phone.visit(Route.OwnStep)
        phone.running.model.submit("own-step", mapOf("words" to words))
        rule.waitForIdle()
    }

    private fun submit(values: Map<String, String>) {
        val form =
            phone.screen.blocks
                .filterIsInstance<Block.Form>()
                .single()
        phone.running.model.submit(form.id, values)
        rule.waitForIdle()
    }

    /** Exports the diary into a place the reader chose. */
    private fun export(place: Uri): ByteArrayOutputStream {
        val saved = ByteArrayOutputStream()
        shadowOf(phone.app.contentResolver).registerOutputStream(place, saved)
        phone.visit(Route.Export)
        submit(mapOf("passphrase" to PASSPHRASE, "again" to PASSPHRASE))
        val asked = shadowOf(phone.window.get()).nextStartedActivityForResult
        assertEquals(Intent.ACTION_CREATE_DOCUMENT, asked.intent.action)
        assertTrue("${asked.intent}", asked.intent.hasCategory(Intent.CATEGORY_OPENABLE))
        assertTrue(
            asked.intent
                .getStringExtra(Intent.EXTRA_TITLE)
                .orEmpty()
                .endsWith(".age"),
        )
        shadowOf(phone.window.get()).receiveResult(asked.intent, Activity.RESULT_OK, Intent().setData(place))
        rule.waitForIdle()
        return saved
    }

    @Test
    fun `the diary goes where the reader keeps files, and comes back from there`() {
        phone.open()
        keepStep(STEP)
        val file = export(Uri.parse("content://files/1")).toByteArray()
        assertTrue("it is an age file", file.decodeToString().startsWith("age-encryption.org/v1"))
        assertFalse("nothing of it can be read", STEP in file.decodeToString())
        assertEquals("nothing waits in the cache", emptyList<File>(), shared())

        val place = Uri.parse("content://files/2")
        shadowOf(phone.app.contentResolver).registerInputStream(place, ByteArrayInputStream(file))
        keepStep("Another step")
        phone.visit(Route.Import)
        rule.touch("Choose the file")
        val asked = shadowOf(phone.window.get()).nextStartedActivityForResult
        assertEquals(Intent.ACTION_OPEN_DOCUMENT, asked.intent.action)
        shadowOf(phone.window.get()).receiveResult(asked.intent, Activity.RESULT_OK, Intent().setData(place))
        rule.waitForIdle()
        submit(mapOf("passphrase" to PASSPHRASE))
        phone.visit(Route.NextStep)
        rule.find(STEP).assertExists()
    }

    @Test
    fun `words are handed to the app the reader chooses and to no other, and are gone the next time`() {
        val window = phone.open()
        window.carryOut(WORDS)
        val chooser = checkNotNull(phone.asked())
        assertEquals(Intent.ACTION_CHOOSER, chooser.action)
        val send = checkNotNull(IntentCompat.getParcelableExtra(chooser, Intent.EXTRA_INTENT, Intent::class.java))
        assertEquals(Intent.ACTION_SEND, send.action)
        assertEquals("text/plain", send.type)
        assertTrue(send.flags and Intent.FLAG_GRANT_READ_URI_PERMISSION != 0)
        val uri = checkNotNull(IntentCompat.getParcelableExtra(send, Intent.EXTRA_STREAM, Uri::class.java))
        assertEquals("content", uri.scheme)
        val read =
            phone.app.contentResolver
                .openInputStream(uri)
                .use { it?.readBytes() }
        assertArrayEquals(WORDS.bytes, read)
        phone.leave()
        phone.killed()
        phone.open()
        assertEquals(emptyList<File>(), shared())
    }

    @Test
    fun `where nothing on the phone takes the export, the app says so`() {
        phone.open()
        shadowOf(phone.app).checkActivities(true)
        phone.visit(Route.Export)
        submit(mapOf("passphrase" to PASSPHRASE, "again" to PASSPHRASE))
        assertNotNull(phone.shown.problem)
    }

    @Test
    fun `leaving fast shows the home screen, closes the diary and leaves nothing in recent apps`() {
        val window = phone.open()
        keepStep(STEP)
        window.carryOut(WORDS)
        phone.asked()
        phone.visit(Route.NextStep)
        rule.touch(checkNotNull(phone.screen.leave).label.text)
        val asked = checkNotNull(phone.asked())
        assertEquals(Intent.ACTION_MAIN, asked.action)
        assertTrue(asked.hasCategory(Intent.CATEGORY_HOME))
        assertTrue(window.isFinishing)
        assertEquals(emptyList<File>(), shared())
    }

    private fun shared(): List<File> =
        phone.app.cacheDir
            .walk()
            .filter(File::isFile)
            .toList()

    private companion object {
        val WORDS = Effect.Share("What helps".encodeToByteArray(), "sheet.txt", "text/plain", Phrase("It failed", null))
        const val STEP = "Ask on the Saturday drive"
        const val PASSPHRASE = "river lamp window seven"
    }
}
