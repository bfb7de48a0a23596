package org.foothold.app.reminders

import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.net.Uri
import org.foothold.app.R

/** Shows a reminder in core's neutral words, and nothing else. */
internal class ReminderNotice(
    private val context: Context,
) {
    private val notices = context.getSystemService(NotificationManager::class.java)

    /** True if the phone would show one. */
    val mayShow: Boolean get() = notices.areNotificationsEnabled()

    fun show(due: Planned) {
        notices.createNotificationChannel(channel())
        val notice =
            Notification
                .Builder(context, CHANNEL)
                .setSmallIcon(R.drawable.notice)
                .setContentTitle(due.text)
                .setContentIntent(opening(due))
                .setCategory(Notification.CATEGORY_REMINDER)
                .setVisibility(Notification.VISIBILITY_PRIVATE)
                .setLocalOnly(true)
                .setAutoCancel(true)
                .build()
        notices.notify(due.id, 0, notice)
    }

    private fun channel() =
        NotificationChannel(CHANNEL, context.getString(R.string.reminders), NotificationManager.IMPORTANCE_DEFAULT)
            .apply {
                description = context.getString(R.string.reminders_text)
                lockscreenVisibility = Notification.VISIBILITY_PRIVATE
                setShowBadge(false)
            }

    private fun opening(due: Planned): PendingIntent {
        val open =
            Intent(context, OpenReminderActivity::class.java)
                .setData(Uri.fromParts("reminder", due.id, null))
                .putExtra(OpenReminderActivity.ROUTE, due.route)
        return PendingIntent.getActivity(
            context,
            0,
            open,
            PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT,
        )
    }

    private companion object {
        const val CHANNEL = "reminders"
    }
}
