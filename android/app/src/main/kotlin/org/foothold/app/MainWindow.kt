package org.foothold.app

import android.content.Intent
import androidx.activity.ComponentActivity
import org.foothold.app.phone.FilePicker
import org.foothold.app.phone.OwnerCheck
import org.foothold.app.phone.Printing
import org.foothold.app.phone.forgetShared
import org.foothold.app.phone.opens
import org.foothold.app.phone.reach
import org.foothold.app.phone.share
import org.foothold.core.Action
import org.foothold.core.Effect

/** What only a window can do, while it is in view. */
interface MainWindow {
    /** Carries an effect out, or says that it could not. */
    fun carryOut(effect: Effect)

    /** Asks whether the app may remind, where the phone's owner has not said. */
    fun askToRemind()
}

/** Carries out effects from a window. */
internal class WindowEffects(
    private val activity: ComponentActivity,
    private val running: Running,
    private val picker: FilePicker,
    private val owner: OwnerCheck,
) {
    private val printing = Printing()

    fun carryOut(effect: Effect) {
        val isDone =
            when (effect) {
                is Effect.Dial, is Effect.Text, is Effect.OpenWeb -> activity.reach(effect)

                is Effect.Share -> handOn(effect)

                is Effect.PickFile -> picker.askForFile().also { if (it) running.errands.goOut(effect) }

                is Effect.Authenticate -> ask(effect)

                is Effect.Leave -> leave()

                // No window is needed for these.
                is Effect.KeepSettings, is Effect.RemindersChanged, is Effect.ForgetKey -> true
            }
        if (!isDone) running.failed(effect)
    }

    /** A page is printed, words are sent to another app, and the diary's export goes where the reader keeps files. */
    private fun handOn(file: Effect.Share): Boolean =
        when {
            file.kind == "text/html" -> printing.print(activity, file)
            file.kind.startsWith("text/") -> activity.share(file)
            picker.askWhereToSave(file) -> true.also { running.errands.goOut(file) }
            else -> activity.share(file)
        }

    private fun ask(effect: Effect): Boolean {
        owner.ask(activity, { running.model.perform(Action.PhoneKnowsYou) }, { running.failed(effect) })
        return true
    }

    /** The home screen covers the app at once; then its entry among recent apps goes too. */
    private fun leave(): Boolean {
        running.leave()
        activity.opens(
            Intent(Intent.ACTION_MAIN).addCategory(Intent.CATEGORY_HOME).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK),
        )
        activity.forgetShared()
        activity.finishAndRemoveTask()
        return true
    }
}
