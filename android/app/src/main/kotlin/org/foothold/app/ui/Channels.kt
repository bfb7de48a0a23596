package org.foothold.app.ui

import androidx.compose.foundation.background
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
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import org.foothold.core.Channel
import org.foothold.core.ReachKind
import org.foothold.core.Tap

/** The ways to reach someone, best first: the first as a button whose digits read across a table, the rest as rows. */
@Composable
internal fun Channels(
    channels: List<Channel>,
    hands: Hands,
    modifier: Modifier = Modifier,
) {
    Column(modifier) {
        channels.forEachIndexed { at, channel ->
            if (at ==
                0
            ) {
                FirstWay(channel, hands)
            } else {
                OtherWay(
                    channel,
                    hands,
                    Modifier.underlineUnless(at == channels.lastIndex),
                )
            }
        }
    }
}

@Composable
private fun FirstWay(
    channel: Channel,
    hands: Hands,
) {
    val colors = Foothold.colors
    Way(
        channel,
        colors.onAction,
        colors.onAction,
        Modifier
            .fillMaxWidth()
            .heightIn(min = Spacing.call)
            .clip(Shapes.button)
            .background(colors.action)
            .clickable(role = Role.Button) { hands.tap(Tap.Reach(channel)) }
            .padding(horizontal = Spacing.medium, vertical = Spacing.snug),
        first = true,
    )
}

@Composable
private fun OtherWay(
    channel: Channel,
    hands: Hands,
    modifier: Modifier,
) {
    val colors = Foothold.colors
    Way(
        channel,
        colors.action,
        colors.soft,
        modifier
            .fillMaxWidth()
            .heightIn(min = Spacing.call)
            .clickable(role = Role.Button) { hands.tap(Tap.Reach(channel)) }
            .padding(horizontal = Spacing.medium, vertical = Spacing.snug),
        first = false,
    )
}

@Composable
private fun Way(
    channel: Channel,
    words: Color,
    note: Color,
    modifier: Modifier,
    first: Boolean,
) {
    val type = Foothold.type
    val label =
        if (first) {
            type.heading.copy(
                fontFamily = type.text.fontFamily,
                fontWeight = FontWeight.Medium,
            )
        } else {
            type.button
        }
    Row(
        horizontalArrangement = Arrangement.spacedBy(Spacing.snug),
        verticalAlignment = if (channel.note == null) Alignment.CenterVertically else Alignment.Top,
        modifier = modifier.aloud(channel.label, channel.note),
    ) {
        LineIcon(channel.kind.icon, words, Modifier.padding(top = if (channel.note == null) 0.dp else 1.dp))
        Column {
            PhraseText(channel.label, style = label, color = words)
            channel.note?.let { PhraseText(it, style = type.small, color = note) }
        }
    }
}

@Composable
private fun Modifier.underlineUnless(last: Boolean): Modifier = if (last) this else underline()

/** The picture beside words that reach someone; `null` for all that stays within the app. */
internal fun iconOf(tap: Tap): ImageVector? =
    when (tap) {
        is Tap.Reach -> tap.channel.kind.icon
        is Tap.Go, is Tap.Do, is Tap.Submit -> null
    }

internal val ReachKind.icon: ImageVector
    get() =
        when (this) {
            ReachKind.CALL -> Icons.call
            ReachKind.TEXT -> Icons.text
            ReachKind.CHAT -> Icons.chat
            ReachKind.WEB -> Icons.web
            ReachKind.TTY -> Icons.keyboard
            ReachKind.VIDEOPHONE -> Icons.video
            ReachKind.RELAY -> Icons.relay
            ReachKind.WHATSAPP -> Icons.chat
            ReachKind.EMAIL -> Icons.mail
        }
