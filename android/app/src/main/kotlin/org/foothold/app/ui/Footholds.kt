package org.foothold.app.ui

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Brush
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.scale
import androidx.compose.ui.layout.layout
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp

/** The app's one drawing, on its first screen: a hill, and footholds up it, each a small step from the last. */
@Composable
internal fun Footholds(modifier: Modifier = Modifier) {
    val colors = Foothold.colors
    val mirrored = LocalLayoutDirection.current == LayoutDirection.Rtl
    Canvas(modifier.fillMaxWidth().height(84.dp)) {
        scale(scaleX = if (mirrored) -1f else 1f, scaleY = 1f) {
            hill(colors.sand, colors.paper, crest = 0.34f, at = 0.58f)
            hill(colors.tint, colors.paper, crest = 0.14f, at = 0.9f, start = 0.26f)
            // Up the nearer hill, to where it levels out.
            foothold(0.51f, 0.72f, colors.action)
            foothold(0.60f, 0.53f, colors.action)
            foothold(0.69f, 0.36f, colors.action)
            foothold(0.79f, 0.23f, colors.action)
        }
    }
}

/**
 * A hill that comes out of the mist below it.
 *
 * @param at where its top is, from 0 to 1 across
 * @param crest how far down from the upper edge that is
 */
private fun DrawScope.hill(
    color: Color,
    mist: Color,
    crest: Float,
    at: Float,
    start: Float = 0f,
) {
    val (w, h) = size
    val run = at - start
    val hill =
        Path().apply {
            moveTo(start * w, h)
            cubicTo((start + run * 0.5f) * w, h, (start + run * 0.6f) * w, crest * h, at * w, crest * h)
            cubicTo((at + (1 - at) * 0.5f) * w, crest * h, w, (crest + 0.1f) * h, w, (crest + 0.1f) * h)
            lineTo(w, h)
            close()
        }
    drawPath(hill, Brush.verticalGradient(0f to color, 0.45f to color, 1f to mist))
}

private fun DrawScope.foothold(
    x: Float,
    y: Float,
    color: Color,
) {
    val half = 9.dp.toPx()
    val at = Offset(x * size.width, y * size.height)
    drawLine(color, at - Offset(half, 0f), at + Offset(half, 0f), 3.5.dp.toPx(), StrokeCap.Round)
}

/** As wide as the window, whatever room its place leaves at the sides. */
internal fun Modifier.bleed(side: Dp): Modifier =
    layout { measurable, constraints ->
        val more = side.roundToPx()
        val wide = measurable.measure(constraints.copy(minWidth = 0, maxWidth = constraints.maxWidth + 2 * more))
        layout(constraints.maxWidth, wide.height) { wide.place(-more, 0) }
    }
