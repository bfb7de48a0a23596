package org.foothold.app.ui

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue

/**
 * What stands in one field while it is typed in. The field shows a keystroke at once; what the app says the value is
 * may come back later, and then an echo of an earlier keystroke must not undo a newer one.
 */
@Stable
internal class Draft(
    given: String,
) {
    var text by mutableStateOf(given)
        private set
    private var heard = given
    private val sent = ArrayDeque<String>()

    fun type(value: String) {
        text = value
        sent.addLast(value)
    }

    /** What the app says now stands in the field. */
    fun hear(given: String) {
        if (given == heard) return
        heard = given
        val echo = sent.indexOf(given)
        if (echo >= 0) {
            repeat(echo + 1) { sent.removeFirst() }
        } else {
            sent.clear()
            text = given
        }
    }
}
