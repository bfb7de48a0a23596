package org.foothold.app.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectable
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import org.foothold.core.Phrase

/** One answer out of a few: a mark and a bold edge when it is the one. */
@Composable
internal fun Given(
    label: Phrase,
    given: Boolean,
    modifier: Modifier = Modifier,
    height: Dp = Spacing.call,
    onClick: () -> Unit,
) {
    val colors = Foothold.colors
    val state = if (given) Foothold.labels.ticked else Foothold.labels.notTicked
    Row(
        horizontalArrangement = Arrangement.spacedBy(Spacing.small, Alignment.CenterHorizontally),
        verticalAlignment = Alignment.CenterVertically,
        modifier =
            modifier
                .heightIn(min = height)
                .clip(Shapes.button)
                .background(if (given) colors.tint else colors.raised)
                .border(if (given) 2.dp else 1.dp, if (given) colors.action else colors.edge, Shapes.button)
                .selectable(given, role = Role.RadioButton, onClick = onClick)
                .padding(horizontal = Spacing.medium, vertical = Spacing.small)
                .semantics { stateDescription = state }
                .aloud(label),
    ) {
        if (given) LineIcon(Icons.check, colors.action, size = 20.dp)
        PhraseText(label, style = if (given) Foothold.type.button else Foothold.type.text, align = TextAlign.Center)
    }
}
