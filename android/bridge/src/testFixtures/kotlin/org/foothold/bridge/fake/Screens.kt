package org.foothold.bridge.fake

import org.foothold.core.Block
import org.foothold.core.Button
import org.foothold.core.Channel
import org.foothold.core.Effect
import org.foothold.core.Field
import org.foothold.core.FieldKind
import org.foothold.core.HelpBar
import org.foothold.core.Mode
import org.foothold.core.Phrase
import org.foothold.core.ReachKind
import org.foothold.core.Route
import org.foothold.core.Screen
import org.foothold.core.Tap

/** Words without digits. */
fun words(text: String) = Phrase(text, null)

/** A button that dials. */
fun dialButton(number: String) =
    Button(
        Phrase("Call $number", "Call ${number.toList().joinToString(" ")}"),
        Tap.Reach(
            Channel(
                id = "call/$number",
                kind = ReachKind.CALL,
                label = words("Call $number"),
                note = null,
                worksWithoutData = true,
                effect = Effect.Dial(number, "tel:$number", words("This phone cannot call $number")),
            ),
        ),
    )

/** The bar as it is in the US. */
val HELP_BAR =
    HelpBar(
        emergency = dialButton("911"),
        crisis = dialButton("988"),
        help = Button(words("Help"), Tap.Go(Route.Help, Mode.PUSH)),
    )

/** A screen with the bar on it, and these blocks. */
fun screenAt(
    route: Route,
    vararg blocks: Block,
    isPrivate: Boolean = false,
    leave: Button? = null,
) = Screen(route, words(name(route)), HELP_BAR, blocks.toList(), isPrivate, leave)

/** A form with these fields. */
fun formOf(
    id: String,
    vararg fields: Field,
) = Block.Form(id, fields.toList(), Button(words("Send"), Tap.Submit(id)))

/** A field with what stands in it. */
fun fieldOf(
    id: String,
    value: String = "",
    kind: FieldKind = FieldKind.LINE,
) = Field(id, words(id), null, value, kind, emptyList())
