package org.foothold.app.ui

import androidx.compose.foundation.lazy.LazyListState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.saveable.listSaver
import androidx.compose.runtime.saveable.rememberSaveable
import org.foothold.core.Route

/**
 * How far each screen of the stack is scrolled, so that Back lands where the reader left. It follows the stack by
 * looking at what is shown: a place seen before is gone back to, anything else is new and starts at its top.
 */
internal class Places(
    private val stack: ArrayDeque<Pair<String, LazyListState>> = ArrayDeque(),
) {
    fun at(route: Route): LazyListState {
        // Ids only: what was ticked or typed is never in a route.
        val name = route.toString()
        if (stack.lastOrNull()?.first != name) {
            val known = stack.indexOfLast { it.first == name }
            if (known >= 0) {
                while (stack.lastIndex > known) stack.removeLast()
            } else {
                stack.addLast(name to LazyListState())
            }
        }
        return stack.last().second
    }

    companion object {
        val saver: Saver<Places, Any> =
            listSaver(
                save = { places ->
                    places.stack.flatMap { (name, list) ->
                        listOf(name, list.firstVisibleItemIndex, list.firstVisibleItemScrollOffset)
                    }
                },
                restore = { saved ->
                    Places(
                        ArrayDeque(
                            saved.chunked(3).map { (name, item, offset) ->
                                name as String to LazyListState(item as Int, offset as Int)
                            },
                        ),
                    )
                },
            )
    }
}

@Composable
internal fun rememberPlaces(): Places = rememberSaveable(saver = Places.saver) { Places() }
