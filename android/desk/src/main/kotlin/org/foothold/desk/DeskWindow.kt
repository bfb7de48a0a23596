package org.foothold.desk

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.key.key
import androidx.compose.ui.input.key.type
import androidx.compose.ui.unit.DpSize
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.application
import androidx.compose.ui.window.rememberWindowState
import org.foothold.bridge.Shown
import org.foothold.core.Action
import org.foothold.core.Effect
import org.foothold.core.Moment
import java.awt.FileDialog
import java.awt.Frame
import java.io.File
import java.nio.file.Files
import java.time.ZonedDateTime

/** The app in a window of a phone's size. Escape is Back. */
internal fun window(wanted: Wanted) =
    application {
        val scope = rememberCoroutineScope()
        val desk = remember { Desk(wanted.region, scope, ::now, DeskPhone(::exitApplication)) }
        LaunchedEffect(desk) {
            desk.carryOut()
            desk.open(fleetingFolder())
        }
        Window(
            onCloseRequest = ::exitApplication,
            title = "Foothold",
            state = rememberWindowState(size = DpSize(wanted.width.dp, wanted.height.dp)),
            onKeyEvent = { event ->
                val back = event.key == Key.Escape && event.type == KeyEventType.KeyDown
                if (back) desk.back()
                back
            },
        ) { InWindow(desk, wanted.look) }
    }

@Composable
private fun InWindow(
    desk: Desk,
    look: Look,
) {
    val shown by desk.model.shown.collectAsState()
    val told by desk.told.collectAsState()
    when (val now = shown) {
        is Shown.Drawn -> Looked(look, now.drawn(told), desk)
        is Shown.Starting -> {}
        is Shown.LibraryMissing -> error("the Rust library cannot be loaded: android/generate-bindings builds it")
    }
}

/** Says what a phone would do, and picks files by the desk's own dialog. */
private class DeskPhone(
    private val close: () -> Unit,
) : Phone {
    override fun carryOut(
        effect: Effect,
        desk: Desk,
    ): String? {
        when (effect) {
            is Effect.PickFile ->
                picked()?.let { desk.model.perform(Action.FilePicked(it)) }
                    ?: desk.model.failed(effect)
            is Effect.Authenticate -> desk.model.perform(Action.PhoneKnowsYou)
            is Effect.Leave -> close()
            else -> {}
        }
        return when (effect) {
            is Effect.Dial -> "A phone would open its dialler with this number."
            is Effect.Text -> "A phone would open a text to this number: \"${effect.body}\""
            is Effect.OpenWeb -> "A phone would open ${effect.url}"
            is Effect.Share -> "A phone would hand on ${effect.name}, ${effect.bytes.size} bytes."
            is Effect.Authenticate -> "A phone would ask for a face or a finger. This desk knows you."
            is Effect.ForgetKey -> "A phone would forget the diary's key. Close this window and open it again."
            is Effect.PickFile, is Effect.KeepSettings, is Effect.RemindersChanged, is Effect.Leave -> null
        }
    }

    private fun picked(): ByteArray? {
        val dialog = FileDialog(null as Frame?).apply { isVisible = true }
        return dialog.file?.let { File(dialog.directory, it).readBytes() }
    }
}

private fun fleetingFolder() =
    Files.createTempDirectory("foothold-desk").also { folder ->
        Runtime.getRuntime().addShutdownHook(Thread { folder.toFile().deleteRecursively() })
    }

private fun now(): Moment {
    val now = ZonedDateTime.now()
    return Moment(now.toEpochSecond(), now.offset.totalSeconds / 60)
}
