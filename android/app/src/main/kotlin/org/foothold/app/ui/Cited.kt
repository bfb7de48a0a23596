package org.foothold.app.ui

import androidx.compose.animation.animateContentSize
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.SpanStyle
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.withStyle
import org.foothold.core.Phrase
import org.foothold.core.Sentence
import org.foothold.core.SourceRef
import java.text.BreakIterator

/** Words with what backs them. */
@Composable
internal fun Cited(
    text: Phrase,
    sources: List<SourceRef>,
    hands: Hands,
    modifier: Modifier = Modifier,
    style: TextStyle = Foothold.type.text,
    lead: Boolean = false,
) {
    Cited(listOf(Sentence(text, sources)), hands, modifier, style, lead)
}

/**
 * Sentences read as one. A small number behind a sentence says that it is backed; touching the text anywhere opens
 * the names of its sources below. The numbers alone would be too small to touch.
 *
 * @param lead sets the first sentence bolder: what to do, before how and why
 */
@Composable
internal fun Cited(
    sentences: List<Sentence>,
    hands: Hands,
    modifier: Modifier = Modifier,
    style: TextStyle = Foothold.type.text,
    lead: Boolean = false,
) {
    val sources = sentences.flatMap { it.sources }.distinctBy { it.id }
    val text = marked(sentences, sources, Foothold.colors.action, lead)
    val differs = sources.isNotEmpty() || sentences.any { it.text.spoken != null }
    val spoken = sentences.joinToString(" ") { it.text.spoken ?: it.text.text }
    val said = if (differs) Modifier.semantics { contentDescription = spoken } else Modifier
    if (sources.isEmpty()) {
        Text(text = text, style = style, color = Foothold.colors.ink, modifier = modifier.then(said))
        return
    }
    var open by rememberSaveable { mutableStateOf(false) }
    val touch = if (open) Foothold.labels.hideSources else Foothold.labels.showSources
    val motion = if (LocalReducedMotion.current) Modifier else Modifier.animateContentSize()
    Column(modifier.then(motion)) {
        Text(
            text = text,
            style = style,
            color = Foothold.colors.ink,
            modifier =
                Modifier
                    .heightIn(min = Spacing.touch)
                    .clip(Shapes.mark)
                    .clickable(onClickLabel = touch) { open = !open }
                    .then(said)
                    .padding(vertical = Spacing.tiny),
        )
        if (open) {
            sources.forEachIndexed { at, source -> SourceRow(source, hands, mark = "${at + 1}") }
        }
    }
}

private fun marked(
    sentences: List<Sentence>,
    sources: List<SourceRef>,
    mark: Color,
    lead: Boolean,
): AnnotatedString =
    buildAnnotatedString {
        sentences.forEachIndexed { at, sentence ->
            if (at > 0) append(' ')
            append(sentence.text.text)
            val numbers =
                sentence.sources
                    .map { source ->
                        sources.indexOfFirst { it.id == source.id } + 1
                    }.distinct()
                    .sorted()
            if (numbers.isNotEmpty()) {
                // A narrow space that does not break, so that no mark starts a line.
                withStyle(
                    SpanStyle(color = mark),
                ) { append(numbers.joinToString("\u202f", "\u202f", transform = ::raised)) }
            }
        }
        if (lead) addStyle(SpanStyle(fontWeight = FontWeight.Medium), 0, firstSentence(sentences.first().text.text))
    }

/** The font's own raised digits: a raised span would push lines apart. */
private fun raised(number: Int): String = number.toString().map { RAISED[it.digitToInt()] }.joinToString("")

private const val RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"

/** Where the first sentence ends, by the rules of the reader's language. */
private fun firstSentence(text: String): Int {
    val sentences = BreakIterator.getSentenceInstance()
    sentences.setText(text)
    return sentences.next().coerceAtLeast(0)
}
