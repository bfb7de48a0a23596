package org.foothold.app.ui

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.PasswordVisualTransformation
import androidx.compose.ui.text.input.VisualTransformation

/** A PIN or a passphrase: hidden while typed, unless its owner wants to see it. */
@Composable
internal fun HiddenInput(input: Input) {
    // Not kept across anything: it is hidden again whenever the screen comes back.
    var shown by remember { mutableStateOf(false) }
    val label = if (shown) Foothold.labels.hide else Foothold.labels.show
    Typing(input, look = if (shown) VisualTransformation.None else PasswordVisualTransformation()) {
        FieldButton(if (shown) Icons.hide else Icons.show, label) { shown = !shown }
    }
}

/** A button within a field, named. */
@Composable
internal fun FieldButton(
    icon: ImageVector,
    name: String,
    spoken: String = name,
    onClick: () -> Unit,
) {
    Row(
        horizontalArrangement = Arrangement.spacedBy(Spacing.small),
        verticalAlignment = Alignment.CenterVertically,
        modifier =
            Modifier
                .heightIn(min = Spacing.touch)
                .clip(Shapes.field)
                .clickable(role = Role.Button, onClick = onClick)
                .padding(horizontal = Spacing.snug)
                .semantics { contentDescription = spoken },
    ) {
        LineIcon(icon, Foothold.colors.action)
        Plain(name, style = Foothold.type.small, color = Foothold.colors.action)
    }
}
