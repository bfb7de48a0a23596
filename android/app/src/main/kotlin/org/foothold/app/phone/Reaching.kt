package org.foothold.app.phone

import android.app.Activity
import android.content.Intent
import android.net.Uri
import org.foothold.core.Effect

/**
 * What another app is asked to do, exactly as core says; `null` for what none may be asked.
 *
 * The dialler is opened and never dials: no permission is needed, and emergency numbers are allowed. What core gives is
 * an address already, so it is not encoded again: `+` would not survive that.
 */
internal fun Effect.intent(): Intent? =
    when (this) {
        is Effect.Dial -> address(uri, "tel")?.let { Intent(Intent.ACTION_DIAL, it) }
        is Effect.Text -> Intent(Intent.ACTION_SENDTO, Uri.parse("smsto:$number")).putExtra("sms_body", body)
        is Effect.OpenWeb ->
            address(url, "https")?.let { Intent(Intent.ACTION_VIEW, it) }
                ?: address(url, MAIL)?.let { Intent(Intent.ACTION_SENDTO, it) }

        else -> null
    }

private fun address(
    text: String,
    scheme: String,
): Uri? = Uri.parse(text).takeIf { it.scheme == scheme }

/** Asks the app that answers. `false` if none does: nobody is asked beforehand, for the answer can be wrong. */
internal fun Activity.reach(effect: Effect): Boolean {
    val intent = effect.intent() ?: return false
    return opens(intent)
}

/** `false` if nothing on this phone answers. */
@Suppress("TooGenericExceptionCaught")
internal fun Activity.opens(intent: Intent): Boolean =
    try {
        startActivity(intent)
        true
    } catch (_: RuntimeException) {
        // Nothing answers, or what answers may not be used (a work profile, a locked-down phone), or a maker's own
        // idea: in every case the digits must be shown.
        false
    }
