package org.foothold.app

import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.SemanticsPropertyKey
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.text.TextLayoutResult
import org.foothold.app.support.Handset
import org.foothold.app.support.MAIN_SCREENS
import org.foothold.app.support.touch
import org.foothold.core.Action
import org.foothold.core.Block
import org.foothold.core.Button
import org.foothold.core.Effect
import org.foothold.core.Mark
import org.foothold.core.Route
import org.foothold.core.Tap
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/**
 * Every main screen as a screen reader and a hurried thumb find it. The windows are higher than any page, so that all of
 * a page is there to be walked.
 */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h20000dp-mdpi")
class AccessibilityTest {
    private val phone = Handset()
    private val rule = createEmptyComposeRule()

    @get:Rule
    val rules: RuleChain = RuleChain.outerRule(rule).around(phone)

    private fun everyScreen(look: (Route) -> Unit) {
        phone.open()
        for (route in MAIN_SCREENS) {
            phone.visit(route)
            rule.waitForIdle()
            look(route)
        }
    }

    private fun nodes(unmerged: Boolean = false): List<SemanticsNode> {
        fun below(node: SemanticsNode): List<SemanticsNode> = listOf(node) + node.children.flatMap(::below)
        return below(rule.onRoot(useUnmergedTree = unmerged).fetchSemanticsNode())
    }

    private fun <T> SemanticsNode.get(key: SemanticsPropertyKey<T>): T? = config.getOrNull(key)

    private val SemanticsNode.isTouched get() = SemanticsActions.OnClick in config || isTyped
    private val SemanticsNode.isTyped get() = SemanticsActions.SetText in config
    private val SemanticsNode.text
        get() = get(SemanticsProperties.Text).orEmpty().joinToString(" ") { it.text }
    private val SemanticsNode.description
        get() = get(SemanticsProperties.ContentDescription).orEmpty().joinToString(" ")

    private fun SemanticsNode.dp(pixels: Int) = pixels / layoutInfo.density.density

    @Test
    fun `whatever is touched says what it is and does`() =
        everyScreen { route ->
            for (node in nodes().filter { it.isTouched }) {
                assertTrue("$route ${node.config}", node.text.isNotBlank() || node.description.isNotBlank())
                val does = node.get(SemanticsActions.OnClick)?.label
                val isSaid = node.isTyped || node.get(SemanticsProperties.Role) != null || does != null
                assertTrue("$route: ${node.text} has no role", isSaid)
            }
        }

    @Test
    fun `whatever is touched is large enough for a thumb, and what calls for help larger`() =
        everyScreen { route ->
            val help = phone.screen.help
            val calls = listOf(help.emergency, help.crisis).map { it.label.text }
            for (node in nodes().filter { it.isTouched }) {
                val least = if (node.text in calls) CALL else TOUCH
                assertTrue("$route: ${node.text} is ${node.size} high", node.dp(node.size.height) >= least)
                assertTrue("$route: ${node.text} is ${node.size} wide", node.dp(node.size.width) >= TOUCH)
            }
        }

    @Test
    fun `help is read first and the title is the first heading`() =
        everyScreen { route ->
            val indices = nodes().map { it.get(SemanticsProperties.TraversalIndex) ?: 0f }
            val first = nodes().filter { it.get(SemanticsProperties.TraversalIndex) == indices.min() }
            assertEquals("$route", 1, first.size)
            assertTrue("$route", first.single().get(SemanticsProperties.IsTraversalGroup) == true)
            val read = nodes().filter { it.isTouched && it.isIn(first.single()) }.map { it.text }
            val help = phone.screen.help
            assertEquals(listOf(help.emergency, help.crisis, help.help).map { it.label.text }, read)
            val headings = nodes().filter { SemanticsProperties.Heading in it.config }
            assertEquals("$route", phone.screen.title.text, headings.minBy { it.positionInRoot.y }.text)
        }

    private fun SemanticsNode.isIn(group: SemanticsNode): Boolean = id == group.id || parent?.isIn(group) == true

    @Test
    fun `digits to dial are said one by one`() {
        var found = 0
        everyScreen { route ->
            val numbers = phone.numbers()
            for (node in nodes()) {
                val said = numbers.filter { Regex("(?<!\\w)${Regex.escape(it)}(?!\\w)").containsMatchIn(node.text) }
                for (number in said) {
                    found++
                    val spelled = number.filter(Char::isDigit).toList().joinToString(" ")
                    assertTrue("$route: ${node.text} = ${node.description}", spelled in node.description)
                }
            }
        }
        assertTrue("$found", found > MAIN_SCREENS.size)
    }

