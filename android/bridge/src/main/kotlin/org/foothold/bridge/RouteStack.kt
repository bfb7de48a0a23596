package org.foothold.bridge

import org.foothold.core.Go
import org.foothold.core.Mode
import org.foothold.core.Route

/** Where the reader is and what lies behind it. Never empty, and nothing that was ticked or typed is in it. */
@ConsistentCopyVisibility
data class RouteStack private constructor(
    /** The last one is in view. */
    val routes: List<Route>,
) {
    val top: Route get() = routes.last()

    val canGoBack: Boolean get() = routes.size > 1

    /** Goes where core says, in the way it says. */
    fun go(go: Go): RouteStack {
        val below =
            when (go.mode) {
                Mode.PUSH -> routes
                Mode.REPLACE -> routes.dropLast(1)
                Mode.RESET -> emptyList()
                Mode.RETURN ->
                    routes.indexOf(go.route).let { at ->
                        if (at <
                            0
                        ) {
                            routes.dropLast(1)
                        } else {
                            routes.take(at)
                        }
                    }
            }
        return onto(below, go.route)
    }

    /** One back; the same if there is nothing behind. */
    fun back(): RouteStack = if (canGoBack) RouteStack(routes.dropLast(1)) else this

    /** A screen can stand at another route than was asked for; Back leads to where it stands. */
    fun standingAt(route: Route): RouteStack = onto(routes.dropLast(1), route)

    companion object {
        val HOME = RouteStack(listOf(Route.Home))

        fun of(routes: List<Route>): RouteStack = routes.fold(null, ::next) ?: HOME

        private fun next(
            stack: RouteStack?,
            route: Route,
        ): RouteStack = onto(stack?.routes.orEmpty(), route)

        /** What is on top already is not put there twice: Back would seem to do nothing. */
        private fun onto(
            below: List<Route>,
            route: Route,
        ) = RouteStack(if (below.lastOrNull() == route) below else below + route)
    }
}
