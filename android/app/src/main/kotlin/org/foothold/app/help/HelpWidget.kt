package org.foothold.app.help

import android.app.PendingIntent
import android.appwidget.AppWidgetManager
import android.appwidget.AppWidgetProvider
import android.content.ComponentName
import android.content.Context
import android.content.Intent
import android.widget.RemoteViews
import org.foothold.app.R
import org.foothold.app.phone.intent
import org.foothold.core.Button
import org.foothold.core.Route
import org.foothold.core.Tap

/** The help bar on the home screen: each number is one touch from the dialler. It knows nothing but the country. */
class HelpWidget : AppWidgetProvider() {
    override fun onUpdate(
        context: Context,
        manager: AppWidgetManager,
        ids: IntArray,
    ) = manager.updateAppWidget(ids, views(context))

    override fun onReceive(
        context: Context,
        intent: Intent,
    ) {
        super.onReceive(context, intent)
        if (intent.action in MOVED) draw(context)
    }

    companion object {
        /** Where the phone may be in another country since. */
        private val MOVED = setOf(Intent.ACTION_TIMEZONE_CHANGED, Intent.ACTION_LOCALE_CHANGED)

        /** Draws every such widget anew: the country may be another. */
        fun draw(context: Context) {
            // Phones without a home screen have no widgets.
            val manager = AppWidgetManager.getInstance(context) ?: return
            val ids = manager.getAppWidgetIds(ComponentName(context, HelpWidget::class.java))
            if (ids.isNotEmpty()) manager.updateAppWidget(ids, views(context))
        }

        private fun views(context: Context): RemoteViews {
            val bar = StaticHelp(context).book().at(Route.Help).help
            return RemoteViews(context.packageName, R.layout.help_widget).apply {
                put(context, R.id.emergency, bar.emergency)
                put(context, R.id.crisis, bar.crisis)
                put(context, R.id.help, bar.help)
            }
        }

        private fun RemoteViews.put(
            context: Context,
            id: Int,
            button: Button,
        ) {
            setTextViewText(id, button.label.text)
            setContentDescription(id, button.label.spoken ?: button.label.text)
            val reach = (button.tap as? Tap.Reach)?.channel?.effect?.intent()
            val open = reach ?: Intent(context, HelpActivity::class.java)
            open.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK)
            // The number of a country that was chosen before must not stay behind the button.
            val flags = PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT
            setOnClickPendingIntent(id, PendingIntent.getActivity(context, id, open, flags))
        }
    }
}
