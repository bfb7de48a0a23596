package org.foothold.app

import android.app.KeyguardManager
import android.app.PendingIntent
import android.appwidget.AppWidgetManager
import android.content.Intent
import android.service.quicksettings.TileService
import android.telephony.TelephonyManager
import android.widget.TextView
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import org.foothold.app.help.HelpActivity
import org.foothold.app.help.HelpBook
import org.foothold.app.help.HelpTile
import org.foothold.app.help.HelpWidget
import org.foothold.app.help.StaticHelp
import org.foothold.app.phone.intent
import org.foothold.app.support.Handset
import org.foothold.app.support.find
import org.foothold.app.support.touch
import org.foothold.core.Block
import org.foothold.core.Route
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import java.lang.reflect.Proxy

/** The ways to help that do not lead through the app, before it was ever opened and without its library. */
@RunWith(RobolectricTestRunner::class)
class HelpDoorsTest {
    private val phone = Handset().apply { load = { throw AssertionError("a way to help loaded the library") } }
    private val rule = createEmptyComposeRule()
    private val widgets get() = shadowOf(AppWidgetManager.getInstance(phone.app))

    @get:Rule
    val rules: RuleChain = RuleChain.outerRule(rule).around(phone)

    @Before
    fun ofOtherApps() {
        shadowOf(phone.app).clearNextStartedActivities()
    }

    private fun started(): Intent = checkNotNull(shadowOf(phone.app).nextStartedActivity)

    @Test
    fun `each number on the widget is one touch from the dialler`() {
        val widget = widgets.createWidget(HelpWidget::class.java, R.layout.help_widget)
        for ((id, uri) in listOf(R.id.emergency to "tel:911", R.id.crisis to "tel:988")) {
            widgets.getViewFor(widget).findViewById<TextView>(id).performClick()
            val asked = started()
            assertEquals(uri, asked.dataString)
            assertEquals(Intent.ACTION_DIAL, asked.action)
        }
        widgets.getViewFor(widget).findViewById<TextView>(R.id.help).performClick()
        assertEquals(HelpActivity::class.java.name, started().component?.className)
    }

    @Test
    fun `the widget says its digits one by one and follows the country`() {
        val widget = widgets.createWidget(HelpWidget::class.java, R.layout.help_widget)
        val crisis = { widgets.getViewFor(widget).findViewById<TextView>(R.id.crisis) }
        assertTrue("${crisis().contentDescription}", "9 8 8" in crisis().contentDescription)
        Robolectric.buildActivity(HelpActivity::class.java).setup().use {
            rule.touch("Country: United States. Choose another one.")
            rule.touch("Australia")
            rule.waitForIdle()
        }
        crisis().performClick()
        assertEquals("tel:131114", started().dataString)
    }

    @Test
    fun `whatever help offers in any country, some app can be asked`() {
        val assets = phone.app.assets
        for (file in assets.list("help/en").orEmpty()) {
            val region = file.removeSuffix(".json")
            val book = HelpBook.read(assets, region, "en")
            val lines =
                book
                    .at(Route.Help)
                    .blocks
                    .filterIsInstance<Block.Line>()
                    .map { it.id }
            val channels =
                (lines.map { Route.Line(it) } + Route.Help)
                    .flatMap { book.at(it).blocks.filterIsInstance<Block.Line>() }
                    .flatMap { it.line.channels }
            assertTrue(region, channels.isNotEmpty())
            for (channel in channels) assertNotNull("$region ${channel.id}", channel.effect.intent())
        }
    }

    @Test
    fun `a help window that was left behind shows the country of now`() {
        Robolectric.buildActivity(HelpActivity::class.java).setup().use { window ->
            window.pause().stop()
            StaticHelp(phone.app).choose("GB")
            window.restart().start().resume()
            rule.touch("Call 999")
            assertEquals("tel:999", shadowOf(window.get()).nextStartedActivity?.dataString)
        }
    }

    @Test
    fun `on a locked phone the digits stand there until it is unlocked, and then the dialler opens`() {
        val guard = shadowOf(phone.app.getSystemService(KeyguardManager::class.java))
        guard.setKeyguardLocked(true)
        Robolectric.buildActivity(HelpActivity::class.java).setup().use { window ->
            rule.touch("988")
            assertNull("no dialler opens under the lock screen", shadowOf(window.get()).nextStartedActivity)
            rule.onNode(hasText("This phone is locked", substring = true)).assertExists()
            rule.find("Copy").assertExists()
            guard.setKeyguardLocked(false)
            rule.waitForIdle()
            assertEquals("tel:988", shadowOf(window.get()).nextStartedActivity?.dataString)
        }
    }

    @Test
    fun `a phone that crossed a border has the numbers of where it is on its home screen`() {
        val widget = widgets.createWidget(HelpWidget::class.java, R.layout.help_widget)
        val network = shadowOf(phone.app.getSystemService(TelephonyManager::class.java))
        network.setNetworkCountryIso("ie")
        HelpWidget().onReceive(phone.app, Intent(Intent.ACTION_TIMEZONE_CHANGED))
        widgets.getViewFor(widget).findViewById<TextView>(R.id.emergency).performClick()
        assertEquals("tel:112", started().dataString)
    }

    @Test
    fun `the tile opens help over whatever is on the screen`() {
        val tile = Robolectric.setupService(HelpTile::class.java)
        val asked = checkNotNull(shadowOf(collapsedInto(tile)).savedIntent)
        assertEquals(HelpActivity::class.java.name, asked.component?.className)
        assertTrue(asked.flags and Intent.FLAG_ACTIVITY_NEW_TASK != 0)
    }

    /** What the tile asks the system to start. Robolectric has no system to ask, so it is one made up here. */
    private fun collapsedInto(tile: HelpTile): PendingIntent {
        val service = TileService::class.java.getDeclaredField("mService").apply { isAccessible = true }
        var asked: PendingIntent? = null
        val system =
            Proxy.newProxyInstance(service.type.classLoader, arrayOf(service.type)) { _, method, args ->
                if (method.name == "startActivity") asked = args.filterIsInstance<PendingIntent>().single()
                null
            }
        service.set(tile, system)
        tile.onClick()
        return checkNotNull(asked)
    }
}
