package org.foothold.bridge

import kotlinx.coroutines.runBlocking
import org.foothold.bridge.fake.FakeFootholdClient
import org.foothold.core.Action
import org.foothold.core.Mode
import org.foothold.core.Route
import org.foothold.core.Tap

/** Starts the app as in a new process and tells what is shown. Called by name, from [Isolated]. */
object LibraryProbe {
    @JvmStatic
    fun run(): List<String> {
        val settings = FakeFootholdClient().settings
        val client = RustFootholdClient({ settings })
        return buildList {
            Phone(settings, client = client).use { phone ->
                add(name(phone.model.shown.value))
                phone.on { tap(Tap.Go(Route.Help, Mode.PUSH)) }
                phone.on { perform(Action.StartAgain) }
                phone.on { openLink("help") }
                check(phone.reminders() == null)
                add(name(phone.model.shown.value))
            }
            add(cause(client))
            // The class that failed to load fails in another way from then on.
            add(cause(RustFootholdClient({ settings })))
        }
    }

    private fun cause(client: FootholdClient): String =
        try {
            runBlocking { name(client.screen(Route.Home, CHECKED)) }
        } catch (missing: LibraryMissingException) {
            // Coroutines wrap an exception in another of its kind.
            name(generateSequence<Throwable>(missing) { it.cause }.first { it !is LibraryMissingException })
        }

    private fun name(thing: Any) = checkNotNull(thing::class.simpleName)
}
