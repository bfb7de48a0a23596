package org.foothold.desk

import org.foothold.app.ui.Labels
import org.foothold.app.ui.Problem
import org.foothold.app.ui.Shown
import org.foothold.core.Answer
import org.foothold.core.Block
import org.foothold.core.Button
import org.foothold.core.Channel
import org.foothold.core.Field
import org.foothold.core.FieldOption
import org.foothold.core.LineCard
import org.foothold.core.Phrase
import org.foothold.core.Screen
import org.foothold.core.SourceRef
import org.foothold.core.Step
import org.foothold.core.Words

/** A third longer, with marks above and below: what English becomes in other languages. Digits stay. */
fun stretch(text: String): String {
    val marked = text.map { Marked[it] ?: it }.joinToString("")
    val more = (text.count { it.isLetter() } * 35 + 99) / 100
    var left = more
    val words =
        marked.split(' ').map { word ->
            val add = minOf(left, (word.count { it.isLetter() } * 35 + 60) / 100)
            left -= add
            val last = word.indexOfLast { it.isLetter() } + 1
            word.take(last) + word.take(last).takeLast(1).repeat(add) + word.drop(last)
        }
    return words.joinToString(" ")
}

private val Marked =
    mapOf(
        'a' to 'å',
        'e' to 'ë',
        'i' to 'ï',
        'o' to 'ø',
        'u' to 'ü',
        'y' to 'ÿ',
        'n' to 'ñ',
        'c' to 'ç',
        'A' to 'Å',
        'E' to 'É',
        'I' to 'Î',
        'O' to 'Ø',
        'U' to 'Ü',
        'S' to 'Š',
        'T' to 'Ť',
        'N' to 'Ñ',
    )

fun stretched(labels: Labels): Labels =
    labels.copy(
        say = stretch(labels.say),
        ratherThan = stretch(labels.ratherThan),
        why = stretch(labels.why),
        show = stretch(labels.show),
        hide = stretch(labels.hide),
        ticked = stretch(labels.ticked),
        copy = stretch(labels.copy),
        chooseDay = stretch(labels.chooseDay),
        chooseTime = stretch(labels.chooseTime),
        choose = stretch(labels.choose),
        done = stretch(labels.done),
    )

fun Shown.stretched(): Shown =
    copy(
        screen = screen.stretched(),
        problem =
            problem?.let {
                Problem(it.field, stretch(it.reason))
            },
        told = told?.stretched(),
    )

private fun Screen.stretched() =
    copy(
        title = title.stretched(),
        help =
            help.copy(
                emergency = help.emergency.stretched(),
                crisis = help.crisis.stretched(),
                help = help.help.stretched(),
            ),
        blocks = blocks.map { it.stretched() },
        leave = leave?.stretched(),
    )

private fun Block.stretched(): Block =
    when (this) {
        is Block.Heading -> copy(text = text.stretched())
        is Block.Paragraph -> copy(sentences = sentences.map { it.copy(it.text.stretched(), it.sources.stretched()) })
        is Block.Say ->
            copy(
                say = say.stretched(),
                avoid = avoid?.stretched(),
                why = why?.stretched(),
                sources = sources.stretched(),
            )
        is Block.Steps -> copy(items = items.map { it.stretched() })
        is Block.Line -> copy(line = line.stretched())
        is Block.Question ->
            copy(
                text = text.stretched(),
                hint = hint?.stretched(),
                choices =
                    choices.map {
                        it.copy(
                            text = it.text.stretched(),
                            others = it.others.map(Answer::stretched),
                        )
                    },
                finish = finish?.stretched(),
            )
        is Block.Form -> copy(fields = fields.map { it.stretched() }, submit = submit.stretched())
        is Block.Card -> copy(title = title.stretched(), text = text?.stretched())
        is Block.Progress -> copy(text = text.stretched())
        is Block.Notice -> copy(text = text.stretched(), sources = sources.stretched(), button = button?.stretched())
        is Block.Source -> copy(source = source.stretched())
    }

private fun Phrase.stretched() = Phrase(stretch(text), spoken)

private fun Button.stretched() = copy(label = label.stretched())

private fun Answer.stretched() = copy(button = button.stretched())

private fun Channel.stretched() = copy(label = label.stretched(), note = note?.stretched())

private fun SourceRef.stretched() = copy(title = title.stretched())

private fun List<SourceRef>.stretched() = map { it.stretched() }

private fun Words.stretched() = Words(to?.stretched(), words.stretched())

private fun Step.stretched() =
    copy(
        text = text.stretched(),
        say = say.map { it.stretched() },
        reach = reach.map { it.stretched() },
        sources = sources.stretched(),
    )

private fun LineCard.stretched() =
    copy(
        name = name.stretched(),
        audience = audience?.stretched(),
        channels = channels.map { it.stretched() },
        hours = hours?.stretched(),
        sendsHelp = sendsHelp?.stretched(),
        checked = checked?.stretched(),
        more = more?.stretched(),
    )

private fun Field.stretched() =
    copy(
        label = label.stretched(),
        hint = hint?.stretched(),
        options = options.map { FieldOption(it.id, it.label.stretched()) },
    )
