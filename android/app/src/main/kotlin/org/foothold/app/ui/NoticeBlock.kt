package org.foothold.app.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import org.foothold.core.Block
import org.foothold.core.NoticeKind

/**
 * Something to notice. *Stop* has hard corners, a strong edge and an eight-sided sign; *note* is soft and has a ring.
 * Neither has a colour of its own: red here only means help.
 */
@Composable
internal fun NoticeBlock(
    block: Block.Notice,
    hands: Hands,
    modifier: Modifier,
) {
    val colors = Foothold.colors
    val stop = block.kind == NoticeKind.STOP
    val frame =
        if (stop) {
            Modifier.background(colors.raised, Shapes.stop).border(2.dp, colors.ink, Shapes.stop)
        } else {
            Modifier.background(colors.sand, Shapes.card)
        }
    Row(
        horizontalArrangement = Arrangement.spacedBy(Spacing.snug),
        modifier = modifier.fillMaxWidth().then(frame).padding(Spacing.medium),
    ) {
        LineIcon(
            if (stop) Icons.stop else Icons.note,
            if (stop) colors.ink else colors.soft,
            Modifier.padding(top = 2.dp),
            description = if (stop) Foothold.labels.important else Foothold.labels.note,
        )
        Column(verticalArrangement = Arrangement.spacedBy(Spacing.small)) {
            Cited(block.text, block.sources, hands, style = if (stop) Foothold.type.button else Foothold.type.text)
            block.button?.let { button ->
                EdgedButton(button.label, icon = iconOf(button.tap)) { hands.tap(button.tap) }
            }
        }
    }
}
