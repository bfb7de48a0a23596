package org.foothold.app.phone

import android.app.Activity
import android.content.ClipData
import android.content.Context
import android.content.Intent
import androidx.core.content.FileProvider
import org.foothold.app.R
import org.foothold.core.Effect
import java.io.File
import java.io.IOException

/** Hands files that the reader shares to the app they choose, and to no other. */
class SharedFiles : FileProvider()

private const val FOLDER = "exports"

private fun Context.shared() = File(cacheDir, FOLDER)

/**
 * Lets the reader choose who gets a file. It waits in the app's cache until [forgetShared]: the other app reads it when
 * it likes. `false` if it cannot be handed on.
 */
internal fun Activity.share(file: Effect.Share): Boolean {
    forgetShared()
    val copy = File(shared(), File(file.name).name)
    try {
        shared().mkdirs()
        copy.writeBytes(file.bytes)
    } catch (_: IOException) {
        return false
    }
    val uri = FileProvider.getUriForFile(this, "$packageName.shared", copy)
    val send =
        Intent(Intent.ACTION_SEND)
            .setType(file.kind)
            .putExtra(Intent.EXTRA_STREAM, uri)
            .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
    // The chooser shows what it can read, and grants what is in the clip.
    send.clipData = ClipData.newRawUri(null, uri)
    return opens(Intent.createChooser(send, getString(R.string.share_file)))
}

/** Deletes what was shared: when the app is opened anew or left fast, and before the next file. */
internal fun Context.forgetShared() {
    shared().deleteRecursively()
}
