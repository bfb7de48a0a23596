package org.foothold.app

import android.Manifest
import android.content.Intent
import android.os.Build
import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.OnBackPressedCallback
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.result.contract.ActivityResultContracts.RequestPermission
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.lifecycle.lifecycleScope
import kotlinx.coroutines.launch
import org.foothold.app.help.HelpWidget
import org.foothold.app.phone.FilePicker
import org.foothold.app.phone.forgetShared
import org.foothold.app.phone.keepPrivate
import org.foothold.app.phone.offerNothingToOthers
import org.foothold.app.reminders.ReminderNotice
import org.foothold.bridge.Shown
import org.foothold.core.Effect
import org.foothold.core.Phrase

/** The app's one window. Its first frame is static help, drawn before anything of the Rust library is touched. */
class MainActivity :
    ComponentActivity(),
    MainWindow {
    private val app get() = application as FootholdApplication
    private val running by lazy { app.running }
    private lateinit var effects: WindowEffects
    private var shown by mutableStateOf<Shown.Drawn?>(null)
    private var told by mutableStateOf<Phrase?>(null)
    private var saved: List<String>? = null
    private var isDrawn = false

    private val back =
        object : OnBackPressedCallback(false) {
            override fun handleOnBackPressed() = running.back()
        }

    private val mayRemind =
        registerForActivityResult(RequestPermission()) { isGranted -> if (!isGranted) sayThatRemindersAreOff() }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        offerNothingToOthers()
        effects = WindowEffects(this, running, FilePicker(this, running.errands, ::sayThatTheFileIsGone), running.owner)
        saved = savedInstanceState?.getStringArrayList(ROUTES)
        if (savedInstanceState == null) {
            forgetShared()
            running.errands.forget()
            follow(intent)
        }
        onBackPressedDispatcher.addCallback(this, back)
        show(running.shown.value)
        lifecycleScope.launch { running.shown.collect(::show) }
        val hands = MainHands(running) { told = null }
        val labels = labels(running.places.words)
        setContent { shown?.let { Window(it.drawn(told), hands, labels, ::drawn) } }
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        setIntent(intent)
        follow(intent)
    }

    override fun onStart() {
        super.onStart()
        running.enterView(this)
        HelpWidget.draw(this)
    }

    override fun onStop() {
        running.leaveView(isBack = isChangingConfigurations)
        super.onStop()
    }

    override fun onUserInteraction() {
        super.onUserInteraction()
        running.touched()
    }

    override fun onSaveInstanceState(outState: Bundle) {
        super.onSaveInstanceState(outState)
        val routes = if (running.isCores) running.model.saved else saved.orEmpty()
        outState.putStringArrayList(ROUTES, ArrayList(routes))
    }

    override fun carryOut(effect: Effect) = effects.carryOut(effect)

    override fun askToRemind() {
        when {
            ReminderNotice(this).mayShow -> Unit
            Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU -> sayThatRemindersAreOff()
            else -> mayRemind.launch(Manifest.permission.POST_NOTIFICATIONS)
        }
    }

    private fun sayThatRemindersAreOff() = say(R.string.reminders_off)

    private fun sayThatTheFileIsGone() = say(R.string.file_gone)

    private fun say(words: Int) {
        told = Phrase(getString(words), null)
    }

    /** A private screen is hidden before it is drawn, and an open one shown before it may be seen elsewhere. */
    private fun show(drawn: Shown.Drawn) {
        keepPrivate(drawn.screen.private)
        back.isEnabled = drawn.canGoBack
        shown = drawn
    }

    /** The first frame stands; the library is loaded after it. */
    private fun drawn() {
        if (isDrawn) return
        isDrawn = true
        window.decorView.post { running.start(saved) }
    }

    private fun follow(intent: Intent) {
        val link = intent.data?.takeIf { intent.action == Intent.ACTION_VIEW && it.scheme == SCHEME }
        val own = app.asked.also { app.asked = null }
        when {
            own != null -> running.open(own, isOwn = true)
            link != null -> running.open(link.toString().removePrefix("$SCHEME://"), isOwn = false)
        }
    }

    private companion object {
        const val ROUTES = "routes"
        const val SCHEME = "foothold"
    }
}
