package org.foothold.app

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import org.foothold.app.support.Handset
import org.foothold.app.support.touch
import org.foothold.core.Route
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class FirstFrameTest {
    private val phone = Handset()
    private val rule = createEmptyComposeRule()

    @get:Rule
    val rules: RuleChain = RuleChain.outerRule(rule).around(phone)

    @Test
    fun `the app opens at home and dials in one touch`() {
        phone.open()
        rule.waitForIdle()
        assertTrue(phone.running.isCores)
        assertEquals(Route.Home, phone.screen.route)
        rule.touch("988")
        assertEquals("tel:988", phone.asked()?.dataString)
    }
}
