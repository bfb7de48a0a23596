package org.foothold.app.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import org.foothold.core.Button
import org.foothold.core.Phrase

/** The one thing a screen or a form leads to. */
@Composable
internal fun MainButton(
    label: Phrase,
    modifier: Modifier = Modifier,
    icon: ImageVector? = null,
    onClick: () -> Unit,
) {
    val colors = Foothold.colors
    Row(
        horizontalArrangement = Arrangement.spacedBy(Spacing.small, Alignment.CenterHorizontally),
        verticalAlignment = Alignment.CenterVertically,
        modifier =
            modifier
                .fillMaxWidth()
                .heightIn(min = 56.dp)
                .clip(Shapes.button)
                .background(colors.action)
                .clickable(role = Role.Button, onClick = onClick)
                .padding(horizontal = Spacing.medium, vertical = Spacing.snug)
                .aloud(label),
    ) {
        icon?.let { LineIcon(it, colors.onAction) }
        PhraseText(label, style = Foothold.type.button, color = colors.onAction, align = TextAlign.Center)
    }
}

/** Something to do that is not the main thing. */
@Composable
internal fun EdgedButton(
    label: Phrase,
    modifier: Modifier = Modifier,
    icon: ImageVector? = null,
    onClick: () -> Unit,
) {
    val colors = Foothold.colors
    Row(
        horizontalArrangement = Arrangement.spacedBy(Spacing.small, Alignment.CenterHorizontally),
        verticalAlignment = Alignment.CenterVertically,
        modifier =
            modifier
                .heightIn(min = Spacing.touch)
                .clip(Shapes.button)
                .border(1.5.dp, colors.action, Shapes.button)
                .clickable(role = Role.Button, onClick = onClick)
                .padding(horizontal = Spacing.medium, vertical = Spacing.snug)
                .aloud(label),
    ) {
        icon?.let { LineIcon(it, colors.action, size = SmallIcon) }
        PhraseText(label, style = Foothold.type.button, color = colors.action, align = TextAlign.Center)
    }
}

/** A door within a card. */
@Composable
internal fun QuietButton(
    button: Button,
    hands: Hands,
    modifier: Modifier = Modifier,
    style: TextStyle = Foothold.type.button,
) {
    val colors = Foothold.colors
    Row(
        horizontalArrangement = Arrangement.spacedBy(Spacing.tiny),
        verticalAlignment = Alignment.CenterVertically,
        modifier =
            modifier
                .heightIn(min = Spacing.touch)
                .clip(Shapes.mark)
                .clickable(role = Role.Button) { hands.tap(button.tap) }
                .padding(vertical = Spacing.small)
                .aloud(button.label),
    ) {
        PhraseText(button.label, Modifier.weight(1f, fill = false), style = style, color = colors.action)
        LineIcon(iconOf(button.tap) ?: Icons.forward, colors.action, size = SmallIcon)
    }
}

/** Something small to do, named by words of ours. */
@Composable
internal fun TextButton(
    icon: ImageVector,
    label: String,
    modifier: Modifier = Modifier,
    onClick: () -> Unit,
) {
    val colors = Foothold.colors
    Row(
        horizontalArrangement = Arrangement.spacedBy(Spacing.small),
        verticalAlignment = Alignment.CenterVertically,
        modifier =
            modifier
                .heightIn(min = Spacing.touch)
                .clip(Shapes.mark)
                .clickable(role = Role.Button, onClick = onClick)
                .padding(vertical = Spacing.small),
    ) {
        LineIcon(icon, colors.action, size = SmallIcon)
        Plain(label, style = Foothold.type.small, color = colors.action)
    }
}
