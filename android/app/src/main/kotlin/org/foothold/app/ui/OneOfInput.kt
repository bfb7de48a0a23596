package org.foothold.app.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import org.foothold.core.FieldOption
import org.foothold.core.Phrase

/**
 * One of a few, or none: touching the chosen one again takes it back. Where there are many, they open when asked for,
 * so that a form stays short enough to see what it wants.
 */
@Composable
internal fun OneOfInput(input: Input) {
    val options = input.field.options
    val many = options.size > FEW
    var open by remember { mutableStateOf(!many) }
    val chosen = options.firstOrNull { it.id == input.draft.text }
    Column(Modifier.fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(Spacing.small)) {
        FieldLabel(input.field)
        if (open) {
            Options(options, chosen) { id ->
                input.type(if (id == input.draft.text) "" else id)
                if (many) open = false
            }
        } else {
            Folded(chosen) { open = true }
        }
        input.problem?.let { Wrong(it) }
    }
}

/** The chosen one, or none yet, in the shape of a field. */
@Composable
private fun Folded(
    chosen: FieldOption?,
    onOpen: () -> Unit,
) {
    val colors = Foothold.colors
    Row(
        horizontalArrangement = Arrangement.spacedBy(Spacing.snug),
        verticalAlignment = Alignment.CenterVertically,
        modifier =
            Modifier
                .fillMaxWidth()
                .heightIn(min = 56.dp)
                .clip(Shapes.field)
                .background(colors.raised)
                .border(
                    if (chosen ==
                        null
                    ) {
                        1.dp
                    } else {
                        2.dp
                    },
                    if (chosen == null) colors.edge else colors.action,
                    Shapes.field,
                ).clickable(role = Role.DropdownList, onClick = onOpen)
                .padding(horizontal = Spacing.medium, vertical = Spacing.snug),
    ) {
        if (chosen != null) LineIcon(Icons.check, colors.action, size = SmallIcon)
        val words = chosen?.label ?: Phrase(Foothold.labels.choose, null)
        PhraseText(words, Modifier.weight(1f), color = if (chosen == null) colors.soft else colors.ink)
        LineIcon(Icons.down, colors.action, size = SmallIcon)
    }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Options(
    options: List<FieldOption>,
    chosen: FieldOption?,
    choose: (String) -> Unit,
) {
    FlowRow(
        horizontalArrangement = Arrangement.spacedBy(Spacing.small),
        verticalArrangement = Arrangement.spacedBy(Spacing.small),
        modifier = Modifier.selectableGroup(),
    ) {
        options.forEach { option ->
            Given(option.label, option.id == chosen?.id, height = Spacing.touch) { choose(option.id) }
        }
    }
}

private const val FEW = 4
