package org.foothold.bridge.fake

import org.foothold.bridge.FootholdClient
import org.foothold.core.Action
import org.foothold.core.Concern
import org.foothold.core.Moment
import org.foothold.core.Outcome
import org.foothold.core.Person
import org.foothold.core.Reminder
import org.foothold.core.Route
import org.foothold.core.Screen
import org.foothold.core.Settings

/**
 * Answers what a test tells it to, on the caller's thread, without a library. Each answer may throw or wait.
 *
 * A route's text is its name; the texts that were asked for lead back to their routes.
 */
class FakeFootholdClient : FootholdClient {
    /** What is drawn at a route. */
    var draws: suspend (Route) -> Screen = { route -> screenAt(route) }

    /** Comes before what was saved is restored; it may wait. */
    var restores: suspend () -> Unit = {}

    /** What comes of an action. */
    var performs: suspend (Action) -> Outcome = { Outcome(null, emptyList()) }

    /** What unlocking does; it may throw. */
    var unlocks: suspend (folder: String, key: ByteArray) -> Unit = { _, _ -> }

    /** What looking after the diary does; it may throw. */
    var tends: suspend () -> Unit = {}

    var settings =
        Settings(
            region = "US",
            locale = "en",
            person = Person.UNSAID,
            concern = Concern.UNSAID,
            veteran = false,
            lgbtq = false,
            localCrisisNumber = "",
            clinicianNumber = "",
        )
    var reminders: List<Reminder>? = emptyList()

    /** The places that a text, or a link from outside, leads to. */
    val places = mutableMapOf<String, Route>()

    /** The actions so far. */
    val performed = mutableListOf<Action>()

    /** The routes that were drawn so far. */
    val drawn = mutableListOf<Route>()

    /** Whether the diary was unlocked and not locked since. */
    var isUnlocked = false
        private set

    override suspend fun screen(
        route: Route,
        now: Moment,
    ): Screen {
        drawn += route
        return draws(route)
    }

    override suspend fun perform(
        action: Action,
        now: Moment,
    ): Outcome {
        performed += action
        return performs(action)
    }

    override suspend fun settings(): Settings = settings

    override suspend fun reminders(now: Moment): List<Reminder>? = reminders

    override suspend fun unlock(
        folder: String,
        key: ByteArray,
    ) {
        unlocks(folder, key)
        isUnlocked = true
    }

    override suspend fun lock() {
        isUnlocked = false
    }

    override suspend fun tend(now: Moment) = tends()

    override suspend fun texts(routes: List<Route>): List<String> =
        routes.map { route -> name(route).also { places[it] = route } }

    override suspend fun routes(texts: List<String>): List<Route> {
        restores()
        return texts.map { linked(it) }
    }

    override suspend fun linked(text: String): Route = places[text] ?: Route.Lost
}

/** What Kotlin prints of a route; of an object, which it prints as an address, the name. */
internal fun name(route: Route): String = if ('(' in "$route") "$route" else checkNotNull(route::class.simpleName)
