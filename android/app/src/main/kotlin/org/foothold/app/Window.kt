package org.foothold.app

import android.app.Activity
import android.provider.Settings
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawWithContent
import org.foothold.app.phone.PrivateKeyboard
import org.foothold.app.ui.FootholdScreen
import org.foothold.app.ui.FootholdTheme
import org.foothold.app.ui.Hands
import org.foothold.app.ui.Labels
import org.foothold.app.ui.LocalLabels
import org.foothold.app.ui.LocalPrivateKeyboard
import org.foothold.app.ui.Shown

/** A screen in a window of this phone: its night, its motion, its keyboard. */
@Composable
internal fun Activity.Window(
    shown: Shown,
    hands: Hands,
    labels: Labels,
    onDraw: () -> Unit = {},
) {
    FootholdTheme(dark = isSystemInDarkTheme(), reducedMotion = isStill()) {
        CompositionLocalProvider(
            LocalLabels provides labels,
            LocalPrivateKeyboard provides { content -> PrivateKeyboard(content) },
        ) {
            FootholdScreen(
                shown,
                hands,
                Modifier.drawWithContent {
                    drawContent()
                    onDraw()
                },
            )
        }
    }
}

/** True where the phone's owner has switched animations off. */
private fun Activity.isStill(): Boolean =
    Settings.Global.getFloat(contentResolver, Settings.Global.ANIMATOR_DURATION_SCALE, 1f) == 0f
