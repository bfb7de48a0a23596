package org.foothold.bridge

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.launch
import org.foothold.core.Action
import org.foothold.core.Effect
import org.foothold.core.FieldValue
import org.foothold.core.FootholdException
import org.foothold.core.Go
import org.foothold.core.InternalException
import org.foothold.core.Mode
import org.foothold.core.Moment
import org.foothold.core.Outcome
import org.foothold.core.Reminder
import org.foothold.core.Route
import org.foothold.core.Screen
import org.foothold.core.Tap
import org.foothold.core.Trouble

/**
 * The app without its looks: a stack of routes, the screen at its top, what is being typed there, and what the phone
 * is to do. It decides nothing; it does what the screen protocol says.
 *
 * Not thread-safe: call it from the thread that `scope` runs on, the main one. Nothing here holds that thread up. Each
 * function that starts something gives its job, for those who wait for its end.
 *
 * @param now the clock: core has none.
 */
class FootholdModel(
    private val client: FootholdClient,
    private val scope: CoroutineScope,
    private val now: () -> Moment,
) {
    private val shownNow = MutableStateFlow<Shown>(Shown.Starting)
    private val toCarryOut = Channel<Effect>(Channel.UNLIMITED)

    private var stack = RouteStack.HOME
    private var drafts = Drafts()
    private var screen: Screen? = null
    private var problem: Problem? = null
    private var started: Job? = null

    /** The texts of the stack's routes that are known: each costs a call. */
    private var texts = emptyMap<Route, String>()

    /** Actions under way. */
    private var working = 0

    /** Counts what was asked to be drawn, so that a screen which comes late is not drawn over a newer one. */
    private var asked = 0

    /** What to draw. */
    val shown: StateFlow<Shown> = shownNow.asStateFlow()

    /** What the phone is to do, in order, each once. Say [failed] of what cannot be done. */
    val effects: Flow<Effect> = toCarryOut.receiveAsFlow()

    /** The texts of the stack's routes, for saved state. Nothing that was ticked or typed is in them. */
    var saved: List<String> = emptyList()
        private set

    /** Draws the first screen: where the reader was, or home. Called again, it only draws anew. */
    fun start(saved: List<String>?): Job {
        if (started != null) return refresh()
        // The app may be put away before the library is there.
        this.saved = saved.orEmpty()
        return launched {
            stack = RouteStack.of(client.routes(saved.orEmpty()))
            draw()
        }.also { started = it }
    }

    /** Does what touching something does. */
    fun tap(tap: Tap): Job =
        when (tap) {
            is Tap.Go -> go(Go(tap.route, tap.mode))
            is Tap.Do -> perform(tap.action)
            is Tap.Submit -> submit(tap.form)
            is Tap.Reach -> launched { toCarryOut.send(tap.channel.effect) }
        }

    /** Keeps what is being typed in a field that is in view. */
    fun type(
        form: String,
        field: String,
        value: String,
    ) {
        val drawn = screen ?: return
        val kind = drawn.fields(form)?.find { it.id == field }?.kind ?: return
        val at = FieldAt(form, field)
        drafts = drafts.with(drawn.route, at, kind, value)
        if ((problem as? Problem.InField)?.at == at) problem = null
        publish()
    }

    /** Sends a form that is in view. What was not typed, here or before, is sent as it stands in its field. */
    fun submit(
        form: String,
        values: Map<String, String> = emptyMap(),
    ): Job {
        val drawn = screen ?: return launched {}
        val typed = drafts.at(drawn.route)
        val sent =
            drawn.fields(form).orEmpty().map { field ->
                FieldValue(field.id, values[field.id] ?: typed[FieldAt(form, field.id)] ?: field.value)
            }
        return perform(Action.Submit(form, sent))
    }

    /** Performs an action, goes where it leads, and hands on what the phone is to do. */
    fun perform(action: Action): Job =
        launched {
            val from = screen?.route ?: stack.top
            working++
            publish()
            try {
                val outcome = client.perform(action, now())
                if (action is Action.Submit) drafts = drafts.without(from, action.form)
                follow(outcome, from)
            } catch (refused: FootholdException) {
                refuse(refused, from, (action as? Action.Submit)?.form)
            } catch (_: InternalException) {
                // A panic that core did not catch: what it was asked for is not done, and everything else goes on.
                problem = null
            } finally {
                working--
            }
            redraw()
        }

    /** One back. `false` if there is nothing behind: then the app closes. */
    fun back(): Boolean {
        if (!stack.canGoBack) return false
        moveTo(stack.back())
        refresh()
        return true
    }

    /** Opens a link from outside. Links lead to public places only; any other text to Home, with a notice. */
    fun openLink(text: String): Job =
        launched {
            started?.join()
            moveTo(stack.go(Go(client.linked(text), Mode.PUSH)))
            redraw()
        }

    /** Draws the same place again: after coming back to the app, at a new hour. */
    fun refresh(): Job = launched { redraw() }

    /** Takes what went wrong out of view. */
    fun dismiss() {
        problem = null
        publish()
    }

    /** An effect could not be carried out: what to do instead is shown. */
    fun failed(effect: Effect) {
        problem = effect.ifItFails?.let { words -> Problem.Failed(effect, words) }
        publish()
    }

    /**
     * Opens the diary, and draws what that changes. Gives what is wrong with it, which its screens say, or `null` where
     * it is open.
     */
    suspend fun unlock(
        folder: String,
        key: ByteArray,
    ): Trouble? = troubled { client.unlock(folder, key) }

    /** Closes the diary: when the app leaves the screen. What is half typed stays; PINs and passphrases do not. */
    fun lock(): Job =
        launched {
            drafts = drafts.withoutSecrets()
            client.lock()
            redraw()
        }

    /** Looks after the diary's file, some time after it was opened. Gives what is wrong with it. */
    suspend fun tend(): Trouble? = troubled { client.tend(now()) }

    /** Every reminder to come: arm these and no others. `null` where it is not known now: then keep what is armed. */
    suspend fun reminders(): List<Reminder>? =
        try {
            client.reminders(now())
        } catch (_: LibraryMissingException) {
            null
        } catch (_: InternalException) {
            null
        }

    private fun go(go: Go): Job {
        moveTo(stack.go(go))
        return refresh()
    }

    private fun moveTo(moved: RouteStack) {
        if (moved != stack) problem = null
        stack = moved
        drafts = drafts.only(moved.routes)
    }

    private suspend fun follow(
        outcome: Outcome,
        from: Route,
    ) {
        problem = null
        val leaves = Effect.Leave in outcome.effects
        // Whoever went on meanwhile, to help perhaps, is not called back.
        outcome.go?.takeIf { leaves || stack.top == from }?.let { moveTo(stack.go(it)) }
        if (leaves || Effect.ForgetKey in outcome.effects) drafts = Drafts()
        outcome.effects.forEach { toCarryOut.send(it) }
    }

    private fun refuse(
        refused: FootholdException,
        from: Route,
        form: String?,
    ) {
        val found = refused.asProblem(form)
        // Nobody mends what they cannot see: it is typed anew.
        if (found is Problem.InField) drafts = drafts.withoutSecret(from, found.at)
        problem = found
    }

    /** Draws the place in view again, once there is one. */
    private suspend fun redraw() {
        started?.let {
            it.join()
            draw()
        }
    }

    private suspend fun draw() {
        val mine = ++asked
        val drawn = client.screen(stack.top, now())
        if (mine != asked) return
        screen = drawn
        stack = stack.standingAt(drawn.route)
        publish()
        save()
    }

    private suspend fun save() {
        val routes = stack.routes
        val unknown = routes.distinct() - texts.keys
        val found = texts + unknown.zip(client.texts(unknown))
        texts = found.filterKeys { it in routes }
        if (routes == stack.routes) saved = routes.map(found::getValue)
    }

    private fun publish() {
        val drawn = screen ?: return
        shownNow.value =
            Shown.Drawn(drawn, stack.canGoBack, drafts.at(drawn.route), problem, working > 0)
    }

    private suspend fun troubled(work: suspend () -> Unit): Trouble? {
        val trouble =
            try {
                work()
                null
            } catch (refused: FootholdException.Diary) {
                refused.trouble
            } catch (_: FootholdException) {
                Trouble.FAILED
            } catch (_: InternalException) {
                Trouble.FAILED
            } catch (_: LibraryMissingException) {
                Trouble.CLOSED
            }
        // Says so where the library is missing.
        refresh().join()
        return trouble
    }

    private fun FootholdException.asProblem(form: String?): Problem =
        when (this) {
            is FootholdException.Invalid -> {
                val isInView = form != null && screen?.fields(form).orEmpty().any { it.id == field }
                if (isInView) Problem.InField(FieldAt(form, field), reason) else Problem.Refused(reason)
            }

            is FootholdException.Diary -> Problem.Refused(reason, trouble)

            is FootholdException.Unexpected -> Problem.Refused(reason)
        }

    private fun launched(work: suspend () -> Unit): Job =
        scope.launch {
            try {
                work()
            } catch (_: LibraryMissingException) {
                shownNow.value = Shown.LibraryMissing
            } catch (_: InternalException) {
                // A panic that core did not catch: what is in view stays.
            }
        }
}
