package org.foothold.desk

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import org.foothold.app.ui.Hands
import org.foothold.app.ui.Problem
import org.foothold.app.ui.Shown
import org.foothold.core.Action
import org.foothold.core.Effect
import org.foothold.core.FieldValue
import org.foothold.core.Foothold
import org.foothold.core.FootholdException
import org.foothold.core.Go
import org.foothold.core.Mode
import org.foothold.core.Moment
import org.foothold.core.Outcome
import org.foothold.core.Phrase
import org.foothold.core.Route
import org.foothold.core.Settings
import org.foothold.core.Tap
import java.nio.file.Path
import java.security.SecureRandom

/** What only a phone can do, said or done some other way here. */
interface Phone {
    /** What it would do, in words for the one at the desk. */
    fun wouldDo(effect: Effect): String?

    fun pick(): ByteArray? = null

    fun leave() {}
}

/** The app without a phone: a stack of routes over the real core. */
class Session(
    settings: Settings,
    private val folder: Path,
    private val phone: Phone,
    private val now: () -> Moment,
) : Hands {
    private val core = Foothold(settings)
    private val stack = ArrayDeque<Route>(listOf(Route.Home))
    private val drafts = mutableMapOf<String, String>()
    private var problem: Problem? = null
    private var told: Phrase? = null
    private var number: String? = null

    var shown: Shown by mutableStateOf(draw())
        private set

    init {
        unlock()
        shown = draw()
    }

    fun open(route: Route) {
        apply(Go(route, Mode.PUSH))
        shown = draw()
    }

    override fun tap(tap: Tap) {
        told = null
        number = null
        problem = null
        when (tap) {
            is Tap.Go -> apply(Go(tap.route, tap.mode))
            is Tap.Do -> perform(tap.action)
            is Tap.Submit -> perform(Action.Submit(tap.form, emptyList()))
            is Tap.Reach -> carryOut(tap.channel.effect)
        }
        shown = draw()
    }

    override fun submit(
        form: String,
        values: List<FieldValue>,
    ) {
        problem = null
        perform(Action.Submit(form, values))
        if (problem == null) drafts.keys.removeAll { it.startsWith("$form/") }
        shown = draw()
    }

    override fun back() {
        if (stack.size > 1) stack.removeLast()
        problem = null
        shown = draw()
    }

    override fun typed(
        form: String,
        field: String,
        value: String,
    ) {
        drafts["$form/$field"] = value
        shown = draw()
    }

    override fun heard() {
        told = null
        number = null
        shown = draw()
    }

    private fun draw(): Shown =
        Shown(core.screen(stack.last(), now()), stack.size > 1, drafts.toMap(), problem, told, number)

    private fun perform(action: Action) {
        try {
            follow(core.perform(action, now()))
        } catch (wrong: FootholdException.Invalid) {
            problem = Problem(wrong.field, wrong.reason)
        } catch (wrong: FootholdException.Diary) {
            problem = Problem(null, wrong.reason)
        } catch (wrong: FootholdException.Unexpected) {
            problem = Problem(null, wrong.reason)
        }
    }

    private fun follow(outcome: Outcome) {
        outcome.go?.let(::apply)
        outcome.effects.forEach(::carryOut)
    }

    private fun carryOut(effect: Effect) {
        phone.wouldDo(effect)?.let { told = Phrase(it, null) }
        when (effect) {
            is Effect.Dial -> number = effect.number
            is Effect.PickFile -> phone.pick()?.let { perform(Action.FilePicked(it)) }
            is Effect.Authenticate -> perform(Action.PhoneKnowsYou)
            is Effect.ForgetKey -> unlock()
            is Effect.Leave -> phone.leave()
            is Effect.Text, is Effect.OpenWeb, is Effect.KeepSettings, is Effect.Share, is Effect.RemindersChanged -> {}
        }
    }

    private fun apply(go: Go) {
        when (go.mode) {
            Mode.PUSH -> if (stack.last() != go.route) stack.addLast(go.route)
            Mode.REPLACE -> stack[stack.lastIndex] = go.route
            Mode.RESET -> {
                stack.clear()
                stack.addLast(go.route)
            }
            Mode.RETURN -> {
                val known = stack.lastIndexOf(go.route)
                if (known >= 0) {
                    while (stack.lastIndex > known) stack.removeLast()
                } else {
                    stack[stack.lastIndex] = go.route
                }
            }
        }
    }

    /** A key for this run alone: nothing written at the desk can be opened again. */
    private fun unlock() {
        val key = ByteArray(KEY_BYTES).also(SecureRandom()::nextBytes)
        try {
            core.unlock(folder.toString(), key)
        } catch (_: FootholdException.Diary) {
            // The diary's screens say so.
        }
    }

    private companion object {
        const val KEY_BYTES = 32
    }
}
