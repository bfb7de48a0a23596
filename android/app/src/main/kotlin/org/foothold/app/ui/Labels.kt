package org.foothold.app.ui

import androidx.compose.runtime.Immutable
import androidx.compose.runtime.staticCompositionLocalOf

/**
 * The few words that belong to drawing itself: what a button with only a picture is called, what a mark means.
 * Everything else a screen says comes from core. The app fills these from its resources.
 */
@Immutable
data class Labels(
    val back: String,
    val close: String,
    val copy: String,
    val copied: String,
    val show: String,
    val hide: String,
    val say: String,
    val ratherThan: String,
    val why: String,
    /** `{number}` is where the number goes. */
    val step: String,
    val ticked: String,
    val notTicked: String,
    val problem: String,
    val important: String,
    val note: String,
    val source: String,
    val showSources: String,
    val hideSources: String,
    val chooseDay: String,
    val chooseTime: String,
    val choose: String,
    val done: String,
) {
    fun step(number: Int): String = step.replace("{number}", number.toString())

    companion object {
        val English =
            Labels(
                back = "Back",
                close = "Close",
                copy = "Copy the number",
                copied = "Copied",
                show = "Show",
                hide = "Hide",
                say = "Say",
                ratherThan = "Rather than",
                why = "Why",
                step = "Step {number}",
                ticked = "Ticked",
                notTicked = "Not ticked",
                problem = "Please look at this",
                important = "Read this first",
                note = "Good to know",
                source = "Source",
                showSources = "Show where this comes from",
                hideSources = "Hide where this comes from",
                chooseDay = "Choose a day",
                chooseTime = "Choose a time",
                choose = "Choose",
                done = "Done",
            )
    }
}

val LocalLabels = staticCompositionLocalOf { Labels.English }
