package org.foothold.desk

import java.nio.file.Path
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
internal class Wanted(
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
