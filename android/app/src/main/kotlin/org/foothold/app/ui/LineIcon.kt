package org.foothold.app.ui

import androidx.compose.foundation.layout.size
import androidx.compose.material3.Icon
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp

/** @param description what it says to a screen reader; `null` where the words beside it say it */
@Composable
internal fun LineIcon(
    icon: ImageVector,
    tint: Color,
    modifier: Modifier = Modifier,
    size: Dp = 24.dp,
    description: String? = null,
) {
    Icon(
        imageVector = icon,
        contentDescription = description,
        tint = tint,
        modifier = modifier.size(size * pictureScale()),
    )
}

/** Beside small text. */
internal val SmallIcon = 20.dp

/** Pictures grow with the text beside them, if less: they need not be read. */
@Composable
internal fun pictureScale(): Float = 1f + (LocalDensity.current.fontScale - 1f).coerceIn(0f, 1f) * 0.6f
