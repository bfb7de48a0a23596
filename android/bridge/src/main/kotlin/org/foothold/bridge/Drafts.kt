package org.foothold.bridge

import org.foothold.core.FieldKind
import org.foothold.core.Route

/**
 * What is being typed, by place. It is kept in memory and nowhere else, so that a redraw, a rotation or a look at
 * another screen loses nothing, and the end of the process leaves nothing behind.
 */
internal data class Drafts(
    private val typed: Map<Route, Map<FieldAt, Draft>> = emptyMap(),
) {
    internal data class Draft(
        val value: String,
        val isSecret: Boolean,
    )

    /** What is being typed at a place. */
    fun at(route: Route): Map<FieldAt, String> = typed[route].orEmpty().mapValues { it.value.value }

    fun with(
        route: Route,
        at: FieldAt,
        kind: FieldKind,
        value: String,
    ): Drafts {
        val isSecret = kind == FieldKind.PIN || kind == FieldKind.PASSPHRASE
        return Drafts(typed + (route to typed[route].orEmpty() + (at to Draft(value, isSecret))))
    }

    /** Without what was typed into a form: it was sent. */
    fun without(
        route: Route,
        form: String,
    ): Drafts = keeping { at, known, _ -> at != route || known.form != form }

    /** Without what was typed into a field where it does not show. */
    fun withoutSecret(
        route: Route,
        at: FieldAt,
    ): Drafts = keeping { place, known, draft -> place != route || known != at || !draft.isSecret }

    /** Without what was typed at places that were left. */
    fun only(routes: Collection<Route>): Drafts = Drafts(typed.filterKeys { it in routes })

    /** Without what nobody may find on a phone that was put down. */
    fun withoutSecrets(): Drafts = keeping { _, _, draft -> !draft.isSecret }

    private fun keeping(keep: (Route, FieldAt, Draft) -> Boolean): Drafts =
        Drafts(typed.mapValues { (route, drafts) -> drafts.filter { (at, draft) -> keep(route, at, draft) } })
}
