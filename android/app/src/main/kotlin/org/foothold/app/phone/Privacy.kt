package org.foothold.app.phone

import android.app.Activity
import android.os.Build
import android.view.View
import android.view.WindowManager

/** Hides what stands on a private screen from screenshots, the recents view and whatever lies over the window. */
internal fun Activity.keepPrivate(isPrivate: Boolean) {
    val secure = WindowManager.LayoutParams.FLAG_SECURE
    window.setFlags(if (isPrivate) secure else 0, secure)
    // A window of another app over ours could catch what is meant for ours.
    window.decorView.filterTouchesWhenObscured = isPrivate
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) setRecentsScreenshotEnabled(!isPrivate)
}

/** Nothing here is for password managers, assistants or text classifiers. */
internal fun Activity.offerNothingToOthers() {
    window.decorView.importantForAutofill = View.IMPORTANT_FOR_AUTOFILL_NO_EXCLUDE_DESCENDANTS
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
        window.decorView.importantForContentCapture = View.IMPORTANT_FOR_CONTENT_CAPTURE_NO_EXCLUDE_DESCENDANTS
    }
}
