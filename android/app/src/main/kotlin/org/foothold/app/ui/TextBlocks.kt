package org.foothold.app.ui

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.semantics.Role
import org.foothold.core.Block
import org.foothold.core.SourceRef

@Composable
internal fun HeadingBlock(
    block: Block.Heading,
    modifier: Modifier,
) {
    PhraseText(block.text, modifier, style = Foothold.type.heading, isHeading = true)
}

@Composable
internal fun ParagraphBlock(
    block: Block.Paragraph,
    hands: Hands,
    modifier: Modifier,
) {
    Cited(block.sentences, hands, modifier)
}

@Composable
internal fun SourceBlock(
    block: Block.Source,
    hands: Hands,
    modifier: Modifier,
) {
    SourceRow(block.source, hands, modifier)
}

/** A source by name, quiet, and the door to it. */
@Composable
internal fun SourceRow(
    source: SourceRef,
    hands: Hands,
    modifier: Modifier = Modifier,
    mark: String? = null,
) {
    Row(
        horizontalArrangement = Arrangement.spacedBy(Spacing.snug),
        verticalAlignment = Alignment.CenterVertically,
        modifier =
            modifier
                .fillMaxWidth()
                .underline()
                .heightIn(min = Spacing.touch)
                .clickable(role = Role.Button) { hands.tap(source.tap) }
                .padding(vertical = Spacing.small)
                .aloud(source.title),
    ) {
        if (mark == null) {
            LineIcon(Icons.source, Foothold.colors.soft, size = SmallIcon, description = Foothold.labels.source)
        } else {
            Plain(mark, style = Foothold.type.small, color = Foothold.colors.action)
        }
        PhraseText(source.title, Modifier.weight(1f), style = Foothold.type.small)
        LineIcon(Icons.forward, Foothold.colors.soft, size = SmallIcon)
    }
}

/** A hairline below, as between the rows of a list. */
@Composable
internal fun Modifier.underline(): Modifier {
    val hair = Foothold.colors.line
    return drawBehind {
        drawLine(hair, Offset(0f, size.height), Offset(size.width, size.height), Spacing.hair.toPx())
    }
}
