package org.foothold.app

import android.os.Looper
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import org.foothold.app.help.HelpActivity
import org.foothold.app.support.Handset
import org.foothold.app.support.find
import org.foothold.app.support.touch
import org.foothold.core.Route
import org.foothold.core.uniffiEnsureInitialized
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

/** Help before the Rust library is there, and when it never will be. */
@RunWith(RobolectricTestRunner::class)
class WithoutLibraryTest {
    private val phone = Handset()
    private val rule = createEmptyComposeRule()

    @get:Rule
    val rules: RuleChain = RuleChain.outerRule(rule).around(phone)

    @Test
    fun `the first frame is help, and only then the library loads`() {
        var before: Route? = null
        phone.load = {
            before = phone.screen.route
            uniffiEnsureInitialized()
        }
        phone.open()
        rule.waitForIdle()
        assertEquals("what stood there when it was loaded", Route.Help, before)
        assertEquals(Route.Home, phone.screen.route)
    }

    @Test
    fun `before a frame was drawn the library is left alone`() {
        var isLoaded = false
        phone.load = {
            isLoaded = true
            uniffiEnsureInitialized()
        }
        val window = Robolectric.buildActivity(MainActivity::class.java).setup()
        shadowOf(Looper.getMainLooper()).idle()
        assertFalse("nothing was drawn yet", isLoaded)
        window.close()
    }

    @Test
    fun `settings that cannot be read are left out, and help is of the phone's own country`() {
        phone.app.noBackupFilesDir
            .resolve("settings.json")
            .writeText("{ \"region\": 7")
        phone.open()
        rule.touch("988")
        assertEquals("tel:988", phone.asked()?.dataString)
    }

    @Test
    fun `without the library every number still opens the dialler`() {
        phone.load = { throw UnsatisfiedLinkError("asked for") }
        phone.open()
        rule.find("The rest of the app could not start. The numbers here work all the same.").assertExists()
        assertFalse(phone.running.isCores)
        rule.touch("988")
        assertEquals("tel:988", phone.asked()?.dataString)
        rule.touch("Call 911")
        assertEquals("tel:911", phone.asked()?.dataString)
        rule.touch("Text 988")
        assertEquals("smsto:988", phone.asked()?.dataString)
    }

    @Test
    fun `the help window needs nothing of the rest, and is never hidden`() {
        phone.load = { throw AssertionError("the help window loaded the library") }
        val help = Robolectric.buildActivity(HelpActivity::class.java).setup()
        rule.touch("988")
        assertEquals("tel:988", shadowOf(help.get()).nextStartedActivity?.dataString)
        assertEquals(
            0,
            help
                .get()
                .window.attributes.flags and FLAG_SECURE,
        )
        val running = FootholdApplication::class.java.getDeclaredField("runningNow").apply { isAccessible = true }
        assertNull("no model, no diary, no key", running.get(phone.app))
        help.close()
    }
}
