package org.foothold.app.reminders

import android.app.Activity
import android.content.Intent
import android.os.Bundle
import org.foothold.app.FootholdApplication
import org.foothold.app.MainActivity

/**
 * Leads from a reminder to its place in the diary. It draws nothing. Only this app can start it, and the place goes on
 * by memory: what other apps can start, the main window, leads to public places only.
 */
class OpenReminderActivity : Activity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        (application as FootholdApplication).asked = intent.getStringExtra(ROUTE)
        startActivity(Intent(this, MainActivity::class.java).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
        finish()
    }

    internal companion object {
        const val ROUTE = "route"
    }
}
