package org.foothold.desk

import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.unit.Density
import org.foothold.app.ui.Hands
import org.foothold.app.ui.Shown
import org.foothold.core.FieldValue
import org.foothold.core.Tap
import org.jetbrains.skia.EncodedImageFormat
import org.jetbrains.skia.Image
import java.nio.file.Path
import kotlin.io.path.createDirectories
import kotlin.io.path.writeBytes

/** A size of window, in dp, and how it is looked at. */
class View(
    val name: String,
    val width: Int = 411,
    val height: Int = 891,
    val look: Look = Look(),
    /** Only these stories; `null`: all. */
    val only: Set<String>? = null,
)

private val Some = setOf("home", "help", "tile-ticked", "result-emergency", "guide", "note-new", "lock", "settings")

val Views: List<View> =
    listOf(
        View("light"),
        View("dark", look = Look(dark = true)),
        View("large-text", look = Look(fontScale = 2f)),
        View("long-words", look = Look(stretched = true)),
        View("landscape", width = 891, height = 411, only = Some),
        View("tablet", width = 800, height = 1280, only = Some),
        View("right-to-left", look = Look(mirrored = true), only = Some),
        View("small-phone", width = 320, height = 568, only = Some),
    )

/** The whole of each screen, however long. */
val Tall = View("tall", height = 3200)

fun draw(
    view: View,
    story: Story,
    density: Float = 2f,
): Image = draw(view, story.play(), density)

fun draw(
    view: View,
    shown: Shown,
    density: Float = 2f,
): Image {
    val scene =
        ImageComposeScene(
            width = (view.width * density).toInt(),
            height = (view.height * density).toInt(),
            density = Density(density),
        ) { Looked(view.look, shown, NoHands) }
    return try {
        // What starts after the first frame (a scroll to a field, a first layout) has settled by the last.
        repeat(30) { frame -> scene.render(frame * 16_000_000L) }
        scene.render(30 * 16_000_000L)
    } finally {
        scene.close()
    }
}

fun writePictures(
    folder: Path,
    views: List<View>,
    stories: List<Story>,
    density: Float,
) {
    for (view in views) {
        val place = folder.resolve(view.name).createDirectories()
        for (story in stories.filter { view.only == null || it.name in view.only }) {
            val png = checkNotNull(draw(view, story, density).encodeToData(EncodedImageFormat.PNG))
            place.resolve("${story.name}.png").writeBytes(png.bytes)
        }
    }
}

/** A picture cannot be touched. */
private object NoHands : Hands {
    override fun tap(tap: Tap) {}

    override fun submit(
        form: String,
        values: List<FieldValue>,
    ) {}

    override fun back() {}

    override fun typed(
        form: String,
        field: String,
        value: String,
    ) {}
}
