package org.foothold.app.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.foothold.core.Block
import org.foothold.core.Phrase

/**
 * What the phone could not do, and what is wrong where no field is to blame. It stands between the page and the help
 * bar and is no dialog: nothing may lie over help.
 */
@Composable
internal fun Message(
    shown: Shown,
    hands: Hands,
) {
    shown.told?.let { told ->
        Sheet(Icons.note, told, Foothold.labels.note, shown.number, hands::heard)
    }
    val problem = shown.problem?.takeIf { it.field == null || !hasField(shown, it.field) } ?: return
    var read by remember(problem) { mutableStateOf(false) }
    if (!read) Sheet(Icons.stop, Phrase(problem.reason, null), Foothold.labels.problem, null) { read = true }
}

private fun hasField(
    shown: Shown,
    id: String,
): Boolean =
    shown.screen.blocks
        .filterIsInstance<Block.Form>()
        .any { form -> form.fields.any { it.id == id } }

@Composable
private fun Sheet(
    icon: ImageVector,
    words: Phrase,
    kind: String,
    number: String?,
    onClose: () -> Unit,
) {
    val colors = Foothold.colors
    Box(Modifier.fillMaxWidth().padding(horizontal = Spacing.snug), contentAlignment = Alignment.Center) {
        Row(
            horizontalArrangement = Arrangement.spacedBy(Spacing.snug),
            modifier =
                Modifier
                    .widthIn(max = Spacing.page)
                    .fillMaxWidth()
                    .heightIn(max = 400.dp)
                    .background(colors.raised, Shapes.card)
                    .border(2.dp, colors.action, Shapes.card)
                    .padding(start = Spacing.medium, top = Spacing.tiny, end = Spacing.tiny, bottom = Spacing.tiny)
                    .semantics { liveRegion = LiveRegionMode.Assertive },
        ) {
            LineIcon(icon, colors.action, Modifier.padding(top = Spacing.snug), description = kind)
            Column(
                verticalArrangement = Arrangement.spacedBy(Spacing.small),
                modifier = Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(vertical = Spacing.small),
            ) {
                number?.let { LargeNumber(it) }
                PhraseText(words)
                number?.let { CopyButton(it) }
            }
            Close(onClose)
        }
    }
}

@Composable
private fun Close(onClose: () -> Unit) {
    val name = Foothold.labels.close
    Box(
        contentAlignment = Alignment.Center,
        modifier =
            Modifier
                .size(Spacing.touch)
                .clip(Shapes.pill)
                .clickable(role = Role.Button, onClick = onClose)
                .semantics { contentDescription = name },
    ) {
        LineIcon(Icons.close, Foothold.colors.ink)
    }
}
