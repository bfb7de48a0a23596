package org.foothold.app.phone

import android.content.Intent
import androidx.activity.ComponentActivity
import androidx.activity.result.ActivityResultLauncher
import androidx.activity.result.contract.ActivityResultContracts.StartActivityForResult
import org.foothold.core.Effect

/**
 * Asks the system's file picker for a place, or for a file. No permission to any other file is needed. Make it before
 * the activity starts: the answer may come to the next one.
 *
 * @param lost called if what was to be saved is not there any more.
 */
internal class FilePicker(
    activity: ComponentActivity,
    errands: FileErrands,
    lost: () -> Unit,
) {
    private val save =
        activity.registerForActivityResult(StartActivityForResult()) { if (!errands.placed(it.data?.data)) lost() }
    private val pick = activity.registerForActivityResult(StartActivityForResult()) { errands.picked(it.data?.data) }

    /** `false` if this phone has no file picker. */
    fun askWhereToSave(file: Effect.Share): Boolean =
        save.opens(
            Intent(Intent.ACTION_CREATE_DOCUMENT)
                .addCategory(Intent.CATEGORY_OPENABLE)
                .setType(file.kind)
                .putExtra(Intent.EXTRA_TITLE, file.name),
        )

    /** Any kind of file: what mail apps make of ours has none of its own. */
    fun askForFile(): Boolean =
        pick.opens(Intent(Intent.ACTION_OPEN_DOCUMENT).addCategory(Intent.CATEGORY_OPENABLE).setType("*/*"))

    @Suppress("TooGenericExceptionCaught")
    private fun ActivityResultLauncher<Intent>.opens(intent: Intent): Boolean =
        try {
            launch(intent)
            true
        } catch (_: RuntimeException) {
            false
        }
}
