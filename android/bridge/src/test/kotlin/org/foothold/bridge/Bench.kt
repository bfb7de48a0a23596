package org.foothold.bridge

import com.sun.jna.Native
import org.foothold.core.Action
import org.foothold.core.Block
import org.foothold.core.Foothold
import org.foothold.core.Mark
import org.foothold.core.Route
import org.foothold.core.Screen
import org.foothold.core.Tap
import org.foothold.core.regionForTag

/** A library with nothing in it (tests/bare), called as uniffi calls: by direct mapping. */
private object Bare {
    init {
        Native.register(Bare::class.java, "foothold_bare")
    }

    @Suppress("FunctionName", "ktlint:standard:function-naming")
    external fun ffi_foothold_bare_uniffi_contract_version(): Int
}

private const val SIGNS = 24
private const val ROUNDS = 61
private const val ROUND_NANOS = 20_000_000L

/** Nanoseconds of one call: the median of many rounds, each as long as the next. */
private fun nanos(call: () -> Unit): Double {
    var calls = 1
    while (timed(calls, call) < ROUND_NANOS) calls *= 2
    return List(ROUNDS) { timed(calls, call).toDouble() / calls }.sorted()[ROUNDS / 2]
}

private fun timed(
    calls: Int,
    call: () -> Unit,
): Long {
    val before = System.nanoTime()
    repeat(calls) { call() }
    return System.nanoTime() - before
}

fun main() {
    val core = Foothold(firstRun("US", "en"))
    tickMany(core)
    val long = core.screen(Route.Why, CHECKED)
    val rows =
        listOf<Pair<String, () -> Unit>>(
            "bare JNA call" to { Bare.ffi_foothold_bare_uniffi_contract_version() },
            "a function with a word each way" to { regionForTag("en-US") },
            "screen home (${core.screen(Route.Home, CHECKED).blocks.size} blocks)" to
                { core.screen(Route.Home, CHECKED) },
            "screen help (${core.screen(Route.Help, CHECKED).blocks.size} blocks)" to
                { core.screen(Route.Help, CHECKED) },
            "screen why (${long.blocks.size} blocks)" to { core.screen(Route.Why, CHECKED) },
            "a tick" to { core.perform(Action.Tick("plan", Mark.YES), CHECKED) },
        )
    val bare = nanos(rows.first().second)
    for ((name, call) in rows) {
        val took = nanos(call)
        println("%-34s %10.2f µs %10.0f ×".format(name, took / 1000, took / bare))
    }
}

/** As many signs as give a screen of about a hundred blocks: every rule that fired, and its sources. */
private fun tickMany(core: Foothold) {
    val tiles = core.screen(Route.Check, CHECKED).blocks.filterIsInstance<Block.Card>()
    val screens = tiles.mapNotNull { (it.tap as? Tap.Go)?.route }.map { core.screen(it, CHECKED) }
    screens.flatMap(::signs).take(SIGNS).forEach { core.perform(Action.Tick(it, Mark.YES), CHECKED) }
}

private fun signs(screen: Screen): List<String> =
    screen.blocks.filterIsInstance<Block.Question>().flatMap { question -> question.choices.map { it.id } }
