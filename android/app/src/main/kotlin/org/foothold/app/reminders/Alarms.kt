package org.foothold.app.reminders

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.net.Uri
import java.io.IOException
import java.time.ZoneId

/**
 * Arms the plan of reminders with the phone's alarm clock, and forgets what is no longer in it. The alarms may come some
 * minutes late, so they need no permission of their own.
 */
class Alarms(
    private val context: Context,
) {
    private val plan = ReminderPlan(context.noBackupFilesDir)

    /**
     * Arms these and no others. Gives whether one of them is new.
     *
     * @throws IOException if the plan cannot be kept: then nothing was changed.
     */
    fun arm(wanted: List<Planned>): Boolean =
        synchronized(Alarms) {
            val armed = plan.read()
            if (armed == wanted) return false
            plan.write(wanted)
            val ids = wanted.map { it.id }
            armed.filter { it.id !in ids }.forEach { cancel(it.id) }
            wanted.forEach(::set)
            wanted.any { new -> armed.none { it.id == new.id } }
        }

    /** Arms what was armed: the phone forgets alarms when it is switched off, and its clock or zone can change. */
    fun armAgain() = synchronized(Alarms) { plan.read().forEach(::set) }

    /** Takes a reminder whose time has come out of the plan; `null` if it is not in it. */
    fun take(id: String): Planned? =
        synchronized(Alarms) {
            val armed = plan.read()
            val due = armed.find { it.id == id }
            if (due != null) runCatching { plan.write(armed - due) }
            due
        }

    private fun set(planned: Planned) {
        val at = planned.instant(ZoneId.systemDefault()).toEpochMilli()
        alarms()?.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, at, alarm(planned.id))
    }

    private fun cancel(id: String) {
        alarms()?.cancel(alarm(id))
    }

    /** The address tells one alarm from another. */
    private fun alarm(id: String): PendingIntent {
        val intent = Intent(context, ReminderReceiver::class.java).setData(Uri.fromParts(SCHEME, id, null))
        return PendingIntent.getBroadcast(context, 0, intent, PendingIntent.FLAG_IMMUTABLE)
    }

    private fun alarms(): AlarmManager? = context.getSystemService(AlarmManager::class.java)

    companion object {
        private const val SCHEME = "reminder"

        /** Which reminder an alarm is for. */
        internal fun idOf(alarm: Intent): String? = alarm.data?.takeIf { it.scheme == SCHEME }?.schemeSpecificPart
    }
}
