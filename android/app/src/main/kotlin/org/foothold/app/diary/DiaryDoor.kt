package org.foothold.app.diary

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.foothold.bridge.FootholdModel
import org.foothold.bridge.LibraryMissingException
import org.foothold.core.Trouble

/**
 * Opens the diary when the app is in view and closes it when it is not, one after the other: a file that was asked for
 * just before the app left the screen must not open behind its back.
 *
 * Not thread-safe: for the main thread. Nothing here holds that thread up.
 *
 * @param afterwards called each time the diary's file stands open; the diary does not close before it is done.
 */
class DiaryDoor(
    private val key: DiaryKey,
    private val model: FootholdModel,
    private val scope: CoroutineScope,
    private val io: CoroutineDispatcher,
    private val afterwards: suspend () -> Unit,
) {
    private var last: Job? = null
    private var isWanted = false

    /** True while the diary's file stands open, behind its PIN or not. */
    private var isOpen = false

    fun open(): Job {
        isWanted = true
        return next { if (isWanted && !isOpen) unlock(withContext(io) { key.read() }) }
    }

    fun close(): Job {
        isWanted = false
        // At once: whoever waits for something from an open diary must know.
        isOpen = false
        return next {
            if (isWanted) return@next
            isOpen = false
            model.lock().join()
        }
    }

    /** The diary is gone, and its key with it. */
    fun renew(): Job =
        next {
            isOpen = false
            val kept = withContext(io) { key.renew() }
            if (isWanted) unlock(kept)
        }

    private suspend fun unlock(kept: DiaryKey.Kept) {
        val trouble =
            when (kept) {
                is DiaryKey.Kept.Key -> model.unlock(key.diary.path, kept.bytes).also { kept.bytes.fill(0) }

                // No key is one of the wrong length: core says what can be done.
                is DiaryKey.Kept.Lost -> model.unlock(key.diary.path, ByteArray(0))

                is DiaryKey.Kept.NotNow -> Trouble.CLOSED
            }
        isOpen = trouble == null
        if (isOpen) afterwards()
    }

    private fun next(work: suspend () -> Unit): Job {
        val before = last
        return scope
            .launch {
                before?.join()
                try {
                    work()
                } catch (_: LibraryMissingException) {
                    // Static help says so; there is no diary without it.
                }
            }.also { last = it }
    }
}
