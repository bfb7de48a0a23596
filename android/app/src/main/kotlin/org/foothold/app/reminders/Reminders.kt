package org.foothold.app.reminders

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.withContext
import org.foothold.bridge.FootholdClient
import org.foothold.bridge.FootholdModel
import java.io.IOException

/** Brings the phone's alarms in line with core's plan. */
class Reminders(
    private val model: FootholdModel,
    private val client: FootholdClient,
    private val alarms: Alarms,
    private val io: CoroutineDispatcher,
) {
    /**
     * Arms what core plans and nothing else; where core does not know it, what is armed stays. Gives whether something
     * new was armed.
     */
    suspend fun arm(): Boolean {
        val plan = model.reminders() ?: return false
        val routes = client.texts(plan.map { it.route })
        val planned = plan.zip(routes) { one, route -> Planned(one.id, one.at, one.text.text, route) }
        return withContext(io) {
            try {
                alarms.arm(planned)
            } catch (_: IOException) {
                // The disk is full; the plan is asked for again when the diary opens next.
                false
            }
        }
    }
}
