package org.foothold.app

import android.os.Parcel
import android.view.View
import android.view.ViewGroup
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import android.view.inputmethod.EditorInfo
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTextInput
import androidx.core.view.children
import org.foothold.app.phone.OwnerCheck
import org.foothold.app.support.FakeKeyStore
import org.foothold.app.support.Handset
import org.foothold.app.support.find
import org.foothold.app.support.touch
import org.foothold.core.Action
import org.foothold.core.Block
import org.foothold.core.Route
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import java.io.File

/** The diary in the real window: kept, locked, hidden, and broken in every way that must not reach help. */
@RunWith(RobolectricTestRunner::class)
class DiaryOnPhoneTest {
    private val phone = Handset()
    private val rule = createEmptyComposeRule()
    private val folder: File get() = phone.app.noBackupFilesDir

    @get:Rule
    val rules: RuleChain = RuleChain.outerRule(rule).around(phone)

    private fun keepStep() {
        phone.visit(Route.OwnStep)
        rule.waitForIdle()
        rule.onNode(hasSetTextAction()).performTextInput(STEP)
        rule.touch(submitLabel())
    }

    private fun submitLabel(): String =
        phone.screen.blocks
            .filterIsInstance<Block.Form>()
            .single()
            .submit.label.text

    private fun restart() {
        val saved = phone.leave()
        phone.killed()
        phone.open(saved)
        rule.waitForIdle()
    }

    private fun helpWorks() {
        rule.touch("988")
        assertEquals("tel:988", phone.asked()?.dataString)
    }

    @Test
    fun `a step that was kept and the place in view survive the end of the process`() {
        phone.open()
        keepStep()
        phone.visit(Route.NextStep)
        restart()
        assertEquals(Route.NextStep, phone.screen.route)
        rule.find(STEP).assertExists()
    }

    @Test
    fun `a rotation changes nothing, not even what is half typed`() {
        phone.open()
        phone.visit(Route.OwnStep)
        rule.waitForIdle()
        rule.onNode(hasSetTextAction()).performTextInput(STEP)
        phone.turn()
        assertEquals(Route.OwnStep, phone.screen.route)
        rule.find(STEP).assertExists()
        rule.touch(submitLabel())
        phone.visit(Route.NextStep)
        rule.find(STEP).assertExists()
    }

    @Test
    fun `private screens are hidden from screenshots and recent apps, and help never is`() {
        val window = phone.open().window
        for (route in listOf(Route.Diary, Route.NextStep, Route.NewNote, Route.Home, Route.Help, Route.Check)) {
            phone.visit(route)
            rule.waitForIdle()
            val isHidden = window.attributes.flags and FLAG_SECURE != 0
            assertEquals("$route", phone.screen.private, isHidden)
        }
        assertFalse("help is for showing", phone.screen.private && phone.screen.route == Route.Help)
    }

    @Test
    fun `a damaged diary says so, offers what can be done, and help never notices`() {
        phone.open()
        keepStep()
        phone.leave()
        phone.killed()
        val file = folder.resolve("diary/current/diary.db")
        val bytes = file.readBytes()
        bytes.indices.forEach { bytes[it] = bytes[it].toInt().inv().toByte() }
        file.writeBytes(bytes)
        phone.open()
        helpWorks()
        phone.visit(Route.Diary)
        rule.find("Get out what can be read").assertExists()
        rule.onNode(hasText(STEP)).assertDoesNotExist()
        helpWorks()
    }

    @Test
    fun `a lost key never makes a new one beside the old diary, and starting anew asks first`() {
        phone.open()
        keepStep()
        phone.leave()
        phone.killed()
        FakeKeyStore.keys.clear()
        phone.open()
        helpWorks()
        phone.visit(Route.Diary)
        rule.touch("Start a new, empty diary")
        rule.touch("Yes, start a new diary")
        assertTrue(
            "the old one is set aside, not deleted",
            folder
                .resolve("diary/aside")
                .list()
                .orEmpty()
                .isNotEmpty(),
        )
        keepStep()
        restart()
        phone.visit(Route.NextStep)
        rule.find(STEP).assertExists()
    }

