package org.foothold.app.ui

import androidx.compose.foundation.text.selection.SelectionContainer
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalClipboardManager
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.AnnotatedString
import org.foothold.core.Phrase

/** A number nothing on this phone could dial: digits to read across a table and to select. */
@Composable
fun LargeNumber(
    number: String,
    modifier: Modifier = Modifier,
) {
    val spoken = number.toCharArray().joinToString(" ")
    SelectionContainer(modifier) {
        Plain(number, Modifier.semantics { contentDescription = spoken }, style = Foothold.type.digits)
    }
}

/** Takes the number to wherever it can be used. */
@Composable
internal fun CopyButton(number: String) {
    // Its successor is not in both of our Compose versions.
    @Suppress("DEPRECATION")
    val clipboard = LocalClipboardManager.current
    var copied by remember(number) { mutableStateOf(false) }
    EdgedButton(
        Phrase(if (copied) Foothold.labels.copied else Foothold.labels.copy, null),
        icon = if (copied) Icons.check else Icons.copy,
    ) {
        clipboard.setText(AnnotatedString(number))
        copied = true
    }
}
