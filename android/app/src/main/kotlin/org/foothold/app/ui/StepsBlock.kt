package org.foothold.app.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import org.foothold.core.Block
import org.foothold.core.Screen
import org.foothold.core.Step

/**
 * What to do. Nothing is folded away: what may wait is behind a card that core gives. The steps that must be in sight
 * carry a filled number and stand close, so that they fit a screen.
 */
internal fun LazyListScope.steps(
    block: Block.Steps,
    screen: Screen,
    hands: Hands,
    above: Modifier,
    keys: Keys,
) {
    // A way to reach someone that already stands in a card on this screen is not drawn a second time.
    val drawn =
        screen.blocks
            .filterIsInstance<Block.Line>()
            .flatMap { it.line.channels }
            .map { it.effect }
    block.items.forEachIndexed { at, step ->
        val first = at < block.inSight.toInt()
        val modifier = if (at == 0) above else Modifier.padding(top = Spacing.wide)
        item(keys.of("${block.id}/${step.id}"), "step") {
            StepItem(
                step.copy(
                    reach =
                        step.reach.filter {
                            it.effect !in drawn
                        },
                ),
                (at + 1).takeIf { block.inOrder },
                first,
                hands,
                modifier,
            )
        }
    }
}

@Composable
private fun StepItem(
    step: Step,
    number: Int?,
    first: Boolean,
    hands: Hands,
    modifier: Modifier,
) {
    if (isLargeText()) {
        Column(modifier, verticalArrangement = Arrangement.spacedBy(Spacing.small)) {
            Badge(number, first)
            StepBody(step, hands)
        }
    } else {
        Row(modifier, horizontalArrangement = Arrangement.spacedBy(Spacing.snug)) {
            Badge(number, first)
            StepBody(step, hands)
        }
    }
}

@Composable
private fun StepBody(
    step: Step,
    hands: Hands,
) {
    Column(Modifier.fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(Spacing.small)) {
        Cited(step.text, step.sources, hands, Modifier.padding(top = 3.dp), lead = true)
        if (step.reach.isNotEmpty()) Channels(step.reach, hands)
        step.say.forEach { SayWords(it) }
    }
}

@Composable
private fun Badge(
    number: Int?,
    first: Boolean,
) {
    val colors = Foothold.colors
    if (number == null) {
        Box(
            Modifier
                .padding(
                    top = 13.dp,
                    start = Spacing.tiny,
                    end = Spacing.tiny,
                ).size(8.dp)
                .background(colors.action, Shapes.pill),
        )
        return
    }
    val spoken = Foothold.labels.step(number)
    Box(
        contentAlignment = Alignment.Center,
        modifier =
            Modifier
                .defaultMinSize(34.dp, 34.dp)
                .then(
                    if (first) {
                        Modifier.background(colors.action, Shapes.pill)
                    } else {
                        Modifier.border(1.5.dp, colors.action, Shapes.pill)
                    },
                ).padding(horizontal = Spacing.small, vertical = 2.dp)
                .clearAndSetSemantics { contentDescription = spoken },
    ) {
        Plain(
            "$number",
            style = Foothold.type.button.copy(fontWeight = FontWeight.Bold),
            color = if (first) colors.onAction else colors.action,
        )
    }
}

/** From here on, what stood side by side stands one above the other. */
@Composable
internal fun isLargeText(): Boolean = LocalDensity.current.fontScale >= 1.5f