    private fun Handset.numbers(): Set<String> {
        val bar = listOf<Button>(screen.help.emergency, screen.help.crisis).map { it.tap }
        val lines = screen.blocks.filterIsInstance<Block.Line>().flatMap { it.line.channels }
        val reached = bar.filterIsInstance<Tap.Reach>().map { it.channel } + lines
        return reached
            .mapNotNull {
                when (val effect = it.effect) {
                    is Effect.Dial -> effect.number
                    is Effect.Text -> effect.number
                    else -> null
                }
            }.toSet()
    }

    @Test
    fun `what is ticked is said, not only coloured`() {
        phone.open()
        phone.visit(Route.Check)
        phone.running.model.perform(Action.Tick("wish_dead", Mark.YES))
        phone.visit(Route.Tile("suicide"))
        rule.waitForIdle()
        val choices =
            nodes().filter {
                it.get(SemanticsProperties.Role) in listOf(Role.RadioButton, Role.Checkbox) ||
                    SemanticsProperties.Selected in it.config || SemanticsProperties.ToggleableState in it.config
            }
        assertTrue("${choices.size}", choices.size > 3)
        val states =
            choices.map {
                "${it.get(SemanticsProperties.Selected)} ${it.get(SemanticsProperties.ToggleableState)} " +
                    "${it.get(SemanticsProperties.StateDescription)}"
            }
        assertTrue("$states", states.toSet().size > 1)
    }

    @Test
    fun `nothing is cut at twice the size`() {
        RuntimeEnvironment.setFontScale(2f)
        nothingIsCut()
    }

    @Test
    @Config(qualifiers = "w800dp-h20000dp-mdpi")
    fun `nothing is cut on a tablet`() = nothingIsCut()

    @Test
    @Config(qualifiers = "w320dp-h20000dp-mdpi")
    fun `nothing is cut on the smallest phone at twice the size`() {
        RuntimeEnvironment.setFontScale(2f)
        nothingIsCut()
    }

    @Test
    @Config(qualifiers = "ar-ldrtl-w411dp-h20000dp-mdpi")
    fun `nothing is cut from right to left`() = nothingIsCut()

    @Test
    @Config(qualifiers = "w800dp-h411dp-land-mdpi")
    fun `on its side the bar stands whole beside the page`() =
        everyScreen { route ->
            val help = phone.screen.help
            for (button in listOf(help.emergency, help.crisis, help.help)) {
                val node = nodes().last { it.text == button.label.text && it.isTouched }
                val bottom = node.dp(node.positionInRoot.y.toInt() + node.size.height)
                assertTrue("$route: ${node.text} ends at $bottom", bottom <= 411f)
                assertTrue("$route: ${node.text} is ${node.size}", node.dp(node.size.height) >= CALL)
            }
        }

    @Test
    @Config(qualifiers = "w360dp-h360dp-mdpi")
    fun `with a keyboard up at twice the size, what went wrong leaves the bar its room`() {
        RuntimeEnvironment.setFontScale(2f)
        phone.open()
        shadowOf(phone.app).checkActivities(true)
        rule.touch(phone.screen.help.crisis.label.text)
        assertNotNull(phone.shown.problem)
        val help = phone.screen.help
        for (button in listOf(help.emergency, help.crisis, help.help)) {
            val node = nodes().last { it.text == button.label.text && it.isTouched }
            assertTrue("${node.text} is ${node.size}", node.dp(node.size.height) >= TOUCH)
            assertTrue("${node.text} is seen whole", node.size.height - node.boundsInRoot.height < 1)
        }
    }

    private fun nothingIsCut() =
        everyScreen { route ->
            val width = nodes().first().size.width
            for (node in nodes(unmerged = true)) {
                val layouts = mutableListOf<TextLayoutResult>()
                val ask = node.get(SemanticsActions.GetTextLayoutResult)?.action ?: continue
                ask(layouts)
                for (layout in layouts) assertTrue("$route: ${node.text} is cut", layout.fits())
                val seen = node.boundsInRoot
                val whole = node.size.width - seen.width < 1 && node.size.height - seen.height < 1
                assertTrue("$route: ${node.text} is covered: $seen of ${node.size}", whole)
                assertTrue("$route: ${node.text} leaves the window", node.positionInRoot.x >= 0)
                assertTrue("$route: ${node.text}", node.positionInRoot.x + node.size.width <= width)
            }
        }

    /** The widths of the lines: a layout that is made again for a test is as wide as it may be. */
    private fun TextLayoutResult.fits(): Boolean {
        val widest = (0 until lineCount).maxOfOrNull { getLineRight(it) - getLineLeft(it) } ?: 0f
        return widest - size.width <= 1 && multiParagraph.height - size.height <= 1
    }

    private companion object {
        const val TOUCH = 48f
        const val CALL = 64f
    }
}
