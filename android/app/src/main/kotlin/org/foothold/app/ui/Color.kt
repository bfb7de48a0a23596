package org.foothold.app.ui

import androidx.compose.runtime.Immutable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.graphics.Color

/**
 * Every colour of the app. Two schemes, no dynamic colour: the phone's wallpaper must not decide how help looks.
 *
 * There is one loud colour, [help], and it only ever means help. Nothing says how bad things are by colour.
 * Contrasts stand beside each pair; a test computes them again.
 */
@Immutable
data class FootholdColors(
    val isDark: Boolean,
    /** Behind everything. */
    val paper: Color,
    /** Main cards and fields. */
    val raised: Color,
    /** Notes, and words better not said. */
    val sand: Color,
    /** Words to say, and what is ticked. */
    val tint: Color,
    /** Text. */
    val ink: Color,
    /** Second-rank text: hints, dates. */
    val soft: Color,
    /** Actions. */
    val action: Color,
    val onAction: Color,
    /** Hairlines; they only divide, nothing depends on seeing them. */
    val line: Color,
    /** Edges of what can be touched or typed in: at least 3:1. */
    val edge: Color,
    val help: Color,
    val onHelp: Color,
    /** Keeps the shape of the help bar where the background is dark. */
    val helpEdge: Color,
)

private val Help = Color(0xFF8C1D18)
private val OnHelp = Color(0xFFFFFFFF) // 9.1 on help

val LightColors =
    FootholdColors(
        isDark = false,
        paper = Color(0xFFFBF7F2),
        raised = Color(0xFFFFFFFF),
        sand = Color(0xFFF3EADF),
        tint = Color(0xFFE2EFEC),
        ink = Color(0xFF1E2A2F),
        soft = Color(0xFF425055),
        action = Color(0xFF1F5A5E),
        onAction = Color(0xFFFFFFFF),
        line = Color(0xFFE7DDD1),
        edge = Color(0xFF857A6E),
        help = Help,
        onHelp = OnHelp,
        helpEdge = Help,
    )

val DarkColors =
    FootholdColors(
        isDark = true,
        paper = Color(0xFF12181A),
        raised = Color(0xFF1B2326),
        sand = Color(0xFF2A2824),
        tint = Color(0xFF1B3335),
        ink = Color(0xFFE8ECEA),
        soft = Color(0xFFB5C0BF),
        action = Color(0xFF9AD1CF),
        onAction = Color(0xFF0D2628),
        line = Color(0xFF2C383B),
        edge = Color(0xFF82908F),
        help = Help,
        onHelp = OnHelp,
        helpEdge = Color(0xFFE8ECEA),
    )

val LocalColors = staticCompositionLocalOf { LightColors }
