package org.foothold.app.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import org.foothold.core.Block
import org.foothold.core.Tap
import org.foothold.core.Weight

/**
 * A door, or one thing to do. Main doors are cards; quiet ones are rows under a hairline. What acts at once, instead
 * of opening another screen, looks like a button and has no arrow.
 */
@Composable
internal fun CardBlock(
    block: Block.Card,
    hands: Hands,
    modifier: Modifier,
) {
    when (block.tap) {
        is Tap.Go ->
            when (block.weight) {
                Weight.MAIN -> Door(block, hands, modifier)
                Weight.QUIET -> QuietDoor(block, hands, modifier)
            }
        is Tap.Do, is Tap.Submit, is Tap.Reach -> Act(block, hands, modifier)
    }
}

@Composable
private fun Door(
    block: Block.Card,
    hands: Hands,
    modifier: Modifier,
) {
    val colors = Foothold.colors
    Row(
        horizontalArrangement = Arrangement.spacedBy(Spacing.snug),
        verticalAlignment = Alignment.CenterVertically,
        modifier =
            modifier
                .fillMaxWidth()
                .heightIn(min = Spacing.call)
                .clip(Shapes.card)
                .background(colors.raised)
                .border(Spacing.hair, colors.line, Shapes.card)
                .clickable(role = Role.Button) { hands.tap(block.tap) }
                .padding(horizontal = Spacing.margin, vertical = Spacing.medium)
                .aloud(block.title, block.text),
    ) {
        Column(Modifier.weight(1f), verticalArrangement = Arrangement.spacedBy(Spacing.tiny)) {
            PhraseText(block.title, style = Foothold.type.heading)
            block.text?.let { PhraseText(it, color = colors.soft) }
        }
        LineIcon(Icons.forward, colors.action)
    }
}

@Composable
private fun QuietDoor(
    block: Block.Card,
    hands: Hands,
    modifier: Modifier,
) {
    val colors = Foothold.colors
    Row(
        horizontalArrangement = Arrangement.spacedBy(Spacing.snug),
        verticalAlignment = Alignment.CenterVertically,
        modifier =
            modifier
                .fillMaxWidth()
                .underline()
                .heightIn(min = 56.dp)
                .clickable(role = Role.Button) { hands.tap(block.tap) }
                .padding(vertical = Spacing.snug)
                .aloud(block.title, block.text),
    ) {
        Column(Modifier.weight(1f)) {
            PhraseText(block.title, style = Foothold.type.button)
            block.text?.let { PhraseText(it, style = Foothold.type.small, color = colors.soft) }
        }
        LineIcon(Icons.forward, colors.soft, size = SmallIcon)
    }
}

@Composable
private fun Act(
    block: Block.Card,
    hands: Hands,
    modifier: Modifier,
) {
    Column(modifier, verticalArrangement = Arrangement.spacedBy(Spacing.tiny)) {
        val act = { hands.tap(block.tap) }
        when (block.weight) {
            Weight.MAIN -> MainButton(block.title, icon = iconOf(block.tap), onClick = act)
            Weight.QUIET -> EdgedButton(block.title, Modifier.fillMaxWidth(), iconOf(block.tap), act)
        }
        block.text?.let { PhraseText(it, style = Foothold.type.small, color = Foothold.colors.soft) }
    }
}
