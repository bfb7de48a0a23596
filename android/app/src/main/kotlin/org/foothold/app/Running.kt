package org.foothold.app

import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.stateIn
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withContext
import org.foothold.app.diary.DiaryDoor
import org.foothold.app.diary.DiaryKey
import org.foothold.app.diary.Grace
import org.foothold.app.help.HelpPlaces
import org.foothold.app.help.HelpWidget
import org.foothold.app.help.StaticHelp
import org.foothold.app.phone.Documents
import org.foothold.app.phone.FileErrands
import org.foothold.app.phone.OwnerCheck
import org.foothold.app.phone.SettingsFile
import org.foothold.app.reminders.Alarms
import org.foothold.app.reminders.Reminders
import org.foothold.bridge.FootholdModel
import org.foothold.bridge.LibraryMissingException
import org.foothold.bridge.Shown
import org.foothold.core.Action
import org.foothold.core.Effect
import org.foothold.core.Mode
import org.foothold.core.Moment
import org.foothold.core.Tap
import java.time.Instant

/**
 * The app behind its main window: static help first, then core's screens, and the diary while the window is in view. It
 * lives as long as the process, so a rotation changes nothing.
 *
 * Not thread-safe: for the main thread. Making it touches no native code.
 */
class Running(
    private val app: FootholdApplication,
    private val parts: Parts,
    private val scope: CoroutineScope,
) {
    private val settings = SettingsFile(app.noBackupFilesDir)
    private val help = StaticHelp(app, settings)
    private val client = parts.client(help::firstSettings)
    private val isReady = MutableStateFlow(false)
    private val waiting = ArrayDeque<Effect>()
    private val keeping = Mutex()
    private val over = CompletableDeferred<Unit>()
    private var isStarted = false
    private var isTouched = false
    private var isTurning = false
    private var window: MainWindow? = null

    val model = FootholdModel(client, scope, parts.now)

    /** Static help, until core's screens are there. */
    val places = HelpPlaces(help.book(), ::carryOut, help::choose)

    private val reminders = Reminders(model, client, Alarms(app) { parts.now().instant() }, parts.io)
    private val door = DiaryDoor(DiaryKey(app.noBackupFilesDir, parts.safe), model, scope, parts.io, ::opened)

    private val grace = Grace(app, scope) { door.close() }

    val owner: OwnerCheck get() = parts.owner

    /** Files that the reader chooses. */
    internal val errands = FileErrands(Documents(app.contentResolver, parts.io), scope, ::performOpen, ::failed)

    /** True once core's screens are in view. */
    val isCores: Boolean get() = isReady.value

    /** What to draw. */
    val shown: StateFlow<Shown.Drawn> =
        combine(places.shown, model.shown, isReady) { static, cores, ready ->
            (cores as? Shown.Drawn)?.takeIf { ready } ?: static
        }.stateIn(scope, SharingStarted.Eagerly, places.shown.value)

    /** The first frame of static help stands: now the library may take its time. */
    fun start(saved: List<String>?) {
        if (isStarted) return
        isStarted = true
        scope.launch { model.effects.collect(::carryOut) }
        scope.launch {
            model.start(saved).join()
            if (model.shown.value is Shown.LibraryMissing) places.stayAlone() else takeOver()
            over.complete(Unit)
        }
    }

    /** The window was touched: whoever reads static help is not called away from it. */
    fun touched() {
        isTouched = true
    }

    /** The country was chosen outside the main window. */
    fun regionChosen(region: String) {
        if (isCores) model.perform(Action.SetRegion(region)) else places.tap(Tap.Do(Action.SetRegion(region)))
    }

    /** Goes where a link from outside leads, or, from the app's own reminders, anywhere. */
    fun open(
        route: String,
        isOwn: Boolean,
    ) {
        scope.launch {
            over.await()
            when {
                !isCores -> Unit
                isOwn -> model.tap(Tap.Go(client.routes(listOf(route)).single(), Mode.PUSH))
                else -> model.openLink(route)
            }
        }
    }

    fun enterView(window: MainWindow) {
        this.window = window
        isTurning = false
        grace.end()
        if (isCores) door.open()
        while (waiting.isNotEmpty()) window.carryOut(waiting.removeFirst())
    }

    /** The window is out of view; [isBack] if another of ours takes its place at once, as when the phone is turned. */
    fun leaveView(isBack: Boolean) {
        window = null
        isTurning = isBack
        when {
            isBack || !isCores -> Unit
            errands.isOut -> grace.begin()
            else -> door.close()
        }
    }

    /** One back, if there is anything behind. */
    fun back() {
        if (isCores) model.back() else places.back()
    }

    /** The app is left fast: at once, whatever is out. */
    fun leave() {
        grace.end()
        door.close()
    }

    /** An effect could not be carried out: what to do instead is shown. */
    fun failed(effect: Effect) {
        if (isCores) model.failed(effect) else places.failed(effect)
    }

    private suspend fun takeOver() {
        places.chosen?.let { model.perform(Action.SetRegion(it)).join() }
        if (isTouched) places.routes.forEach { model.tap(Tap.Go(it, Mode.PUSH)).join() }
        isReady.value = true
        if (window != null) door.open()
    }

    private suspend fun performOpen(action: Action) {
        over.await()
        door.open().join()
        if (isCores) model.perform(action)
    }

    private suspend fun opened() {
        reminders.arm()
        // Seconds, perhaps: the door does not wait for it.
        scope.launch { withoutLibrary { model.tend() } }
    }

    private fun carryOut(effect: Effect) {
        when (effect) {
            is Effect.KeepSettings -> scope.launch { keep(effect) }

            is Effect.RemindersChanged -> scope.launch { withoutLibrary(::rearm) }

            is Effect.ForgetKey -> door.renew()

            is Effect.Dial, is Effect.Text, is Effect.OpenWeb, is Effect.Share, is Effect.PickFile,
            is Effect.Authenticate, is Effect.Leave,
            -> show(effect)
        }
    }

    private fun show(effect: Effect) {
        val window = window
        when {
            window != null -> window.carryOut(effect)
            isTurning -> waiting.addLast(effect)
            // Nobody is there to see it: a call must not start when the app is opened an hour later.
            else -> Unit
        }
    }

    private suspend fun keep(effect: Effect.KeepSettings) {
        // One after the other, in the order they came.
        val isKept =
            keeping.withLock {
                withContext(parts.io) { runCatching { settings.write(effect.settings) }.isSuccess }
            }
        if (!isKept) failed(effect)
        HelpWidget.draw(app)
    }

    private suspend fun rearm() {
        if (reminders.arm()) window?.askToRemind()
    }

    private fun Moment.instant() = Instant.ofEpochSecond(unixSeconds)

    private suspend fun withoutLibrary(work: suspend () -> Unit) {
        try {
            work()
        } catch (_: LibraryMissingException) {
            // Static help says so.
        }
    }
}
