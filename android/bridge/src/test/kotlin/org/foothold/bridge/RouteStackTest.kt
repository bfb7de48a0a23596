package org.foothold.bridge

import org.foothold.core.Go
import org.foothold.core.Mode
import org.foothold.core.Route
import org.foothold.core.routeFromText
import org.foothold.core.routeText
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import kotlin.random.Random

class RouteStackTest {
    private val places =
        listOf(Route.Home, Route.Help, Route.Check, Route.Tile("body"), Route.Tile("took"), Route.Note(1))

    private fun stack(vararg routes: Route) = RouteStack.of(routes.toList())

    private fun RouteStack.go(
        route: Route,
        mode: Mode,
    ) = go(Go(route, mode))

    @Test
    fun each_mode_joins_the_stack_in_its_own_way() {
        val here = stack(Route.Home, Route.Check, Route.Tile("body"))
        assertEquals(stack(Route.Home, Route.Check, Route.Tile("body"), Route.Help), here.go(Route.Help, Mode.PUSH))
        assertEquals(here, here.go(Route.Tile("body"), Mode.PUSH), "it is on top already")
        assertEquals(stack(Route.Home, Route.Check, Route.Help), here.go(Route.Help, Mode.REPLACE))
        assertEquals(stack(Route.Home, Route.Check), here.go(Route.Check, Mode.REPLACE))
        assertEquals(stack(Route.Help), here.go(Route.Help, Mode.RESET))
        assertEquals(stack(Route.Home, Route.Check), here.go(Route.Check, Mode.RETURN))
        assertEquals(stack(Route.Home), here.go(Route.Home, Mode.RETURN))
        assertEquals(stack(Route.Home, Route.Check, Route.Help), here.go(Route.Help, Mode.RETURN), "it is nowhere")
    }

    @Test
    fun a_screen_that_stands_elsewhere_takes_the_top() {
        assertEquals(stack(Route.Home, Route.Check), stack(Route.Home, Route.Result).standingAt(Route.Check))
        val twice = stack(Route.Home, Route.Check, Route.Result).standingAt(Route.Check)
        assertEquals(stack(Route.Home, Route.Check), twice, "Back from it leads on")
    }

    @Test
    fun without_anything_to_restore_it_is_home() {
        assertEquals(RouteStack.HOME, RouteStack.of(emptyList()))
        assertFalse(RouteStack.HOME.canGoBack)
        assertEquals(RouteStack.HOME, RouteStack.HOME.back())
    }

    @Test
    fun whatever_happens_it_is_never_empty_and_back_always_leaves_what_is_in_view() {
        val random = Random(20_261_122)
        var here = RouteStack.HOME
        repeat(20_000) {
            val before = here
            val route = places.random(random)
            here =
                when (val choice = random.nextInt(Mode.entries.size + 2)) {
                    Mode.entries.size -> here.back()
                    Mode.entries.size + 1 -> here.standingAt(route)
                    else -> here.go(route, Mode.entries[choice]).also { assertEquals(route, it.top) }
                }
            assertTrue(here.routes.isNotEmpty())
            assertTrue(here.routes.zipWithNext().none { (one, next) -> one == next }, "$before, $route: $here")
            assertEquals(here.canGoBack, here.back() != here)
        }
    }

    @Test
    fun pushed_and_gone_back_is_where_one_was() {
        for (top in places) {
            val here = RouteStack.of(places - top + top)
            for (route in places - top) assertEquals(here, here.go(route, Mode.PUSH).back())
        }
    }

    @Test
    fun it_survives_its_texts() {
        val here = RouteStack.of(places + Route.Guide("an id / with % everything") + Route.Timeline("1.note.2"))
        assertEquals(here, RouteStack.of(here.routes.map(::routeText).map(::routeFromText)))
    }
}
