package org.foothold.app.phone

import org.foothold.core.Effect

/** What can be dialled or written to by hand. On a phone this stands among what knows Android. */
internal fun Effect.written(): String? =
    when (this) {
        is Effect.Dial -> number
        is Effect.Text -> number
        is Effect.OpenWeb -> url.removePrefix("mailto:")
        else -> null
    }
