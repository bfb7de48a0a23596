package org.foothold.app.support

import android.app.Activity
import android.content.Intent
import android.graphics.Bitmap
import android.graphics.Canvas
import android.os.Bundle
import android.os.Looper
import android.os.Parcel
import android.telephony.TelephonyManager
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.hasScrollToNodeAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollToNode
import androidx.core.content.FileProvider
import androidx.test.core.app.ApplicationProvider
import kotlinx.coroutines.Dispatchers
import org.foothold.app.FootholdApplication
import org.foothold.app.MainActivity
import org.foothold.app.Parts
import org.foothold.app.Running
import org.foothold.app.phone.OwnerCheck
import org.foothold.bridge.RustFootholdClient
import org.foothold.bridge.Shown
import org.foothold.core.Mode
import org.foothold.core.Moment
import org.foothold.core.Route
import org.foothold.core.Screen
import org.foothold.core.Tap
import org.foothold.core.uniffiEnsureInitialized
import org.junit.rules.ExternalResource
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import java.time.Duration
import java.util.TimeZone

/** The day the content was checked, at noon UTC. */
val CHECKED = Moment(unixSeconds = 1_795_348_800, utcOffsetMinutes = 0)

/**
 * A phone in a country, with the real app and the real Rust library on it. Its clock stands still, its key store is a
 * made-up one, and nothing on it runs behind a test's back.
 */
class Handset(
    private val country: String = "us",
    var load: () -> Unit = ::uniffiEnsureInitialized,
) : ExternalResource() {
    var now = CHECKED

    /** What a face or a finger says. */
    var owner = OwnerCheck { _, _, failed -> failed() }

    val app: FootholdApplication get() = ApplicationProvider.getApplicationContext()
    val running: Running get() = app.running

    /** The window in view. */
    lateinit var window: ActivityController<MainActivity>
        private set
    private val opened = mutableListOf<ActivityController<*>>()
    private val zone = TimeZone.getDefault()

    override fun before() {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"))
        FakeKeyStore.install()
        forgetFolders()
        shadowOf(app.getSystemService(TelephonyManager::class.java)).setNetworkCountryIso(country)
        app.parts = {
            Parts(
                app,
                now = { now },
                client = { Waited(RustFootholdClient(it, load)) },
                io = Dispatchers.Unconfined,
                owner = { activity, known, failed -> owner.ask(activity, known, failed) },
            )
        }
    }

    override fun after() {
        opened.forEach { runCatching { it.close() } }
        // Compose keeps one dispatcher for the whole JVM: what is still posted to it must not be lost between tests.
        shadowOf(Looper.getMainLooper()).idleFor(Duration.ofSeconds(1))
        TimeZone.setDefault(zone)
    }

    /** Opens the app, as its icon does. */
    fun open(
        saved: Bundle? = null,
        intent: Intent = Intent(Intent.ACTION_MAIN),
    ): MainActivity {
        window = Robolectric.buildActivity(MainActivity::class.java, intent).also { opened += it }
        if (saved == null) window.setup() else window.setup(saved)
        draw()
        return window.get()
    }

    /** Draws a frame: Robolectric draws none unless it is asked to. */
    private fun draw() {
        shadowOf(Looper.getMainLooper()).idle()
        val view = window.get().window.decorView
        view.draw(Canvas(Bitmap.createBitmap(view.width, view.height, Bitmap.Config.ARGB_8888)))
        shadowOf(Looper.getMainLooper()).idle()
    }

    /** Turns the phone on its side: the window is made anew. */
    fun turn() {
        RuntimeEnvironment.setQualifiers("+land")
        window.recreate()
        draw()
    }

    /** The app is out of view; what it would save, as it comes out of another process. */
    fun leave(): Bundle {
        val saved = Bundle()
        window.pause().stop().saveInstanceState(saved)
        return throughParcel(saved)
    }

    /** The process ends while the app is out of view, and the window with it. */
    fun killed() {
        runCatching { window.close() }
        FootholdApplication::class.java.getDeclaredField("runningNow").apply {
            isAccessible = true
            set(app, null)
        }
    }

    fun later(seconds: Long) {
        now = now.copy(unixSeconds = now.unixSeconds + seconds)
    }

    val shown: Shown.Drawn get() = running.shown.value
    val screen: Screen get() = shown.screen

    /** Goes somewhere, as a link or a restored stack does. */
    fun visit(route: Route) {
        running.model.tap(Tap.Go(route, Mode.PUSH))
    }

    /** What another app was asked last, and forgets it. */
    fun asked(activity: Activity = window.get()): Intent? = shadowOf(activity).nextStartedActivity

    /** FileProvider keeps the folders of the test before in a static field. */
    private fun forgetFolders() {
        val cache = FileProvider::class.java.getDeclaredField("sCache").apply { isAccessible = true }
        (cache.get(null) as MutableMap<*, *>).clear()
    }

    private fun throughParcel(bundle: Bundle): Bundle {
        val parcel = Parcel.obtain()
        parcel.writeBundle(bundle)
        parcel.setDataPosition(0)
        val read = parcel.readBundle(app.classLoader)
        parcel.recycle()
        return checkNotNull(read)
    }
}

/** Touches what says this, wherever on the page it is. */
@OptIn(ExperimentalTestApi::class)
fun ComposeTestRule.touch(words: String) {
    find(words).performClick()
    waitForIdle()
}

/** What says this, scrolled into view where the page is longer than the window. */
fun ComposeTestRule.find(words: String): SemanticsNodeInteraction {
    waitForIdle()
    if (onAllNodes(hasText(words)).fetchSemanticsNodes().isEmpty()) {
        onNode(hasScrollToNodeAction()).performScrollToNode(hasText(words))
    }
    return onAllNodes(hasText(words))[0]
}
