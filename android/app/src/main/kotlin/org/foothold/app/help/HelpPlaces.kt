package org.foothold.app.help

import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import org.foothold.bridge.Problem
import org.foothold.bridge.RouteStack
import org.foothold.bridge.Shown
import org.foothold.bridge.ifItFails
import org.foothold.core.Action
import org.foothold.core.Block
import org.foothold.core.Effect
import org.foothold.core.Go
import org.foothold.core.Mode
import org.foothold.core.NoticeKind
import org.foothold.core.Phrase
import org.foothold.core.Route
import org.foothold.core.Screen
import org.foothold.core.Tap

/**
 * Static help as a few places to walk through: what the model is once the library is there. Plain values, no native
 * code, nothing that can fail.
 *
 * @param carryOut does what a helpline's button asks; says [failed] if it cannot.
 * @param choose the reader chose this country: gives its help.
 */
class HelpPlaces(
    private var book: HelpBook,
    private val carryOut: (Effect) -> Unit,
    private val choose: (region: String) -> HelpBook,
) {
    private var stack = RouteStack.of(listOf(Route.Help))
    private var problem: Problem? = null
    private var isAlone = false

    private val shownNow = MutableStateFlow(drawn())

    val shown: StateFlow<Shown.Drawn> = shownNow.asStateFlow()

    /** Which country's help this is. */
    val region: String get() = book.region

    /** The apps' own words, in the language of the help. */
    val words: Map<String, String> get() = book.words

    /** Where the reader went, the first place included. */
    val routes: List<Route> get() = stack.routes

    /** The country that the reader chose here. */
    var chosen: String? = null
        private set

    fun tap(tap: Tap) {
        when (tap) {
            is Tap.Go -> if (tap.route in book) moveTo(stack.go(Go(tap.route, modeTo(tap.route))))
            is Tap.Do -> (tap.action as? Action.SetRegion)?.let { choose(it) }
            is Tap.Reach -> carryOut(tap.channel.effect)
            // No help screen has a form.
            is Tap.Submit -> Unit
        }
    }

    fun back(): Boolean {
        if (!stack.canGoBack) return false
        moveTo(stack.back())
        return true
    }

    /** An effect could not be carried out: what to do instead is shown. */
    fun failed(effect: Effect) {
        problem = effect.ifItFails?.let { Problem.Failed(effect, it) }
        draw()
    }

    /** Takes what went wrong out of view. */
    fun dismiss() {
        problem = null
        draw()
    }

    /** The phone is in another country by now, or another was chosen elsewhere: help begins anew, with its numbers. */
    fun renew(now: HelpBook) {
        book = now
        moveTo(RouteStack.of(listOf(Route.Help)))
    }

    /** An effect must wait for something: what to know meanwhile is shown, with its number. */
    fun holds(
        effect: Effect,
        words: Phrase,
    ) {
        problem = Problem.Failed(effect, words)
        draw()
    }

    /** The library cannot be used: this is all there is, and the screens say so. */
    fun stayAlone() {
        isAlone = true
        draw()
    }

    /** Few places, and each only once in the stack. */
    private fun modeTo(route: Route): Mode = if (route in stack.routes) Mode.RETURN else Mode.PUSH

    private fun choose(asked: Action.SetRegion) {
        chosen = asked.region
        book = choose(asked.region)
        moveTo(RouteStack.of(listOf(Route.Help)))
    }

    private fun moveTo(moved: RouteStack) {
        stack = moved
        problem = null
        draw()
    }

    private fun draw() {
        shownNow.value = drawn()
    }

    private fun drawn() = Shown.Drawn(screen(), stack.canGoBack, problem = problem)

    private fun screen(): Screen {
        val screen = book.at(stack.top)
        val words = book.words["help-only"].takeIf { isAlone } ?: return screen
        val notice = Block.Notice("help-only", NoticeKind.NOTE, Phrase(words, null), emptyList(), null)
        return screen.copy(blocks = listOf(notice) + screen.blocks)
    }
}
