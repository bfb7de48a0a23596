package org.foothold.app.ui

import androidx.compose.foundation.LocalIndication
import androidx.compose.foundation.text.selection.LocalTextSelectionColors
import androidx.compose.foundation.text.selection.TextSelectionColors
import androidx.compose.material3.ColorScheme
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.LocalTextStyle
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.material3.ripple
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.staticCompositionLocalOf

/** Whether the phone asks for no motion. */
val LocalReducedMotion = staticCompositionLocalOf { false }

/** Short names for what every composable needs. */
object Foothold {
    val colors: FootholdColors
        @Composable get() = LocalColors.current
    val type: FootholdType
        @Composable get() = LocalType.current
    val labels: Labels
        @Composable get() = LocalLabels.current
}

@Composable
fun FootholdTheme(
    dark: Boolean,
    reducedMotion: Boolean,
    content: @Composable () -> Unit,
) {
    val colors = if (dark) DarkColors else LightColors
    MaterialTheme(colorScheme = colors.material()) {
        CompositionLocalProvider(
            LocalColors provides colors,
            LocalReducedMotion provides reducedMotion,
            LocalContentColor provides colors.ink,
            LocalTextStyle provides LocalType.current.text,
            LocalIndication provides if (reducedMotion) StillIndication else ripple(),
            LocalTextSelectionColors provides TextSelectionColors(colors.action, colors.action.copy(alpha = 0.25f)),
            content = content,
        )
    }
}

/** For the Material parts we borrow (the calendar, the clock): the same scheme, and no red of its own. */
private fun FootholdColors.material(): ColorScheme {
    val base = if (isDark) darkColorScheme() else lightColorScheme()
    return base.copy(
        primary = action,
        onPrimary = onAction,
        primaryContainer = tint,
        onPrimaryContainer = ink,
        secondary = action,
        onSecondary = onAction,
        secondaryContainer = tint,
        onSecondaryContainer = ink,
        tertiary = action,
        onTertiary = onAction,
        tertiaryContainer = tint,
        onTertiaryContainer = ink,
        background = paper,
        onBackground = ink,
        surface = paper,
        onSurface = ink,
        surfaceVariant = sand,
        onSurfaceVariant = soft,
        surfaceTint = paper,
        surfaceContainerLowest = raised,
        surfaceContainerLow = raised,
        surfaceContainer = raised,
        surfaceContainerHigh = raised,
        surfaceContainerHighest = sand,
        outline = edge,
        outlineVariant = line,
        error = ink,
        onError = paper,
        errorContainer = sand,
        onErrorContainer = ink,
    )
}
