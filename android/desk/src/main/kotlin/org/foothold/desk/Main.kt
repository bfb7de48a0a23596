package org.foothold.desk

import androidx.compose.runtime.remember
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.key.key
import androidx.compose.ui.input.key.type
import androidx.compose.ui.unit.DpSize
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.application
import androidx.compose.ui.window.rememberWindowState
import org.foothold.core.Effect
import org.foothold.core.Moment
import java.awt.FileDialog
import java.awt.Frame
import java.io.File
import java.nio.file.Files
import java.nio.file.Path
import java.time.ZonedDateTime
import kotlin.system.exitProcess

private const val USAGE = """The phone's screens on a desk, over the real core.

  android/preview                     open them in a window
  android/preview --pictures FOLDER   write every main screen as PNG instead

  --dark              dark
  --font-scale 2      text at 200 %
  --region GB         another country (default US)
  --size 411x891      the window in dp
  --right-to-left     mirrored
  --long-words        words a third longer, as other languages have them
  --reduced-motion    nothing moves
  --view NAME         with --pictures: only light, dark, large-text, ... or tall (whole screens)
  --screen NAME       with --pictures: only this one, such as home or result-emergency
  --density 2         with --pictures: pixels a dp
"""

/** What was asked for on the command line. */
private class Wanted(
    arguments: Array<String>,
) {
    var look = Look()
    var region = "US"
    var width = 411
    var height = 891
    var pictures: Path? = null
    var view: String? = null
    var screen: String? = null
    var density = 2f

    init {
        val rest = ArrayDeque(arguments.toList())

        fun value() = rest.removeFirstOrNull() ?: refuse()
        while (rest.isNotEmpty()) {
            when (rest.removeFirst()) {
                "--dark" -> look = look.copy(dark = true)
                "--font-scale" -> look = look.copy(fontScale = value().toFloatOrNull() ?: refuse())
                "--region" -> region = value()
                "--size" -> {
                    val size = value().split('x').map { it.toIntOrNull() ?: refuse() }
                    if (size.size != 2) refuse()
                    width = size[0]
                    height = size[1]
                }
                "--right-to-left" -> look = look.copy(mirrored = true)
                "--long-words" -> look = look.copy(stretched = true)
                "--reduced-motion" -> look = look.copy(reducedMotion = true)
                "--pictures" -> pictures = Path.of(value())
                "--view" -> view = value()
                "--screen" -> screen = value()
                "--density" -> density = value().toFloatOrNull() ?: refuse()
                "--help" -> {
                    print(USAGE)
                    exitProcess(0)
                }
                else -> refuse()
            }
        }
    }

    private fun refuse(): Nothing {
        System.err.print(USAGE)
        exitProcess(2)
    }
}

fun main(arguments: Array<String>) {
    val wanted = Wanted(arguments)
    val folder = wanted.pictures
    if (folder == null) {
        window(wanted)
    } else {
        val views = (Views + Tall).filter { if (wanted.view == null) it !== Tall else it.name == wanted.view }
        val stories = Stories.filter { wanted.screen == null || it.name == wanted.screen }
        writePictures(folder, views, stories, wanted.density)
    }
    exitProcess(0)
}

private fun window(wanted: Wanted) =
    application {
        val session = remember { atDesk(wanted.region) { exitApplication() } }
        Window(
            onCloseRequest = ::exitApplication,
            title = "Foothold",
            state = rememberWindowState(size = DpSize(wanted.width.dp, wanted.height.dp)),
            onKeyEvent = { event ->
                val back = event.key == Key.Escape && event.type == KeyEventType.KeyDown
                if (back) session.back()
                back
            },
        ) { Looked(wanted.look, session.shown, session) }
    }

/** An app whose phone only says what it would do. Its diary is empty and gone when the window closes. */
private fun atDesk(
    region: String,
    close: () -> Unit,
): Session {
    val phone =
        object : Phone {
            override fun wouldDo(effect: Effect): String? =
                when (effect) {
                    is Effect.Dial -> "A phone would open its dialler with ${effect.number}."
                    is Effect.Text -> "A phone would open a text to ${effect.number}: \"${effect.body}\""
                    is Effect.OpenWeb -> "A phone would open ${effect.url}."
                    is Effect.Share -> "A phone would hand on ${effect.name}, ${effect.bytes.size} bytes."
                    is Effect.Authenticate -> "A phone would ask for a face or a finger. Here it knows you."
                    is Effect.PickFile, is Effect.KeepSettings, is Effect.RemindersChanged,
                    is Effect.ForgetKey, is Effect.Leave,
                    -> null
                }

            override fun pick(): ByteArray? {
                val dialog = FileDialog(null as Frame?).apply { isVisible = true }
                return dialog.file?.let { File(dialog.directory, it).readBytes() }
            }

            override fun leave() = close()
        }
    val folder = Files.createTempDirectory("foothold-desk")
    Runtime.getRuntime().addShutdownHook(Thread { folder.toFile().deleteRecursively() })
    return Session(firstRun(region), folder, phone) {
        val now = ZonedDateTime.now()
        Moment(now.toEpochSecond(), now.offset.totalSeconds / 60)
    }
}
