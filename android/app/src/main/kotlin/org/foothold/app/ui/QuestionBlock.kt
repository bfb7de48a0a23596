package org.foothold.app.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import org.foothold.core.Block

/**
 * A question and its answers. A question with one choice has its answers in it (*yes, no, not sure*), side by side
 * and equally big; one with many lists them, each with its other answers beside it.
 */
internal fun LazyListScope.question(
    block: Block.Question,
    hands: Hands,
    above: Modifier,
    keys: Keys,
) {
    val only = block.choices.singleOrNull()?.takeIf { it.others.isNotEmpty() }
    if (only != null) {
        item(keys.of(block.id), "answers") {
            Column(above, verticalArrangement = Arrangement.spacedBy(Spacing.snug)) {
                Asked(block)
                Answers(only, hands)
            }
        }
    } else {
        item(keys.of(block.id), "question") { Asked(block, above) }
        block.choices.forEachIndexed { at, choice ->
            item(keys.of("${block.id}/${choice.id}"), "choice") {
                ChoiceRow(choice, hands, Modifier.padding(top = if (at == 0) Spacing.snug else Spacing.small))
            }
        }
    }
    block.finish?.let { finish ->
        item(keys.of("${block.id}/finish"), "finish") {
            MainButton(finish.label, Modifier.padding(top = Spacing.medium)) { hands.tap(finish.tap) }
        }
    }
}

@Composable
private fun Asked(
    block: Block.Question,
    modifier: Modifier = Modifier,
) {
    Column(modifier.fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(Spacing.tiny)) {
        PhraseText(block.text, style = Foothold.type.heading, isHeading = true)
        block.hint?.let { PhraseText(it, color = Foothold.colors.soft) }
    }
}
