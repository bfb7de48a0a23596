package org.foothold.app.diary

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.IntentFilter
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlin.time.Duration.Companion.minutes

/**
 * A moment in which the diary stays open though the app is not in view: while the reader chooses a file for it. It is
 * over when they come back, when the phone's screen goes dark, or after [LONGEST].
 */
internal class Grace(
    private val context: Context,
    private val scope: CoroutineScope,
    private val close: () -> Unit,
) {
    private var running: Job? = null

    private val dark =
        object : BroadcastReceiver() {
            override fun onReceive(
                context: Context,
                intent: Intent,
            ) {
                end()
                close()
            }
        }

    fun begin() {
        end()
        context.registerReceiver(dark, IntentFilter(Intent.ACTION_SCREEN_OFF))
        running =
            scope.launch {
                delay(LONGEST)
                // Not `end`: that would cancel what is to close.
                running = null
                context.unregisterReceiver(dark)
                close()
            }
    }

    fun end() {
        val ending = running ?: return
        running = null
        ending.cancel()
        context.unregisterReceiver(dark)
    }

    private companion object {
        val LONGEST = 2.minutes
    }
}
