package org.foothold.app.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.TimePicker
import androidx.compose.material3.rememberTimePickerState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import org.foothold.core.Phrase
import java.time.LocalTime
import java.time.format.DateTimeParseException

/** A time of day, typed as core takes it (`18:30`) or chosen from a clock that opens below the field. */
@Composable
internal fun TimeInput(input: Input) {
    var open by remember { mutableStateOf(false) }
    Column(verticalArrangement = Arrangement.spacedBy(Spacing.tiny)) {
        Typing(input)
        TextButton(Icons.time, Foothold.labels.chooseTime) { open = !open }
        if (open) {
            Clock(time(input.draft.text) ?: EVENING) { chosen ->
                input.type(chosen)
                open = false
            }
        }
    }
}

@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun Clock(
    time: LocalTime,
    onChosen: (String) -> Unit,
) {
    val state = rememberTimePickerState(time.hour, time.minute)
    PickerFrame {
        Column(
            horizontalAlignment = Alignment.CenterHorizontally,
            verticalArrangement = Arrangement.spacedBy(Spacing.small),
            modifier = Modifier.fillMaxWidth().padding(Spacing.medium),
        ) {
            TimePicker(state)
            MainButton(
                Phrase(Foothold.labels.done, null),
            ) { onChosen(LocalTime.of(state.hour, state.minute).toString()) }
        }
    }
}

private val EVENING = LocalTime.of(18, 0)

private fun time(text: String): LocalTime? =
    try {
        LocalTime.parse(text.trim())
    } catch (_: DateTimeParseException) {
        null
    }
