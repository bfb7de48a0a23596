package org.foothold.app.ui

import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import org.foothold.core.Button
import org.foothold.core.Phrase

/** Back at the start, the way out fast at the end. It never scrolls away. */
@Composable
internal fun TopBar(
    shown: Shown,
    hands: Hands,
    side: Dp,
) {
    Row(
        verticalAlignment = Alignment.CenterVertically,
        modifier =
            Modifier
                .fillMaxWidth()
                .heightIn(min = Spacing.touch)
                .padding(start = side, end = side, top = Spacing.tiny),
    ) {
        if (shown.canGoBack) Back(hands)
        Spacer(Modifier.weight(1f).padding(end = Spacing.small))
        shown.screen.leave?.let { Leave(it, hands) }
    }
}

@Composable
private fun Back(hands: Hands) {
    val name = Foothold.labels.back
    Box(
        contentAlignment = Alignment.Center,
        modifier =
            Modifier
                .offset(x = (-12).dp)
                .size(Spacing.touch)
                .clip(Shapes.pill)
                .clickable(role = Role.Button, onClick = hands::back)
                .semantics { contentDescription = name },
    ) {
        LineIcon(Icons.back, Foothold.colors.ink)
    }
}

@Composable
private fun Leave(
    button: Button,
    hands: Hands,
) {
    Row(
        horizontalArrangement = Arrangement.spacedBy(Spacing.small),
        verticalAlignment = Alignment.CenterVertically,
        modifier =
            Modifier
                .heightIn(min = Spacing.touch)
                .clip(Shapes.pill)
                .border(Spacing.hair, Foothold.colors.edge, Shapes.pill)
                .clickable(role = Role.Button) { hands.tap(button.tap) }
                .padding(start = Spacing.medium, end = Spacing.snug, top = Spacing.small, bottom = Spacing.small)
                .aloud(button.label),
    ) {
        PhraseText(button.label, Modifier.weight(1f, fill = false), style = Foothold.type.small)
        LineIcon(Icons.leave, Foothold.colors.ink, size = 20.dp)
    }
}

@Composable
internal fun Title(phrase: Phrase) {
    PhraseText(
        phrase,
        Modifier.padding(top = Spacing.small, bottom = Spacing.tiny),
        style = Foothold.type.title,
        isHeading = true,
    )
}
