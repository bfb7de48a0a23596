package org.foothold.bridge

import org.foothold.core.Action
import org.foothold.core.Moment
import org.foothold.core.Outcome
import org.foothold.core.Reminder
import org.foothold.core.Route
import org.foothold.core.Screen
import org.foothold.core.Settings

/**
 * Core as the app calls it: the same functions as the generated object, none of which holds up the thread that calls.
 * [RustFootholdClient] is the real one.
 *
 * Every function throws [LibraryMissingException] where there is no library; [perform], [unlock] and [tend] also throw
 * [org.foothold.core.FootholdException], with words to show.
 */
interface FootholdClient {
    /** What to draw at a route. Always a screen with help on it. */
    suspend fun screen(
        route: Route,
        now: Moment,
    ): Screen

    /** Carries out an action, and says where to go and what the platform must do. */
    suspend fun perform(
        action: Action,
        now: Moment,
    ): Outcome

    /** The settings as they stand. */
    suspend fun settings(): Settings

    /** Every reminder to come; `null` where core does not know it now: then keep what is armed. */
    suspend fun reminders(now: Moment): List<Reminder>?

    /** Opens the diary in a folder of its own with its 32-byte key. */
    suspend fun unlock(
        folder: String,
        key: ByteArray,
    )

    /** Closes the diary and forgets its key. */
    suspend fun lock()

    /** Looks after the diary's file; may take seconds, and holds up nothing else. */
    suspend fun tend(now: Moment)

    /** The stable text of each route, for saved state. */
    suspend fun texts(routes: List<Route>): List<String>

    /** The routes with these texts; what is none is Home with a notice. */
    suspend fun routes(texts: List<String>): List<Route>

    /** The route that a link from outside may open. */
    suspend fun linked(text: String): Route
}
