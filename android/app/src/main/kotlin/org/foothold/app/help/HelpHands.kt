package org.foothold.app.help

import org.foothold.app.ui.Hands
import org.foothold.core.FieldValue
import org.foothold.core.Tap

/** Hands touches on to static help. It has no form to fill in. */
internal class HelpHands(
    private val places: HelpPlaces,
) : Hands {
    override fun tap(tap: Tap) = places.tap(tap)

    override fun submit(
        form: String,
        values: List<FieldValue>,
    ) = Unit

    override fun back() {
        places.back()
    }

    override fun typed(
        form: String,
        field: String,
        value: String,
    ) = Unit

    override fun heard() = places.dismiss()
}
