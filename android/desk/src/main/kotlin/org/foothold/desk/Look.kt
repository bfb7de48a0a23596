package org.foothold.desk

import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import org.foothold.app.ui.FootholdScreen
import org.foothold.app.ui.FootholdTheme
import org.foothold.app.ui.Hands
import org.foothold.app.ui.LocalLabels
import org.foothold.app.ui.LocalType
import org.foothold.app.ui.Shown

/** How a screen is looked at: what the phone's own settings decide. */
data class Look(
    val dark: Boolean = false,
    val fontScale: Float = 1f,
    val mirrored: Boolean = false,
    /** Words stretched as other languages do. */
    val stretched: Boolean = false,
    val reducedMotion: Boolean = false,
)

@Composable
fun Looked(
    look: Look,
    shown: Shown,
    hands: Hands,
) {
    val density = LocalDensity.current.density
    CompositionLocalProvider(
        LocalDensity provides Density(density, look.fontScale),
        LocalLayoutDirection provides if (look.mirrored) LayoutDirection.Rtl else LayoutDirection.Ltr,
        LocalType provides PhoneType,
        LocalLabels provides if (look.stretched) stretched(PhoneLabels) else PhoneLabels,
    ) {
        FootholdTheme(look.dark, look.reducedMotion) {
            FootholdScreen(if (look.stretched) shown.stretched() else shown, hands)
        }
    }
}
