package org.foothold.app.reminders

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.os.Build
import java.io.IOException
import java.time.Duration
import java.time.Instant
import java.time.ZoneId

/**
 * Arms the plan of reminders with the phone's alarm clock, and forgets what is no longer in it. From Android 12 alarms to
 * the minute need a permission of their own, which is not asked for: a sleeping phone may be up to an hour late.
 */
class Alarms(
    private val context: Context,
    private val now: () -> Instant = Instant::now,
) {
    private val plan = ReminderPlan(context.noBackupFilesDir)

    /**
     * Arms these and no others but what is due and has not come yet. Gives whether one of them is new.
     *
     * All are set, known or not: whatever ended the app (a force stop, a maker's task killer) took its alarms with it.
     *
     * @throws IOException if the plan cannot be kept: then nothing was changed.
     */
    fun arm(wanted: List<Planned>): Boolean =
        synchronized(Alarms) {
            val armed = plan.read()
            val ids = wanted.map { it.id }
            val (late, gone) = armed.filter { it.id !in ids }.partition(::isLate)
            if (armed != wanted + late) plan.write(wanted + late)
            gone.forEach { cancel(it.id) }
            (wanted + late).forEach(::set)
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

    /** Core plans what is still to come; the phone may be late with what was. */
    private fun isLate(planned: Planned): Boolean {
        val since = Duration.between(planned.instant(ZoneId.systemDefault()), now())
        return !since.isNegative && since < LATEST
    }

    private fun set(planned: Planned) {
        val clock = alarms() ?: return
        val at = planned.instant(ZoneId.systemDefault()).toEpochMilli()
        val alarm = alarm(planned.id)
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.S) {
            clock.setExactAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, at, alarm)
        } else {
            clock.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, at, alarm)
        }
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
        private val LATEST = Duration.ofHours(2)

        /** Which reminder an alarm is for. */
        internal fun idOf(alarm: Intent): String? = alarm.data?.takeIf { it.scheme == SCHEME }?.schemeSpecificPart
    }
}
