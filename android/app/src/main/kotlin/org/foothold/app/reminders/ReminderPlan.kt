package org.foothold.app.reminders

import org.foothold.app.phone.WholeFile
import org.foothold.core.Moment
import org.json.JSONArray
import org.json.JSONException
import org.json.JSONObject
import java.io.File
import java.io.IOException
import java.time.Instant
import java.time.LocalDateTime
import java.time.ZoneId
import java.time.ZoneOffset

/**
 * One reminder that is armed: core's words for it, which name nobody and nothing, and where it leads.
 *
 * @property route the text of a route: a place in the diary, by number.
 */
data class Planned(
    val id: String,
    val at: Moment,
    val text: String,
    val route: String,
) {
    /** When the clock on the wall here shows what it was planned for, whatever became of the phone's time zone. */
    fun instant(zone: ZoneId): Instant {
        val offset = ZoneOffset.ofTotalSeconds(at.utcOffsetMinutes * SECONDS_PER_MINUTE)
        return LocalDateTime.ofEpochSecond(at.unixSeconds, 0, offset).atZone(zone).toInstant()
    }

    private companion object {
        const val SECONDS_PER_MINUTE = 60
    }
}

/** The reminders that are armed, so that they can be armed again after a reboot with no key and no diary. */
internal class ReminderPlan(
    folder: File,
) {
    private val file = WholeFile(File(folder, "reminders.json"))

    fun read(): List<Planned> =
        try {
            file.read()?.let { planned(JSONArray(it.decodeToString())) }.orEmpty()
        } catch (_: JSONException) {
            emptyList()
        }

    /** @throws IOException if it cannot be kept. */
    fun write(plan: List<Planned>) = file.write(JSONArray(plan.map(::json)).toString().encodeToByteArray())

    private fun json(planned: Planned) =
        JSONObject()
            .put("id", planned.id)
            .put("unix_seconds", planned.at.unixSeconds)
            .put("utc_offset_minutes", planned.at.utcOffsetMinutes)
            .put("text", planned.text)
            .put("route", planned.route)

    private fun planned(from: JSONArray): List<Planned> =
        List(from.length()) { at ->
            val one = from.getJSONObject(at)
            Planned(
                id = one.getString("id"),
                at = Moment(one.getLong("unix_seconds"), one.getInt("utc_offset_minutes")),
                text = one.getString("text"),
                route = one.getString("route"),
            )
        }
}
