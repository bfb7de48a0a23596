package org.foothold.app.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.material3.DatePicker
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.rememberDatePickerState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.dp
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneOffset
import java.time.format.DateTimeParseException

/**
 * A day, typed as core takes it (`2026-11-22`) or chosen from a calendar that opens below the field. Below, not over
 * the screen: a dialog would cover the help bar.
 */
@Composable
internal fun DayInput(input: Input) {
    var open by remember { mutableStateOf(false) }
    Column(verticalArrangement = Arrangement.spacedBy(Spacing.tiny)) {
        Typing(input)
        TextButton(Icons.day, Foothold.labels.chooseDay) { open = !open }
        if (open) {
            Calendar(day(input.draft.text)) { chosen ->
                input.type(chosen.toString())
                open = false
            }
        }
    }
}

@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun Calendar(
    day: LocalDate?,
    onChosen: (LocalDate) -> Unit,
) {
    val start = day?.atStartOfDay(ZoneOffset.UTC)?.toInstant()?.toEpochMilli()
    val state = rememberDatePickerState(initialSelectedDateMillis = start)
    LaunchedEffect(state.selectedDateMillis) {
        val chosen = state.selectedDateMillis ?: return@LaunchedEffect
        if (chosen != start) onChosen(Instant.ofEpochMilli(chosen).atZone(ZoneOffset.UTC).toLocalDate())
    }
    PickerFrame {
        DatePicker(state, title = null, headline = null, showModeToggle = false)
    }
}

/**
 * Room for a Material picker. Its cells are of a fixed size: on a narrow window it is drawn smaller as a whole, and
 * beyond a text size of 130 % its digits stop growing. What is typed always grows.
 */
@Composable
internal fun PickerFrame(content: @Composable () -> Unit) {
    val colors = Foothold.colors
    BoxWithConstraints(
        Modifier.clip(Shapes.card).background(colors.raised).border(Spacing.hair, colors.line, Shapes.card),
    ) {
        val density = LocalDensity.current
        val fits = (maxWidth / 360.dp).coerceAtMost(1f)
        CompositionLocalProvider(
            LocalDensity provides Density(density.density * fits, density.fontScale.coerceAtMost(1.3f)),
            content = content,
        )
    }
}

private fun day(text: String): LocalDate? =
    try {
        LocalDate.parse(text.trim())
    } catch (_: DateTimeParseException) {
        null
    }
