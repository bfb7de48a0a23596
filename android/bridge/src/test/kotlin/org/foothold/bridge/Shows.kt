package org.foothold.bridge

import org.foothold.core.Block
import org.foothold.core.Button
import org.foothold.core.Channel
import org.foothold.core.Effect
import org.foothold.core.Phrase
import org.foothold.core.Screen
import org.foothold.core.SourceRef
import org.foothold.core.Tap

/** Everything a screen says, with where it says it; not what the reader left in a field. */
fun phrases(screen: Screen): List<Phrase> =
    buildList {
        add(screen.title)
        addAll(buttons(screen).map { it.label })
        channels(screen).forEach { channel ->
            add(channel.label)
            addAll(listOfNotNull(channel.note, channel.effect.ifItFails))
        }
        screen.blocks.forEach { addAll(phrases(it)) }
    }

private fun phrases(block: Block): List<Phrase> =
    when (block) {
        is Block.Heading -> {
            listOf(block.text)
        }

        is Block.Progress -> {
            listOf(block.text)
        }

        is Block.Paragraph -> {
            block.sentences.flatMap { listOf(it.text) + titles(it.sources) }
        }

        is Block.Say -> {
            listOfNotNull(block.say, block.avoid, block.why) + titles(block.sources)
        }

        is Block.Steps -> {
            block.items.flatMap { step ->
                listOf(step.text) + step.say.flatMap { listOfNotNull(it.to, it.words) } + titles(step.sources)
            }
        }

        is Block.Line -> {
            with(block.line) { listOfNotNull(name, audience, hours, sendsHelp, checked, more?.label) }
        }

        is Block.Question -> {
            listOfNotNull(block.text, block.hint, block.finish?.label) +
                block.choices.flatMap { choice -> listOf(choice.text) + choice.others.map { it.button.label } }
        }

        is Block.Form -> {
            listOf(block.submit.label) +
                block.fields.flatMap { field ->
                    listOfNotNull(field.label, field.hint) + field.options.map { it.label }
                }
        }

        is Block.Card -> {
            listOfNotNull(block.title, block.text)
        }

        is Block.Notice -> {
            listOfNotNull(block.text, block.button?.label) + titles(block.sources)
        }

        is Block.Source -> {
            titles(listOf(block.source))
        }
    }

private fun titles(sources: List<SourceRef>) = sources.map { it.title }

/** What a screen says, as one text. */
fun text(screen: Screen): String = phrases(screen).joinToString("\n") { it.text }

private fun buttons(screen: Screen): List<Button> =
    listOfNotNull(screen.help.emergency, screen.help.crisis, screen.help.help, screen.leave)

/** Every channel on a screen, the help bar's first. */
fun channels(screen: Screen): List<Channel> =
    listOf(screen.help.emergency, screen.help.crisis).mapNotNull { (it.tap as? Tap.Reach)?.channel } +
        screen.blocks.flatMap { block ->
            when (block) {
                is Block.Line -> block.line.channels
                is Block.Steps -> block.items.flatMap { it.reach }
                else -> emptyList()
            }
        }

/** Every number that a screen dials. */
fun dials(screen: Screen): List<String> = channels(screen).mapNotNull { (it.effect as? Effect.Dial)?.number }

/** The step ids of a screen, in order. */
fun steps(screen: Screen): List<String> =
    screen.blocks.filterIsInstance<Block.Steps>().flatMap { block -> block.items.map { it.id } }

/** The ids of the helplines a screen shows, in order. */
fun lines(screen: Screen): List<String> = screen.blocks.filterIsInstance<Block.Line>().map { it.id }

/** The rows of a list, by the ids of their cards. */
fun rows(
    screen: Screen,
    prefix: String,
): List<String> =
    screen.blocks
        .filterIsInstance<Block.Card>()
        .map { it.id }
        .filter { it.startsWith(prefix) }
