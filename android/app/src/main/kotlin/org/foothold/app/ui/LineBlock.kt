package org.foothold.app.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import org.foothold.core.Block
import org.foothold.core.Screen

/** A helpline: its name, the ways to reach it best first, then what there is to know about it. */
@Composable
internal fun LineBlock(
    block: Block.Line,
    screen: Screen,
    hands: Hands,
    modifier: Modifier,
) {
    val line = block.line
    val colors = Foothold.colors
    val below = if (line.more == null) Spacing.medium else Spacing.tiny
    Column(
        verticalArrangement = Arrangement.spacedBy(Spacing.small),
        modifier =
            modifier
                .fillMaxWidth()
                .clip(Shapes.card)
                .background(colors.raised)
                .border(Spacing.hair, colors.line, Shapes.card)
                .padding(start = Spacing.medium, top = Spacing.medium, end = Spacing.medium, bottom = below),
    ) {
        // On its own screen its name is the title.
        if (line.name != screen.title) PhraseText(line.name, style = Foothold.type.heading, isHeading = true)
        line.audience?.let { PhraseText(it) }
        Channels(line.channels, hands)
        listOfNotNull(line.hours, line.sendsHelp, line.checked).forEach {
            PhraseText(it, style = Foothold.type.small, color = colors.soft)
        }
        line.more?.let { QuietButton(it, hands, style = Foothold.type.small) }
    }
}
