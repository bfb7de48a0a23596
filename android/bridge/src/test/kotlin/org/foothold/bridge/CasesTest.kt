package org.foothold.bridge

import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.boolean
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import org.foothold.core.Action
import org.foothold.core.Block
import org.foothold.core.Mark
import org.foothold.core.Route
import org.foothold.core.Screen
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.TestFactory

/**
 * The cases that every engine agrees on (tests/cases), answered as a reader would and read off the screens. A screen
 * names no level; what it says of when to look again is each level's own.
 */
class CasesTest {
    private val client = RustFootholdClient({ firstRun("US", "en") })
    private val levels = Table.of("escalation/levels.csv").associate { it["level"] to it["look_again::en"] }
    private val facts = Table.of("escalation/modifiers.csv").map { it.getValue("modifier") }
    private val tiles = Table.of("escalation/tiles.csv").map { it.getValue("tile") }

    @TestFactory
    fun cases_have_their_level_their_rules_and_their_steps(): List<DynamicTest> {
        assertEquals(levels.size, levels.values.toSet().size, "what is said of when to look again tells the level")
        val cases = checkout("tests/cases/cases.jsonl").readLines().map { Json.parseToJsonElement(it).jsonObject }
        assertTrue(cases.size > 80)
        return cases.map { case -> dynamicTest(case.text("id")) { runBlocking { holds(case) } } }
    }

    private suspend fun holds(case: JsonObject) {
        answer(case)
        val result = screen(Route.Result)
        assertEquals(levels[case.text("expected_level")], paragraph(result, "again-when"))
        val isIncomplete = result.blocks.any { it is Block.Notice && it.id == "result-incomplete" }
        assertEquals(case.getValue("incomplete").jsonPrimitive.boolean, isIncomplete)

        // Highest first: those that gave the level lead.
        val top = case.list("expected_top_rules")
        val fired = screen(Route.Why).blocks.filterIsInstance<Block.Paragraph>().map { it.id }
        assertEquals(top.sorted(), fired.filter { RULE.matches(it) }.take(top.size).sorted())

        val all = if (rows(result, "more").isEmpty()) result else screen(Route.MoreSteps)
        assertEquals(case.list("ordered_actions") - NO_STEPS, steps(all))
    }

    private suspend fun answer(case: JsonObject) {
        perform(Action.StartAgain)
        val answers =
            case.getValue("answers").jsonObject.mapValues { (_, answer) ->
                mark(answer.jsonPrimitive.content)
            }
        for ((sign, mark) in answers - facts.toSet()) perform(Action.Tick(sign, mark))
        if (case.text("unlisted") == "no") tiles.forEach { perform(Action.NothingElse(it)) }
        val yes = case.list("modifiers").associateWith { Mark.YES }
        for (fact in facts) perform(Action.Answer(fact, yes[fact] ?: answers[fact] ?: Mark.NO))
    }

    private fun mark(answer: String) =
        when (answer) {
            "yes" -> Mark.YES
            "not_sure" -> Mark.NOT_SURE
            else -> error(answer)
        }

    private suspend fun perform(action: Action) = client.perform(action, CHECKED)

    private suspend fun screen(route: Route) = client.screen(route, CHECKED)

    private fun paragraph(
        screen: Screen,
        id: String,
    ) = screen.blocks
        .firstNotNullOf { block -> (block as? Block.Paragraph)?.takeIf { it.id == id } }
        .sentences
        .joinToString(" ") { it.text.text }

    private fun JsonObject.text(name: String) = getValue(name).jsonPrimitive.content

    private fun JsonObject.list(name: String) = getValue(name).jsonArray.map { it.jsonPrimitive.content }

    private companion object {
        /** Said above and below the steps: that the check is not finished, and when to look again. */
        val NO_STEPS = setOf("INCOMPLETE", "RECHECK")

        /** The ids of the tables' rules: of a sign seen or in doubt, of a combination, of what is missing, of the base. */
        val RULE = Regex("[SU]\\..+|[A-Z]\\d+")
    }
}
