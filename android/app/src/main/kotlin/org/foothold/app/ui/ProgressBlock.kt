package org.foothold.app.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.ProgressBarRangeInfo
import androidx.compose.ui.semantics.progressBarRangeInfo
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.foothold.core.Block

/** How far along: one short bar for each part, and the same in words. */
@Composable
internal fun ProgressBlock(
    block: Block.Progress,
    modifier: Modifier,
) {
    val colors = Foothold.colors
    val done = block.done.toInt()
    val total = block.total.toInt()
    Column(
        verticalArrangement = Arrangement.spacedBy(Spacing.small),
        modifier =
            modifier.semantics(mergeDescendants = true) {
                progressBarRangeInfo = ProgressBarRangeInfo(done.toFloat(), 0f..total.toFloat())
            },
    ) {
        Row(horizontalArrangement = Arrangement.spacedBy(Spacing.tiny)) {
            repeat(total) { part ->
                val fill = if (part < done) colors.action else colors.paper
                Box(
                    Modifier
                        .weight(1f)
                        .height(8.dp)
                        .background(fill, Shapes.pill)
                        .border(Spacing.hair, if (part < done) colors.action else colors.edge, Shapes.pill),
                )
            }
        }
        PhraseText(block.text, style = Foothold.type.small, color = colors.soft)
    }
}
