package org.foothold.app.help

import android.app.KeyguardManager
import android.content.Intent
import android.os.Build
import android.os.Bundle
import android.view.WindowManager
import androidx.activity.ComponentActivity
import androidx.activity.OnBackPressedCallback
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.lifecycle.lifecycleScope
import kotlinx.coroutines.launch
import org.foothold.app.FootholdApplication
import org.foothold.app.R
import org.foothold.app.Window
import org.foothold.app.drawn
import org.foothold.app.labels
import org.foothold.app.phone.reach
import org.foothold.core.Effect
import org.foothold.core.Phrase

/**
 * Help numbers and nothing else, for shortcuts, the widget and the tile. It loads no native code, opens no diary, asks
 * for no PIN, is never hidden from anything, and stands over the lock screen where the phone allows that.
 */
class HelpActivity : ComponentActivity() {
    private val help by lazy { StaticHelp(this) }
    private val places by lazy { HelpPlaces(help.book(), ::carryOut, ::choose) }

    private val back =
        object : OnBackPressedCallback(false) {
            override fun handleOnBackPressed() {
                places.back()
            }
        }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.O_MR1) {
            @Suppress("DEPRECATION")
            window.addFlags(WindowManager.LayoutParams.FLAG_SHOW_WHEN_LOCKED)
        }
        onBackPressedDispatcher.addCallback(this, back)
        lifecycleScope.launch { places.shown.collect { back.isEnabled = it.canGoBack } }
        val hands = HelpHands(places)
        setContent {
            val shown by places.shown.collectAsState()
            Window(shown.drawn(), hands, labels(places.words))
        }
    }

    override fun onStart() {
        super.onStart()
        val now = help.book()
        if (now.region != places.region) places.renew(now)
        HelpWidget.draw(this)
    }

    /** Whoever comes by the icon, the tile or the widget wants the numbers, not where they were left an hour ago. */
    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        places.renew(help.book())
    }

    private fun carryOut(effect: Effect) {
        val guard = getSystemService(KeyguardManager::class.java)
        if (guard?.isKeyguardLocked == true) unlockFirst(guard, effect) else tryTo(effect)
    }

    private fun tryTo(effect: Effect) {
        if (!reach(effect)) places.failed(effect)
    }

    /** No dialler stands over the lock screen. Until the phone is unlocked, its number can be dialled elsewhere. */
    private fun unlockFirst(
        guard: KeyguardManager,
        effect: Effect,
    ) {
        places.holds(effect, Phrase(getString(R.string.locked), null))
        val then =
            object : KeyguardManager.KeyguardDismissCallback() {
                override fun onDismissSucceeded() {
                    places.dismiss()
                    tryTo(effect)
                }
            }
        guard.requestDismissKeyguard(this, then)
    }

    private fun choose(region: String): HelpBook {
        val book = help.choose(region)
        (application as FootholdApplication).regionChosen(region)
        HelpWidget.draw(this)
        return book
    }
}
