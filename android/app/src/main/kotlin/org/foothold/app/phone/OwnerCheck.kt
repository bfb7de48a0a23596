package org.foothold.app.phone

import android.app.Activity
import android.hardware.biometrics.BiometricManager.Authenticators.BIOMETRIC_STRONG
import android.hardware.biometrics.BiometricPrompt
import android.os.Build
import android.os.CancellationSignal
import androidx.annotation.RequiresApi
import org.foothold.app.R

/** Lets the phone recognise its owner. Each answer comes on the main thread; none comes if the reader turns it down. */
fun interface OwnerCheck {
    fun ask(
        activity: Activity,
        known: () -> Unit,
        failed: () -> Unit,
    )
}

/**
 * By a face or a finger that the phone calls strong, and never by its code: whoever knows the code of a shared phone is
 * not its owner. Phones older than Android 11 cannot promise that and ask for the PIN.
 */
internal object StrongOwnerCheck : OwnerCheck {
    override fun ask(
        activity: Activity,
        known: () -> Unit,
        failed: () -> Unit,
    ) {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) show(activity, known, failed) else failed()
    }

    @RequiresApi(Build.VERSION_CODES.R)
    private fun show(
        activity: Activity,
        known: () -> Unit,
        failed: () -> Unit,
    ) {
        val main = activity.mainExecutor
        val prompt =
            BiometricPrompt
                .Builder(activity)
                .setTitle(activity.getString(R.string.unlock_title))
                .setNegativeButton(activity.getString(R.string.unlock_pin), main) { _, _ -> }
                .setAllowedAuthenticators(BIOMETRIC_STRONG)
                .build()
        prompt.authenticate(CancellationSignal(), main, answers(known, failed))
    }

    @RequiresApi(Build.VERSION_CODES.R)
    private fun answers(
        known: () -> Unit,
        failed: () -> Unit,
    ) = object : BiometricPrompt.AuthenticationCallback() {
        override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult?) = known()

        override fun onAuthenticationError(
            code: Int,
            words: CharSequence?,
        ) {
            val isTurnedDown =
                code == BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED ||
                    code == BiometricPrompt.BIOMETRIC_ERROR_CANCELED
            if (!isTurnedDown) failed()
        }
    }
}
