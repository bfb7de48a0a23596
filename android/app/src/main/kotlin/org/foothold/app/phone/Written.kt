package org.foothold.app.phone

import org.foothold.core.Effect

/** How an address of mail begins. */
internal const val MAIL = "mailto"

/** What can be dialled, or written to, by other means where nothing on this phone answers. */
internal fun Effect.written(): String? =
    when (this) {
        is Effect.Dial -> number
        is Effect.Text -> number
        is Effect.OpenWeb -> url.removePrefix("$MAIL:")
        else -> null
    }
