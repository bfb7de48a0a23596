package org.foothold.app

import android.app.Application
import kotlinx.coroutines.CoroutineExceptionHandler
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob

/** The process. It does nothing at its start: a widget, a tile or a reminder may be all that asked for it. */
class FootholdApplication : Application() {
    /** Outlives every window: what an action leads to is carried out, and the diary closed, though the window is gone. */
    val scope =
        CoroutineScope(
            SupervisorJob() + Dispatchers.Main.immediate +
                // One task that fails must not take the window with it, least of all help. What it was about is not
                // logged: it may hold what the reader wrote.
                CoroutineExceptionHandler { _, _ -> },
        )

    /** Tests put their own here before anything runs. */
    var parts: () -> Parts = { Parts(this) }

    /** The app behind the main window, made when that opens. */
    val running: Running get() = runningNow ?: Running(this, parts(), scope).also { runningNow = it }
    private var runningNow: Running? = null

    /** The route text of a reminder that was touched, until the main window goes there. It never crosses a process. */
    var asked: String? = null

    /** The country was chosen outside the main window: the app behind it must know, if it runs. */
    fun regionChosen(region: String) {
        runningNow?.regionChosen(region)
    }
}
