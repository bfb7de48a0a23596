package org.foothold.app.ui

import org.foothold.core.FieldValue
import org.foothold.core.Phrase
import org.foothold.core.Screen
import org.foothold.core.Tap

/** What a screen may ask of the app. Nothing is decided here: the app hands each of these on to core. */
interface Hands {
    fun tap(tap: Tap)

    fun submit(
        form: String,
        values: List<FieldValue>,
    )

    fun back()

    /** Called on every keystroke, so that a draft survives whatever takes the app away. */
    fun typed(
        form: String,
        field: String,
        value: String,
    )

    /** [Shown.told] was read and may go. */
    fun heard() {}
}

/**
 * One screen and what the app knows beside it.
 *
 * @property drafts what was typed and not sent yet, by `form/field`
 * @property problem what core said about the last form
 * @property told what the phone could not do, in core's words
 * @property number the digits that belong to [told], to be dialled by hand on any other phone
 */
data class Shown(
    val screen: Screen,
    val canGoBack: Boolean,
    val drafts: Map<String, String>,
    val problem: Problem?,
    val told: Phrase?,
    val number: String? = null,
)

/** @property field the field's id; `null` where it is about no single field */
data class Problem(
    val field: String?,
    val reason: String,
)
