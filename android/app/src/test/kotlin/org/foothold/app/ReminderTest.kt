package org.foothold.app

import android.Manifest
import android.app.AlarmManager
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Intent
import android.content.pm.PackageManager
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import org.foothold.app.reminders.RearmReceiver
import org.foothold.app.reminders.ReminderReceiver
import org.foothold.app.support.Handset
import org.foothold.app.support.find
import org.foothold.core.Action
import org.foothold.core.Moment
import org.foothold.core.Route
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowAlarmManager

/** A reminder: planned, armed, shown in words that name nothing, and armed again after the phone was off. */
@RunWith(RobolectricTestRunner::class)
class ReminderTest {
    private val phone = Handset()
    private val rule = createEmptyComposeRule()
    private val alarms get() = shadowOf(phone.app.getSystemService(AlarmManager::class.java))

    @get:Rule
    val rules: RuleChain = RuleChain.outerRule(rule).around(phone)

    /** A step of the reader's own, planned for the next day at eight in the evening. */
    @Before
    fun plan() {
        phone.open()
        keepAndPlan()
    }

    private fun keepAndPlan(words: String = STEP) {
        phone.visit(Route.OwnStep)
        rule.waitForIdle()
        phone.running.model.submit("own-step", mapOf("words" to words))
        rule.waitForIdle()
        val step = phone.screen.route as Route.KeptStep
        phone.running.model.submit("plan/${step.id}", mapOf("day" to "2026-11-23", "time" to "20:00"))
        rule.waitForIdle()
    }

    @Test
    fun `what is planned is armed for its minute, and taken back with its step`() {
        val armed = alarms.scheduledAlarms.single()
        assertEquals(NEXT_EVENING, armed.triggerAtMs)
        phone.running.model.perform(Action.Remove("step", 1))
        rule.waitForIdle()
        assertTrue(alarms.scheduledAlarms.isEmpty())
    }

    @Test
    fun `a reminder names nothing and nobody, and leads to its step`() {
        phone.leave()
        phone.killed()
        val alarm = shadowOf(operation(alarms.scheduledAlarms.single())).savedIntent
        ReminderReceiver().onReceive(phone.app, alarm)
        val notices = shadowOf(phone.app.getSystemService(NotificationManager::class.java)).allNotifications
        val shown = notices.single().extras
        val words = shown.keySet().mapNotNull(shown::getCharSequence).joinToString()
        assertTrue("it says something", words.isNotBlank())
        for (told in listOf("Saturday", "drive", "Foothold", "crisis", "step")) assertFalse(words, told in words)
        ReminderReceiver().onReceive(phone.app, alarm)
        assertEquals("once", 1, shadowOf(phone.app.getSystemService(NotificationManager::class.java)).size())
    }

    @Test
    fun `what a task killer took is armed again when the app opens`() {
        phone.leave()
        phone.killed()
        phone.app.getSystemService(AlarmManager::class.java).cancel(operation(alarms.scheduledAlarms.single()))
        phone.open()
        rule.waitForIdle()
        assertEquals(NEXT_EVENING, alarms.scheduledAlarms.single().triggerAtMs)
    }

    @Test
    fun `a diary that cannot be read keeps what is armed`() {
        phone.leave()
        phone.killed()
        val file = phone.app.noBackupFilesDir.resolve("diary/current/diary.db")
        val whole = file.readBytes()
        file.writeBytes(ByteArray(whole.size) { at -> if (at < WHOLE_HEAD) whole[at] else 0 })
        phone.open()
        rule.waitForIdle()
        assertEquals(NEXT_EVENING, alarms.scheduledAlarms.single().triggerAtMs)
    }

    @Test
    fun `a diary that is deleted takes all of them back`() {
        phone.running.model.perform(Action.DeleteEverything)
        rule.waitForIdle()
        assertTrue(alarms.scheduledAlarms.isEmpty())
    }

    @Test
    fun `a reminder that the phone is late with is not taken back`() {
        phone.leave()
        phone.killed()
        phone.now = Moment(NEXT_EVENING / 1000 + 300, 0)
        phone.open()
        rule.waitForIdle()
        assertEquals(1, alarms.scheduledAlarms.size)
    }

    @Test
    fun `whether the app may remind is asked when a reminder is planned, and a no is told`() {
        shadowOf(phone.window.get().getSystemService(NotificationManager::class.java)).setNotificationsEnabled(false)
        assertNull("not before", shadowOf(phone.window.get()).lastRequestedPermission)
        keepAndPlan("Ask again on Sunday")
        val asked = shadowOf(phone.window.get()).lastRequestedPermission
        assertEquals(listOf(Manifest.permission.POST_NOTIFICATIONS), asked.requestedPermissions.toList())
        val no = intArrayOf(PackageManager.PERMISSION_DENIED)
        @Suppress("DEPRECATION")
        phone.window.get().onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, no)
        rule.find(phone.app.getString(R.string.reminders_off)).assertExists()
    }

    @Test
    fun `after the phone was off the reminder is armed again, without key or library`() {
        phone.leave()
        phone.killed()
        val before = alarms.scheduledAlarms.single()
        phone.app.getSystemService(AlarmManager::class.java).cancel(operation(before))
        assertTrue(alarms.scheduledAlarms.isEmpty())
        phone.load = { throw AssertionError("arming again loaded the library") }
        RearmReceiver().onReceive(phone.app, Intent("made.up.by.another.app"))
        assertTrue("not for anyone who asks", alarms.scheduledAlarms.isEmpty())
        RearmReceiver().onReceive(phone.app, Intent(Intent.ACTION_BOOT_COMPLETED))
        assertEquals(NEXT_EVENING, alarms.scheduledAlarms.single().triggerAtMs)
    }

    /** Robolectric deprecates the field and gives nothing in its place. */
    @Suppress("DEPRECATION")
    private fun operation(alarm: ShadowAlarmManager.ScheduledAlarm): PendingIntent = checkNotNull(alarm.operation)

    private companion object {
        const val WHOLE_HEAD = 100
        const val STEP = "Ask on the Saturday drive"
        const val NEXT_EVENING = 1_795_464_000_000
    }
}