    @Test
    fun `a locked diary opens with its PIN and help needs none`() {
        phone.open()
        keepStep()
        phone.visit(Route.Lock)
        phone.running.model.submit("pin", mapOf("pin" to "4711", "again" to "4711"))
        restart()
        phone.visit(Route.Timeline(null))
        helpWorks()
        rule.onNode(hasText(STEP)).assertDoesNotExist()
        rule.onNode(hasSetTextAction()).performTextInput("4711")
        rule.touch("Open")
        phone.visit(Route.NextStep)
        rule.find(STEP).assertExists()
        val typed = phone.shown.typed
        assertTrue("no PIN stays in what is typed", typed.values.none { "4711" in it })
    }

    @Test
    fun `a finger the phone knows opens the diary, and one it does not know changes nothing`() {
        phone.open()
        keepStep()
        phone.visit(Route.Lock)
        phone.running.model.submit("pin", mapOf("pin" to "4711", "again" to "4711"))
        phone.running.model.perform(Action.SetPhoneLock(true))
        restart()
        phone.visit(Route.Timeline(null))
        phone.running.model.perform(Action.AskPhone)
        rule.onNode(hasText(STEP)).assertDoesNotExist()
        phone.owner = OwnerCheck { _, known, _ -> known() }
        phone.running.model.perform(Action.AskPhone)
        phone.visit(Route.NextStep)
        rule.find(STEP).assertExists()
    }

    @Test
    fun `the keyboard is asked to learn nothing from what is typed`() {
        phone.open()
        phone.visit(Route.OwnStep)
        rule.waitForIdle()
        rule.onNode(hasSetTextAction()).performClick()
        rule.waitForIdle()
        val asked = EditorInfo()
        val page = phone.window.get().findViewById<ViewGroup>(android.R.id.content)
        assertTrue("a keyboard may type", page.inside().any { it.onCreateInputConnection(asked) != null })
        assertTrue(asked.imeOptions and EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING != 0)
    }

    @Test
    fun `what the phone keeps of a window holds no PIN and nothing of the diary`() {
        phone.open()
        keepStep()
        phone.visit(Route.NewNote)
        phone.running.model.type("note", "tried", "In the car on Saturday")
        phone.visit(Route.Lock)
        phone.running.model.type("pin", "pin", "471199")
        val parcel = Parcel.obtain()
        parcel.writeBundle(phone.leave())
        val kept =
            parcel
                .marshall()
                .filter { it != 0.toByte() }
                .toByteArray()
                .toString(Charsets.ISO_8859_1)
        parcel.recycle()
        for (word in listOf("471199", "Saturday")) assertFalse(word, word in kept)
    }

    @Test
    fun `a key store that does not answer leaves diary, key and help as they are`() {
        phone.open()
        keepStep()
        phone.leave()
        phone.killed()
        FakeKeyStore.isBroken = true
        phone.open()
        helpWorks()
        phone.visit(Route.NextStep)
        rule.onNode(hasText(STEP)).assertDoesNotExist()
        FakeKeyStore.isBroken = false
        restart()
        phone.visit(Route.NextStep)
        rule.find(STEP).assertExists()
    }

    private fun View.inside(): Sequence<View> =
        sequenceOf(this) + ((this as? ViewGroup)?.children?.flatMap { it.inside() } ?: emptySequence())

    @Test
    fun `nothing of the diary lies where a backup reaches, and the key lies nowhere as it is`() {
        phone.open()
        keepStep()
        val files =
            File(phone.app.applicationInfo.dataDir)
                .walk()
                .filter(File::isFile)
                .toList()
        val outside = files.filterNot { it.startsWith(folder) }
        assertEquals(emptyList<File>(), outside)
        assertTrue(files.any { it.name == "diary.db" })
        for (file in files) assertFalse(file.path, STEP in file.readText(Charsets.ISO_8859_1))
    }

    private companion object {
        const val STEP = "Ask on the Saturday drive"
    }
}
