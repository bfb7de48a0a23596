package org.foothold.app.help

import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.OnBackPressedCallback
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.lifecycle.lifecycleScope
import kotlinx.coroutines.launch
import org.foothold.app.FootholdApplication
import org.foothold.app.Window
import org.foothold.app.drawn
import org.foothold.app.labels
import org.foothold.app.phone.reach
import org.foothold.core.Effect

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
        onBackPressedDispatcher.addCallback(this, back)
        lifecycleScope.launch { places.shown.collect { back.isEnabled = it.canGoBack } }
        val hands = HelpHands(places)
        setContent {
            val shown by places.shown.collectAsState()
            Window(shown.drawn(), hands, labels(places.words))
        }
    }

    private fun carryOut(effect: Effect) {
        if (!reach(effect)) places.failed(effect)
    }

    private fun choose(region: String): HelpBook {
        val book = help.choose(region)
        (application as FootholdApplication).regionChosen(region)
        HelpWidget.draw(this)
        return book
    }
}
