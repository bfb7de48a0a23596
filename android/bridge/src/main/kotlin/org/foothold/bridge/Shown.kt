package org.foothold.bridge

import org.foothold.core.Block
import org.foothold.core.Effect
import org.foothold.core.Field
import org.foothold.core.Phrase
import org.foothold.core.Screen
import org.foothold.core.Trouble

/** What stands on the phone's screen. */
sealed interface Shown {
    /** Nothing is drawn yet: the app's own static help. */
    data object Starting : Shown

    /** There is no library, and there will be none: the app's own static help, for good. */
    data object LibraryMissing : Shown

    /** A screen of core's. */
    data class Drawn(
        val screen: Screen,
        /** Whether Back stays in the app. */
        val canGoBack: Boolean,
        /** What is being typed on this screen: form and field, and the text. */
        val typed: Map<FieldAt, String> = emptyMap(),
        /** What went wrong last. */
        val problem: Problem? = null,
        /** Something is being done that may take a second. */
        val busy: Boolean = false,
    ) : Shown {
        /** What stands in a field: what is being typed, else what core says. */
        fun value(
            form: String,
            field: Field,
        ): String = typed[FieldAt(form, field.id)] ?: field.value

        /** What is wrong with a field, in words. */
        fun problemAt(
            form: String,
            field: Field,
        ): String? = (problem as? Problem.InField)?.takeIf { it.at == FieldAt(form, field.id) }?.reason
    }
}

/** A field on a screen. */
data class FieldAt(
    val form: String,
    val field: String,
)

/** Why something could not be done, in core's words. */
sealed interface Problem {
    /** What was typed in a field that is in view cannot be used. */
    data class InField(
        val at: FieldAt,
        val reason: String,
    ) : Problem

    /** Anything else that core refused. */
    data class Refused(
        val reason: String,
        /** What is wrong with the diary, where that is why. */
        val trouble: Trouble? = null,
    ) : Problem

    /** The phone could not carry an effect out: show the words, and what of it can be copied. */
    data class Failed(
        val effect: Effect,
        val words: Phrase,
    ) : Problem
}

/** What to show if an effect cannot be carried out; `null` where there is nothing the reader could do. */
val Effect.ifItFails: Phrase?
    get() =
        when (this) {
            is Effect.Dial -> ifItFails
            is Effect.Text -> ifItFails
            is Effect.OpenWeb -> ifItFails
            is Effect.KeepSettings -> ifItFails
            is Effect.Share -> ifItFails
            is Effect.PickFile -> ifItFails
            is Effect.Authenticate -> ifItFails
            is Effect.RemindersChanged, is Effect.ForgetKey, is Effect.Leave -> null
        }

/** The fields of a form on a screen; `null` if it is not there. */
internal fun Screen.fields(form: String): List<Field>? =
    blocks.firstNotNullOfOrNull { block -> (block as? Block.Form)?.takeIf { it.id == form }?.fields }
