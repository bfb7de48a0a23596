package org.foothold.app.help

import org.foothold.core.Action
import org.foothold.core.Block
import org.foothold.core.Button
import org.foothold.core.Channel
import org.foothold.core.Effect
import org.foothold.core.HelpBar
import org.foothold.core.LineCard
import org.foothold.core.Mode
import org.foothold.core.NoticeKind
import org.foothold.core.Phrase
import org.foothold.core.ReachKind
import org.foothold.core.Route
import org.foothold.core.Screen
import org.foothold.core.Sentence
import org.foothold.core.Step
import org.foothold.core.Tap
import org.foothold.core.Weight
import org.foothold.core.Words
import org.json.JSONArray
import org.json.JSONObject

/*
 * The help files as screens of core's. `bindings/generate` writes them and says what is in them; a test there holds
 * them equal to the content, a test here holds what is read equal to what core says.
 */

internal fun JSONObject.texts(): Map<String, String> = keys().asSequence().associateWith(::getString)

internal fun JSONObject.screens(): Map<Route, Screen> =
    keys().asSequence().associate { text -> routeOf(text).let { it to screen(it, getJSONObject(text)) } }

/** The few places that these files name, by the text of their routes. */
private fun routeOf(text: String): Route =
    when (text) {
        "help" -> Route.Help
        "words" -> Route.EmergencyWords
        "no-connection" -> Route.NoConnection
        "settings/country" -> Route.Country
        else -> Route.Line(text.removePrefix("line/"))
    }

private fun screen(
    route: Route,
    from: JSONObject,
) = Screen(
    route = route,
    title = from.phrase("title"),
    help = HelpBar(from.button("emergency"), from.button("crisis"), from.button("help")),
    blocks = from.list("blocks", ::block),
    private = false,
    leave = null,
)

private fun block(from: JSONObject): Block {
    val id = from.getString("id")
    return when (val kind = from.getString("kind")) {
        "heading" -> Block.Heading(id, from.phrase("text"))
        "paragraph" -> Block.Paragraph(id, from.list("sentences") { Sentence(phrase(it), emptyList()) })
        "say" -> Block.Say(id, from.phrase("say"), from.phraseOrNull("avoid"), from.phraseOrNull("why"), emptyList())
        "steps" -> steps(id, from)
        "line" -> Block.Line(id, lineCard(from.getJSONObject("line")))
        "card" -> card(id, from)
        "notice" -> notice(id, from)
        else -> error("a help file holds a block that this app does not know: $kind")
    }
}

private fun steps(
    id: String,
    from: JSONObject,
) = Block.Steps(id, from.list("items", ::step), from.getBoolean("in_order"), from.getInt("in_sight").toUInt())

private fun card(
    id: String,
    from: JSONObject,
) = Block.Card(
    id = id,
    title = from.phrase("title"),
    text = from.phraseOrNull("text"),
    weight = if (from.getBoolean("main")) Weight.MAIN else Weight.QUIET,
    tap = tap(from.getJSONObject("tap")),
)

private fun notice(
    id: String,
    from: JSONObject,
) = Block.Notice(
    id = id,
    kind = if (from.getBoolean("stop")) NoticeKind.STOP else NoticeKind.NOTE,
    text = from.phrase("text"),
    sources = emptyList(),
    button = null,
)

private fun step(from: JSONObject) =
    Step(
        id = from.getString("id"),
        text = from.phrase("text"),
        say = from.list("say") { Words(it.phraseOrNull("to"), it.phrase("words")) },
        reach = from.list("reach", ::channel),
        sources = emptyList(),
    )

private fun lineCard(from: JSONObject) =
    LineCard(
        id = from.getString("id"),
        name = from.phrase("name"),
        audience = from.phraseOrNull("audience"),
        channels = from.list("channels", ::channel),
        hours = from.phraseOrNull("hours"),
        sendsHelp = from.phraseOrNull("sends_help"),
        checked = from.phraseOrNull("checked"),
        more = from.optJSONObject("more")?.let(::button),
    )

private fun tap(from: JSONObject): Tap =
    when {
        from.has("go") -> Tap.Go(routeOf(from.getString("go")), Mode.PUSH)
        from.has("region") -> Tap.Do(Action.SetRegion(from.getString("region")))
        else -> Tap.Reach(channel(from.getJSONObject("reach")))
    }

private fun channel(from: JSONObject) =
    Channel(
        id = from.getString("id"),
        kind = ReachKind.valueOf(from.getString("kind").uppercase()),
        label = from.phrase("label"),
        note = from.phraseOrNull("note"),
        worksWithoutData = from.getBoolean("without_data"),
        effect = effect(from.getJSONObject("effect"), from.phrase("if_it_fails")),
    )

private fun effect(
    from: JSONObject,
    ifItFails: Phrase,
): Effect =
    when {
        from.has("dial") -> Effect.Dial(from.getString("number"), from.getString("dial"), ifItFails)
        from.has("body") -> Effect.Text(from.getString("number"), from.getString("body"), ifItFails)
        else -> Effect.OpenWeb(from.getString("url"), ifItFails)
    }

private fun button(from: JSONObject) = Button(from.phrase("label"), tap(from.getJSONObject("tap")))

private fun JSONObject.button(name: String) = button(getJSONObject(name))

private fun phrase(from: JSONObject) =
    Phrase(from.getString("text"), if (from.has("spoken")) from.getString("spoken") else null)

private fun JSONObject.phrase(name: String): Phrase = phrase(getJSONObject(name))

private fun JSONObject.phraseOrNull(name: String): Phrase? = optJSONObject(name)?.let(::phrase)

private fun <T> JSONObject.list(
    name: String,
    read: (JSONObject) -> T,
): List<T> = getJSONArray(name).map(read)

private fun <T> JSONArray.map(read: (JSONObject) -> T): List<T> = List(length()) { read(getJSONObject(it)) }
