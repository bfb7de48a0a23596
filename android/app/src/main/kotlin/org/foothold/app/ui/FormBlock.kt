package org.foothold.app.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalFocusManager
import org.foothold.core.Block
import org.foothold.core.Field
import org.foothold.core.FieldKind
import org.foothold.core.FieldValue

/** Fields and the button that sends them. Nothing typed here is learned by a keyboard or filled in by the phone. */
@Composable
internal fun FormBlock(
    block: Block.Form,
    shown: Shown,
    hands: Hands,
    modifier: Modifier,
) {
    val drafts =
        block.fields.associate { field ->
            val given = shown.drafts["${block.id}/${field.id}"] ?: field.value
            field.id to remember(block.id, field.id) { Draft(given) }.also { it.hear(given) }
        }
    val focus = LocalFocusManager.current
    val send = {
        focus.clearFocus()
        hands.submit(block.id, block.fields.map { FieldValue(it.id, drafts.getValue(it.id).text) })
    }
    LocalPrivateKeyboard.current {
        Column(modifier.fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(Spacing.wide)) {
            block.fields.forEachIndexed { at, field ->
                val draft = drafts.getValue(field.id)
                val input =
                    Input(
                        field = field,
                        draft = draft,
                        problem = shown.problem?.takeIf { it.field == field.id }?.reason,
                        last = at == block.fields.lastIndex,
                        send = send,
                    ) { typed ->
                        draft.type(typed)
                        hands.typed(block.id, field.id, typed)
                    }
                FieldOf(input)
            }
            MainButton(block.submit.label, Modifier.padding(top = Spacing.tiny), onClick = send)
        }
    }
}

/** One field as its composables need it. */
internal class Input(
    val field: Field,
    val draft: Draft,
    val problem: String?,
    val last: Boolean,
    val send: () -> Unit,
    val type: (String) -> Unit,
)

@Composable
private fun FieldOf(input: Input) {
    when (input.field.kind) {
        FieldKind.PHONE, FieldKind.SEARCH, FieldKind.LINE, FieldKind.WORDS -> TextInput(input)
        FieldKind.PIN, FieldKind.PASSPHRASE -> HiddenInput(input)
        FieldKind.DAY -> DayInput(input)
        FieldKind.TIME -> TimeInput(input)
        FieldKind.ONE_OF -> OneOfInput(input)
    }
}
