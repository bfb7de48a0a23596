package org.foothold.app

import android.content.Intent
import android.net.Uri
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import org.foothold.app.support.Handset
import org.foothold.app.support.MAIN_SCREENS
import org.foothold.app.support.find
import org.foothold.app.support.touch
import org.foothold.core.Route
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

/** What a touch asks of the phone, in the real window over the real library. */
@RunWith(RobolectricTestRunner::class)
class TouchTest {
    private val phone = Handset()
    private val rule = createEmptyComposeRule()

    @get:Rule
    val rules: RuleChain = RuleChain.outerRule(rule).around(phone)

    @Test
    fun `from every main screen the emergency and the crisis line are one touch away`() {
        phone.open()
        for (route in MAIN_SCREENS) {
            phone.visit(route)
            for ((words, uri) in listOf("988" to "tel:988", "Call 911" to "tel:911")) {
                rule.touch(words)
                val asked = phone.asked()
                assertEquals("$route", uri, asked?.dataString)
                assertEquals("the dialler opens and dials nothing", Intent.ACTION_DIAL, asked?.action)
            }
        }
    }

    @Test
    fun `ticking what was seen leads to what to do now`() {
        phone.open()
        rule.touch("Something is wrong right now")
        rule.touch("Suicide or self-harm")
        rule.touch("Tried to end their life in the last 24 hours, or is trying now")
        assertEquals(Route.Result, phone.screen.route)
        rule.find("Call 911 now").assertExists()
        rule.touch("Call 911")
        assertEquals("tel:911", phone.asked()?.dataString)
    }

    @Test
    fun `a text goes to the number with its words`() {
        phone.open()
        phone.visit(Route.Line("us-ctl"))
        rule.touch("Text HOME to 741741")
        val asked = phone.asked()
        assertEquals(Intent.ACTION_SENDTO, asked?.action)
        assertEquals("smsto:741741", asked?.dataString)
        assertEquals("HOME", asked?.getStringExtra("sms_body"))
    }

    @Test
    fun `where no app answers, the digits stand there to be copied and dialled elsewhere`() {
        phone.open()
        shadowOf(phone.app).checkActivities(true)
        rule.touch("988")
        rule.find("This device could not open that. Use any phone: 988").assertExists()
        rule.find("Copy").assertExists()
    }

    @Test
    fun `back goes through the places and then out of the app`() {
        val window = phone.open()
        phone.visit(Route.Guides)
        phone.visit(Route.Guide("leap"))
        val back = window.onBackPressedDispatcher
        rule.waitForIdle()
        back.onBackPressed()
        rule.waitForIdle()
        assertEquals(Route.Guides, phone.screen.route)
        back.onBackPressed()
        rule.waitForIdle()
        assertEquals(Route.Home, phone.screen.route)
        back.onBackPressed()
        assertTrue("from home, back leaves", window.isFinishing)
    }

    @Test
    fun `links from outside open public places only`() {
        for ((link, route) in listOf(
            "foothold://guide/leap" to Route.Guide("leap"),
            "foothold://diary" to Route.Lost,
        )) {
            val view = Intent(Intent.ACTION_VIEW, Uri.parse(link))
            phone.open(intent = view)
            rule.waitForIdle()
            assertEquals(route, phone.screen.route)
            phone.killed()
        }
    }
}
