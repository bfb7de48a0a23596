package org.foothold.app.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Shape
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import org.foothold.core.Block
import org.foothold.core.Phrase
import org.foothold.core.Words

/** Words to say, words to keep back, and why. Two shapes and two labels tell them apart, not two colours. */
@Composable
internal fun SayBlock(
    block: Block.Say,
    hands: Hands,
    modifier: Modifier,
) {
    Column(modifier, verticalArrangement = Arrangement.spacedBy(Spacing.small)) {
        Bubble(Icons.quote, Foothold.labels.say, block.say, Foothold.colors.tint, Shapes.speech)
        block.avoid?.let { avoid ->
            Bubble(
                Icons.notThis,
                Foothold.labels.ratherThan,
                avoid,
                Color.Transparent,
                Shapes.field,
                Modifier.border(Spacing.hair, Foothold.colors.edge, Shapes.field),
            )
        }
        block.why?.let { why ->
            Column(Modifier.padding(horizontal = Spacing.medium)) {
                Plain(
                    Foothold.labels.why,
                    style = Foothold.type.small.copy(fontWeight = FontWeight.Medium),
                    color = Foothold.colors.soft,
                )
                Cited(why, block.sources, hands)
            }
        }
    }
}

/** Words to say within a step, for whom they are meant where that is open. */
@Composable
internal fun SayWords(words: Words) {
    val label = listOfNotNull(Foothold.labels.say, words.to?.text).joinToString(" · ")
    Bubble(Icons.quote, label, words.words, Foothold.colors.tint, Shapes.speech)
}

@Composable
private fun Bubble(
    icon: ImageVector,
    label: String,
    words: Phrase,
    fill: Color,
    shape: Shape,
    modifier: Modifier = Modifier,
) {
    Column(
        verticalArrangement = Arrangement.spacedBy(Spacing.tiny),
        modifier =
            modifier
                .fillMaxWidth()
                .background(fill, shape)
                .padding(horizontal = Spacing.medium, vertical = Spacing.snug)
                .semantics(mergeDescendants = true) {}
                .aloud(Phrase(label, null), words),
    ) {
        Row(
            horizontalArrangement = Arrangement.spacedBy(Spacing.small),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            LineIcon(icon, Foothold.colors.soft, size = SmallIcon)
            Plain(label, style = Foothold.type.small.copy(fontWeight = FontWeight.Medium), color = Foothold.colors.soft)
        }
        PhraseText(words)
    }
}
