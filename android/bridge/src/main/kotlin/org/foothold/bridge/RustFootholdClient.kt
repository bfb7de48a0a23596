package org.foothold.bridge

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import org.foothold.core.Action
import org.foothold.core.Foothold
import org.foothold.core.Moment
import org.foothold.core.Outcome
import org.foothold.core.Reminder
import org.foothold.core.Route
import org.foothold.core.Screen
import org.foothold.core.Settings
import org.foothold.core.routeFromLink
import org.foothold.core.routeFromText
import org.foothold.core.routeText
import org.foothold.core.uniffiEnsureInitialized

/**
 * Calls the Rust library, on threads that are not the caller's.
 *
 * Core is safe to call from several threads, and each kind of work has a lane of its own, in which calls keep their
 * order: a screen never waits for an export, and a tick never for a PIN to be checked.
 *
 * @param initial what to start with; called once, off the main thread, when the library is there.
 * @param load loads the library, or throws what JNA throws. It takes 60 to 600 ms on phones.
 */
class RustFootholdClient(
    private val initial: () -> Settings,
    private val load: () -> Unit = ::uniffiEnsureInitialized,
) : FootholdClient {
    // As many as there are: help goes past screens of the diary that wait for the diary.
    private val drawing = Dispatchers.IO
    private val acting = lane(1)
    private val diary = lane(1)
    private val tending = lane(1)

    private val core: Result<Foothold> by lazy {
        runCatching {
            loading {
                load()
                Foothold(initial())
            }
        }
    }

    override suspend fun screen(
        route: Route,
        now: Moment,
    ): Screen = on(drawing) { screen(route, now) }

    override suspend fun perform(
        action: Action,
        now: Moment,
    ): Outcome = on(if (action.mayWait()) diary else acting) { perform(action, now) }

    override suspend fun settings(): Settings = on(acting) { settings() }

    override suspend fun reminders(now: Moment): List<Reminder>? = on(diary) { reminders(now) }

    override suspend fun unlock(
        folder: String,
        key: ByteArray,
    ) = on(diary) { unlock(folder, key) }

    override suspend fun lock() = on(diary) { lock() }

    override suspend fun tend(now: Moment) = on(tending) { tend(now) }

    override suspend fun texts(routes: List<Route>): List<String> = on(drawing) { routes.map(::routeText) }

    override suspend fun routes(texts: List<String>): List<Route> = on(drawing) { texts.map(::routeFromText) }

    override suspend fun linked(text: String): Route = on(drawing) { routeFromLink(text) }

    private suspend fun <T> on(
        lane: CoroutineDispatcher,
        call: Foothold.() -> T,
    ): T = withContext(lane) { core.getOrThrow().call() }
}

/** As many calls at once as this. Lanes share threads and never wait for each other's. */
private fun lane(calls: Int): CoroutineDispatcher = Dispatchers.IO.limitedParallelism(calls)
