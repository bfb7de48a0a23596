package org.foothold.app.ui

import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextAlign
import org.foothold.core.Phrase

/** Words on their own. Where digits occur they are said as core spells them, one by one. */
@Composable
fun PhraseText(
    phrase: Phrase,
    modifier: Modifier = Modifier,
    style: TextStyle = Foothold.type.text,
    color: Color = Foothold.colors.ink,
    align: TextAlign = TextAlign.Start,
    isHeading: Boolean = false,
) {
    Text(
        text = phrase.text,
        style = style,
        color = color,
        textAlign = align,
        modifier = modifier.aloud(phrase).then(if (isHeading) Modifier.semantics { heading() } else Modifier),
    )
}

/**
 * How a screen reader says something made of several phrases. Only where one of them is said otherwise than written:
 * a description hides the text below it, so it must hold all of it.
 */
fun Modifier.aloud(vararg phrases: Phrase?): Modifier {
    val all = phrases.filterNotNull()
    if (all.all { it.spoken == null }) return this
    return semantics { contentDescription = all.joinToString(" ") { ended(it.spoken ?: it.text) } }
}

private fun ended(text: String): String = if (text.last().isLetterOrDigit()) "$text." else text

/** Words of ours, such as a mark. */
@Composable
internal fun Plain(
    text: String,
    modifier: Modifier = Modifier,
    style: TextStyle = Foothold.type.text,
    color: Color = Foothold.colors.ink,
) {
    Text(text = text, style = style, color = color, modifier = modifier)
}
