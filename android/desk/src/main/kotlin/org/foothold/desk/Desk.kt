package org.foothold.desk

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.launch
import org.foothold.app.phone.written
import org.foothold.app.ui.Hands
import org.foothold.bridge.FootholdModel
import org.foothold.bridge.RustFootholdClient
import org.foothold.bridge.Shown
import org.foothold.bridge.firstRun
import org.foothold.core.Effect
import org.foothold.core.FieldValue
import org.foothold.core.Moment
import org.foothold.core.Phrase
import org.foothold.core.Tap
import java.nio.file.Path
import java.security.SecureRandom
import org.foothold.app.drawn as onPhone
import org.foothold.app.ui.Shown as Drawn

/** What stands in for the phone: carries an effect out, or gives words for what a phone would do. */
fun interface Phone {
    fun carryOut(
        effect: Effect,
        desk: Desk,
    ): String?
}

/** The app without a phone: the same model over the real core, with a diary that is empty and known to this run alone. */
class Desk(
    region: String,
    private val scope: CoroutineScope,
    now: () -> Moment,
    private val phone: Phone,
) : Hands {
    val model = FootholdModel(RustFootholdClient({ firstRun("en-$region", "en") }), scope, now)

    private val key = ByteArray(KEY_BYTES).also(SecureRandom()::nextBytes)

    /** What was said instead of done, and the number in it. */
    val told = MutableStateFlow<Told?>(null)

    data class Told(
        val words: String,
        val number: String?,
    )

    /** Opens a diary in a folder, with this run's key or another, and draws the screen that is due. */
    suspend fun open(
        folder: Path,
        key: ByteArray = this.key,
    ) {
        model.start(null).join()
        model.unlock(folder.toString(), key)
    }

    /** Carries out what the model asks for, until cancelled. */
    fun carryOut(): Job =
        scope.launch {
            model.effects.collect { effect ->
                told.value = phone.carryOut(effect, this@Desk)?.let { Told(it, effect.written()) }
            }
        }

    override fun tap(tap: Tap) {
        told.value = null
        model.tap(tap)
    }

    override fun submit(
        form: String,
        values: List<FieldValue>,
    ) {
        model.submit(form, values.associate { it.id to it.value })
    }

    override fun back() {
        told.value = null
        model.back()
    }

    override fun typed(
        form: String,
        field: String,
        value: String,
    ) = model.type(form, field, value)

    override fun heard() {
        told.value = null
        model.dismiss()
    }

    private companion object {
        const val KEY_BYTES = 32
    }
}

/** What the composables draw of what the model shows, and of what was said here instead of done. */
fun Shown.Drawn.drawn(told: Desk.Told? = null): Drawn {
    val drawn = onPhone(told?.let { Phrase(it.words, null) })
    return drawn.copy(number = drawn.number ?: told?.number)
}
