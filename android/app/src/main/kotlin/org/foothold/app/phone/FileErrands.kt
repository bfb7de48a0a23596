package org.foothold.app.phone

import android.net.Uri
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch
import org.foothold.core.Action
import org.foothold.core.Effect

/**
 * What the reader is out for in the system's file picker. It outlives the window, not the process: then what was to be
 * saved is gone, and the empty file with it.
 *
 * @param perform hands what was picked on, once core is there and the diary open.
 */
internal class FileErrands(
    private val documents: Documents,
    private val scope: CoroutineScope,
    private val perform: suspend (Action) -> Unit,
    private val failed: (Effect) -> Unit,
) {
    private var errand: Effect? = null

    /** The picker is up: the app is left for a moment only. */
    val isOut: Boolean get() = errand != null

    fun goOut(effect: Effect) {
        errand = effect
    }

    /** Whoever was out did not come back: the picker was closed with the app. */
    fun forget() {
        errand = null
    }

    /** A place was chosen; `null` if the reader turned back. `false` if there is nothing left to save there. */
    fun placed(place: Uri?): Boolean {
        val file = home() as? Effect.Share
        if (place == null) return true
        scope.launch {
            when {
                file == null -> documents.discard(place)
                !documents.write(place, file.bytes) -> failed(file)
            }
        }
        return file != null
    }

    /** A file was chosen; `null` if the reader turned back. */
    fun picked(document: Uri?) {
        val errand = home()
        if (document == null) return
        scope.launch {
            val bytes = documents.read(document)
            if (bytes != null) perform(Action.FilePicked(bytes)) else errand?.let(failed)
        }
    }

    private fun home(): Effect? = errand.also { errand = null }
}
