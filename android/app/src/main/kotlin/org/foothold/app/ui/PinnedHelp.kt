package org.foothold.app.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.traversalIndex
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import org.foothold.core.Button
import org.foothold.core.HelpBar

/** The help bar under the page: one row, or as many as its words need. It wraps and never shrinks. */
@Composable
internal fun HelpRow(
    bar: HelpBar,
    hands: Hands,
) {
    Box(
        contentAlignment = Alignment.Center,
        modifier =
            Modifier
                .readFirst()
                .fillMaxWidth()
                .background(Foothold.colors.paper)
                .padding(horizontal = Spacing.snug, vertical = Spacing.small),
    ) {
        WrappingRow(gap = Gap, modifier = Modifier.widthIn(max = Spacing.page).barShape()) {
            Buttons(bar, hands, Modifier.heightIn(min = Spacing.call))
        }
    }
}

/** The help bar beside the page. With a keyboard in a low window it scrolls within itself rather than be cut. */
@Composable
internal fun HelpColumn(
    bar: HelpBar,
    hands: Hands,
) {
    val scale = LocalDensity.current.fontScale.coerceIn(1f, 1.6f)
    Box(
        contentAlignment = Alignment.Center,
        modifier =
            Modifier
                .readFirst()
                .fillMaxHeight()
                .padding(end = Spacing.snug)
                .width(168.dp * scale),
    ) {
        Column(
            verticalArrangement = Arrangement.spacedBy(Gap),
            modifier = Modifier.barShape().verticalScroll(rememberScrollState()),
        ) {
            Buttons(bar, hands, Modifier.fillMaxWidth().heightIn(min = Spacing.call))
        }
    }
}

@Composable
private fun Buttons(
    bar: HelpBar,
    hands: Hands,
    modifier: Modifier,
) {
    HelpButton(bar.emergency, iconOf(bar.emergency.tap), hands, modifier)
    HelpButton(bar.crisis, iconOf(bar.crisis.tap), hands, modifier)
    HelpButton(bar.help, Icons.help, hands, modifier)
}

@Composable
private fun HelpButton(
    button: Button,
    icon: ImageVector?,
    hands: Hands,
    modifier: Modifier,
) {
    val colors = Foothold.colors
    Row(
        horizontalArrangement = Arrangement.spacedBy(Spacing.small, Alignment.CenterHorizontally),
        verticalAlignment = Alignment.CenterVertically,
        modifier =
            modifier
                .background(colors.help)
                .clickable(role = Role.Button) { hands.tap(button.tap) }
                .padding(horizontal = Spacing.small, vertical = Spacing.small)
                .aloud(button.label),
    ) {
        icon?.let { LineIcon(it, colors.onHelp, size = 22.dp) }
        PhraseText(button.label, style = Foothold.type.button, color = colors.onHelp, align = TextAlign.Center)
    }
}

/** One object with white joints; on dark a light edge keeps its shape. */
@Composable
private fun Modifier.barShape(): Modifier {
    val colors = Foothold.colors
    return border(1.5.dp, colors.helpEdge, Shapes.bar).clip(Shapes.bar).background(colors.onHelp)
}

private fun Modifier.readFirst(): Modifier =
    semantics {
        isTraversalGroup = true
        traversalIndex = -1f
    }

private val Gap = 1.5.dp
