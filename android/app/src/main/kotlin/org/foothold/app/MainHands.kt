package org.foothold.app

import org.foothold.app.ui.Hands
import org.foothold.core.FieldValue
import org.foothold.core.Tap

/** Hands touches on: to static help until core's screens are there, then to core. */
internal class MainHands(
    private val running: Running,
    private val onHeard: () -> Unit,
) : Hands {
    override fun tap(tap: Tap) {
        if (running.isCores) running.model.tap(tap) else running.places.tap(tap)
    }

    override fun submit(
        form: String,
        values: List<FieldValue>,
    ) {
        running.model.submit(form, values.associate { it.id to it.value })
    }

    override fun back() = running.back()

    override fun typed(
        form: String,
        field: String,
        value: String,
    ) = running.model.type(form, field, value)

    override fun heard() {
        if (running.isCores) running.model.dismiss() else running.places.dismiss()
        onHeard()
    }
}
