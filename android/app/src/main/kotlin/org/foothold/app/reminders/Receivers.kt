package org.foothold.app.reminders

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent

/** The time of a reminder has come. */
class ReminderReceiver : BroadcastReceiver() {
    override fun onReceive(
        context: Context,
        intent: Intent,
    ) {
        val due = Alarms.idOf(intent)?.let { Alarms(context).take(it) }
        if (due != null) ReminderNotice(context).show(due)
    }
}

/** The phone was switched on, the app renewed, or the clock or its zone changed. Needs neither key nor library. */
class RearmReceiver : BroadcastReceiver() {
    override fun onReceive(
        context: Context,
        intent: Intent,
    ) {
        if (intent.action in ASKED) Alarms(context).armAgain()
    }

    private companion object {
        val ASKED =
            setOf(
                Intent.ACTION_BOOT_COMPLETED,
                Intent.ACTION_MY_PACKAGE_REPLACED,
                Intent.ACTION_TIME_CHANGED,
                Intent.ACTION_TIMEZONE_CHANGED,
            )
    }
}
