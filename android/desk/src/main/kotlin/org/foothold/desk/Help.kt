package org.foothold.desk

import org.foothold.app.help.screens
import org.foothold.app.help.texts
import org.foothold.app.labels
import org.foothold.app.ui.Labels
import org.foothold.app.ui.Shown
import org.foothold.core.Block
import org.foothold.core.NoticeKind
import org.foothold.core.Phrase
import org.foothold.core.Route
import org.json.JSONObject
import org.foothold.bridge.Shown as InModel

/** The app's own words, as a phone has them. */
val PhoneLabels: Labels by lazy { labels(words("unknown")) }

/**
 * The help that is in the app itself, as a phone shows it before the Rust library is there.
 *
 * @param isAlone the library cannot be used: this is all there is, and it says so.
 */
internal fun staticHelp(
    region: String,
    isAlone: Boolean,
): Shown {
    val screen = helpFile(region).getJSONObject("screens").screens().getValue(Route.Help)
    val said = Phrase(words(region).getValue("help-only"), null)
    val notice = Block.Notice("help-only", NoticeKind.NOTE, said, emptyList(), null)
    val blocks = if (isAlone) listOf(notice) + screen.blocks else screen.blocks
    return InModel.Drawn(screen.copy(blocks = blocks), canGoBack = false).drawn()
}

private fun words(region: String): Map<String, String> = helpFile(region).getJSONObject("words").texts()

private fun helpFile(region: String): JSONObject {
    val place = "/help/en/$region.json"
    val file = checkNotNull(Desk::class.java.getResourceAsStream(place)) { "no $place among the app's assets" }
    return JSONObject(file.use { it.readBytes().decodeToString() })
}
