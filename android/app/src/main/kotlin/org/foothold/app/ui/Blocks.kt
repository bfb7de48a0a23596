package org.foothold.app.ui

import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.Dp
import org.foothold.core.Block
import org.foothold.core.Tap
import org.foothold.core.Weight

/**
 * The blocks of a screen as items of its list. Long ones are several items, so that only what is in sight is laid
 * out. Keys are core's ids: focus and scroll stay where they are when a screen is drawn again.
 */
internal fun LazyListScope.blocks(
    shown: Shown,
    hands: Hands,
) {
    val keys = Keys()
    var before: Block? = null
    for (block in shown.screen.blocks) {
        val above = Modifier.padding(top = gap(before, block))
        when (block) {
            is Block.Heading -> item(keys.of(block.id), "heading") { HeadingBlock(block, above) }
            is Block.Paragraph -> item(keys.of(block.id), "paragraph") { ParagraphBlock(block, hands, above) }
            is Block.Say -> item(keys.of(block.id), "say") { SayBlock(block, hands, above) }
            is Block.Steps -> steps(block, shown.screen, hands, above, keys)
            is Block.Line -> item(keys.of(block.id), "line") { LineBlock(block, shown.screen, hands, above) }
            is Block.Question -> question(block, hands, above, keys)
            is Block.Form -> item(keys.of(block.id), "form") { FormBlock(block, shown, hands, above) }
            is Block.Card -> item(keys.of(block.id), "card") { CardBlock(block, hands, above) }
            is Block.Progress -> item(keys.of(block.id), "progress") { ProgressBlock(block, above) }
            is Block.Notice -> item(keys.of(block.id), "notice") { NoticeBlock(block, hands, above) }
            is Block.Source -> item(keys.of(block.id), "source") { SourceBlock(block, hands, above) }
        }
        before = block
    }
}

/** Keys that never repeat within a screen, whatever the ids: a list stops the app at the second of a kind. */
internal class Keys {
    private val seen = HashMap<String, Int>()

    fun of(id: String): String {
        val times = seen.merge(id, 1, Int::plus) ?: 1
        return if (times == 1) id else "$id#$times"
    }
}

/** Room above a block: what belongs together stands close, a new thought further off. */
private fun gap(
    before: Block?,
    block: Block,
): Dp =
    when (block) {
        is Block.Heading -> if (before == null) Spacing.medium else Spacing.broad
        is Block.Paragraph -> Spacing.snug
        is Block.Source -> if (before is Block.Source) Spacing.hair else Spacing.small
        is Block.Card ->
            when {
                !block.isRow -> Spacing.snug
                before is Block.Card && before.isRow -> Spacing.hair
                before is Block.Heading -> Spacing.small
                before is Block.Paragraph -> Spacing.tiny
                else -> Spacing.wide
            }
        is Block.Say, is Block.Progress, is Block.Notice -> Spacing.medium
        is Block.Line -> if (before is Block.Heading) Spacing.snug else Spacing.medium
        is Block.Steps, is Block.Form -> Spacing.medium
        is Block.Question -> Spacing.wide
    }

/** A quiet door: a row of a list rather than a card. */
internal val Block.Card.isRow: Boolean
    get() = weight == Weight.QUIET && tap is Tap.Go
