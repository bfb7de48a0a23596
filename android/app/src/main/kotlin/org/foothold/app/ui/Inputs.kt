package org.foothold.app.ui

import androidx.compose.foundation.ExperimentalFoundationApi
import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.relocation.BringIntoViewRequester
import androidx.compose.foundation.relocation.bringIntoViewRequester
import androidx.compose.foundation.text.BasicTextField
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.onFocusChanged
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.error
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.VisualTransformation
import androidx.compose.ui.unit.dp
import org.foothold.core.Field
import org.foothold.core.FieldKind

/** Words, a number to call, something to look for. */
@Composable
internal fun TextInput(input: Input) {
    Typing(input, keyboard(input), lines = if (input.field.kind == FieldKind.WORDS) 4 else 1)
}

private fun keyboard(input: Input): KeyboardOptions {
    val kind = input.field.kind
    val next = if (input.last) ImeAction.Done else ImeAction.Next
    return when (kind) {
        FieldKind.PHONE -> KeyboardOptions(keyboardType = KeyboardType.Phone, imeAction = next)
        FieldKind.SEARCH -> KeyboardOptions(imeAction = ImeAction.Search)
        FieldKind.PIN ->
            KeyboardOptions(
                autoCorrectEnabled = false,
                keyboardType = KeyboardType.NumberPassword,
                imeAction = next,
            )
        FieldKind.PASSPHRASE ->
            KeyboardOptions(
                autoCorrectEnabled = false,
                keyboardType = KeyboardType.Password,
                imeAction = next,
            )
        // Hyphens and colons are not on every number pad.
        FieldKind.DAY, FieldKind.TIME ->
            KeyboardOptions(
                autoCorrectEnabled = false,
                keyboardType = KeyboardType.Ascii,
                imeAction = next,
            )
        FieldKind.WORDS -> KeyboardOptions(KeyboardCapitalization.Sentences, imeAction = ImeAction.Default)
        FieldKind.LINE, FieldKind.ONE_OF -> KeyboardOptions(KeyboardCapitalization.Sentences, imeAction = next)
    }
}

/**
 * A field with its label and hint above it, all one to a screen reader, and what is wrong with it below.
 */
@Composable
internal fun Typing(
    input: Input,
    options: KeyboardOptions = keyboard(input),
    lines: Int = 1,
    look: VisualTransformation = VisualTransformation.None,
) {
    val colors = Foothold.colors
    var focused by remember { mutableStateOf(false) }
    val wrong = input.problem
    Column(verticalArrangement = Arrangement.spacedBy(Spacing.small)) {
        BasicTextField(
            value = input.draft.text,
            onValueChange = input.type,
            textStyle = Foothold.type.text.copy(color = colors.ink),
            keyboardOptions = options,
            keyboardActions = KeyboardActions(onDone = { input.send() }, onSearch = { input.send() }),
            singleLine = lines == 1,
            minLines = lines,
            visualTransformation = look,
            cursorBrush = SolidColor(colors.action),
            modifier =
                Modifier
                    .fillMaxWidth()
                    .onFocusChanged { focused = it.isFocused }
                    .semantics { wrong?.let { error(it) } },
            decorationBox = { inner ->
                Column(verticalArrangement = Arrangement.spacedBy(Spacing.small)) {
                    FieldLabel(input.field)
                    Box(Modifier.frame(focused, wrong != null)) { inner() }
                }
            },
        )
        wrong?.let { Wrong(it) }
    }
}

/** What is typed in stands out by a bolder edge, what is wrong by the boldest and darkest. */
@Composable
private fun Modifier.frame(
    focused: Boolean,
    wrong: Boolean,
): Modifier {
    val colors = Foothold.colors
    val edge =
        when {
            wrong -> colors.ink
            focused -> colors.action
            else -> colors.edge
        }
    return fillMaxWidth()
        .heightIn(min = 56.dp)
        .background(colors.raised, Shapes.field)
        .border(if (focused || wrong) 2.5.dp else 1.dp, edge, Shapes.field)
        .padding(horizontal = Spacing.medium, vertical = 14.dp)
}

@Composable
internal fun FieldLabel(field: Field) {
    Column {
        PhraseText(field.label, style = Foothold.type.button)
        field.hint?.let { PhraseText(it, style = Foothold.type.small, color = Foothold.colors.soft) }
    }
}

/** What is wrong, at the field, in words and with a sign; said as soon as it is there. */
@OptIn(ExperimentalFoundationApi::class)
@Composable
internal fun Wrong(reason: String) {
    val into = remember { BringIntoViewRequester() }
    LaunchedEffect(reason) { into.bringIntoView() }
    Row(
        horizontalArrangement = Arrangement.spacedBy(Spacing.small),
        modifier =
            Modifier
                .bringIntoViewRequester(into)
                .semantics(mergeDescendants = true) { liveRegion = LiveRegionMode.Assertive },
    ) {
        LineIcon(Icons.stop, Foothold.colors.ink, description = Foothold.labels.problem)
        Plain(reason, style = Foothold.type.text.copy(fontWeight = FontWeight.Medium))
    }
}
