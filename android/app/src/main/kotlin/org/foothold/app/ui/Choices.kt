package org.foothold.app.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.selection.toggleable
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import org.foothold.core.Answer
import org.foothold.core.Choice
import org.foothold.core.Mark

/** One thing to tick. What is ticked has a mark, a word, a fill and a bold edge; colour alone says nothing. */
@Composable
internal fun ChoiceRow(
    choice: Choice,
    hands: Hands,
    modifier: Modifier = Modifier,
) {
    val colors = Foothold.colors
    val given = choice.mark == Mark.YES || choice.others.any { it.given }
    val frame =
        modifier
            .fillMaxWidth()
            .clip(Shapes.button)
            .background(if (given) colors.tint else colors.raised)
            .border(if (given) 2.dp else 1.dp, if (given) colors.action else colors.edge, Shapes.button)
    if (isLargeText()) {
        Column(frame) {
            Tick(choice, hands, Modifier.fillMaxWidth())
            choice.others.forEach { Beside(it, hands, Modifier.fillMaxWidth()) }
        }
    } else {
        Row(frame.height(IntrinsicSize.Min)) {
            Tick(choice, hands, Modifier.weight(1f).fillMaxHeight())
            choice.others.forEach { other ->
                if (!other.given) {
                    Box(
                        Modifier
                            .padding(
                                vertical = Spacing.snug,
                            ).fillMaxHeight()
                            .width(Spacing.hair)
                            .background(colors.edge),
                    )
                }
                Beside(other, hands, Modifier.fillMaxHeight().widthIn(min = 84.dp))
            }
        }
    }
}

@Composable
private fun Tick(
    choice: Choice,
    hands: Hands,
    modifier: Modifier,
) {
    val yes = choice.mark == Mark.YES
    val state = if (yes) Foothold.labels.ticked else Foothold.labels.notTicked
    Row(
        horizontalArrangement = Arrangement.spacedBy(Spacing.snug),
        verticalAlignment = Alignment.CenterVertically,
        modifier =
            modifier
                .heightIn(min = Spacing.call)
                .toggleable(yes, role = Role.Checkbox) { hands.tap(choice.tap) }
                .padding(start = Spacing.medium, end = Spacing.snug, top = Spacing.snug, bottom = Spacing.snug)
                .semantics { stateDescription = state }
                .aloud(choice.text),
    ) {
        TickBox(yes)
        Column(Modifier.weight(1f)) {
            PhraseText(choice.text)
            if (yes) Plain(state, style = Foothold.type.small, color = Foothold.colors.action)
        }
    }
}

@Composable
internal fun TickBox(ticked: Boolean) {
    val colors = Foothold.colors
    Box(
        contentAlignment = Alignment.Center,
        modifier =
            Modifier
                .size(26.dp * pictureScale())
                .background(if (ticked) colors.action else colors.raised, Shapes.mark)
                .border(2.dp, if (ticked) colors.action else colors.edge, Shapes.mark),
    ) {
        if (ticked) LineIcon(Icons.check, colors.onAction, size = 20.dp)
    }
}

/** Another answer, in the same row. */
@Composable
private fun Beside(
    answer: Answer,
    hands: Hands,
    modifier: Modifier,
) {
    val colors = Foothold.colors
    val state = if (answer.given) Foothold.labels.ticked else Foothold.labels.notTicked
    Column(
        horizontalAlignment = Alignment.CenterHorizontally,
        verticalArrangement = Arrangement.Center,
        modifier =
            modifier
                .heightIn(min = Spacing.touch)
                .toggleable(answer.given, role = Role.Checkbox) { hands.tap(answer.button.tap) }
                .background(if (answer.given) colors.action else colors.action.copy(alpha = 0f))
                .padding(horizontal = Spacing.small, vertical = Spacing.small)
                .semantics { stateDescription = state }
                .aloud(answer.button.label),
    ) {
        val words = if (answer.given) colors.onAction else colors.action
        if (answer.given) LineIcon(Icons.check, words, size = 20.dp)
        PhraseText(
            answer.button.label,
            Modifier.widthIn(max = if (isLargeText()) Spacing.page else 72.dp),
            style = Foothold.type.small,
            color = words,
            align = TextAlign.Center,
        )
    }
}

/** The answers of a question of its own, equally big. */
@Composable
internal fun Answers(
    choice: Choice,
    hands: Hands,
) {
    WrappingRow(gap = Spacing.small) {
        Given(choice.text, choice.mark == Mark.YES) { hands.tap(choice.tap) }
        choice.others.forEach { other -> Given(other.button.label, other.given) { hands.tap(other.button.tap) } }
    }
}
