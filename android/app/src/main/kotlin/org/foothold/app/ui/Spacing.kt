package org.foothold.app.ui

import androidx.compose.ui.unit.dp

/** Distances. One scale, so that what belongs together stands together on every screen. */
object Spacing {
    val hair = 1.dp
    val tiny = 4.dp
    val small = 8.dp
    val snug = 12.dp
    val medium = 16.dp
    val wide = 24.dp
    val broad = 32.dp
    val vast = 48.dp

    /** Left and right of everything. */
    val margin = 20.dp

    /** The least size of what can be touched. */
    val touch = 48.dp

    /** The least height of a row that calls someone. */
    val call = 64.dp

    /** Keeps lines under 70 characters. */
    val page = 600.dp

    /** Windows lower than this put the help bar beside the page. */
    val low = 480.dp

    /** Pages higher than this have room for a drawing. */
    val high = 640.dp
}
