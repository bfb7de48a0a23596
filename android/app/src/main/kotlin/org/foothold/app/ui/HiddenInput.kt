package org.foothold.app.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.input.PasswordVisualTransformation
import androidx.compose.ui.text.input.VisualTransformation

/** A PIN or a passphrase: hidden while typed, unless its owner wants to see it. */
@Composable
internal fun HiddenInput(input: Input) {
    // Not kept across anything: it is hidden again whenever the screen comes back.
    var shown by remember { mutableStateOf(false) }
    Column(Modifier, Arrangement.spacedBy(Spacing.tiny)) {
        Typing(input, look = if (shown) VisualTransformation.None else PasswordVisualTransformation())
        TextButton(
            if (shown) Icons.hide else Icons.show,
            if (shown) Foothold.labels.hide else Foothold.labels.show,
        ) { shown = !shown }
    }
}
