package org.foothold.app.ui

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.graphics.vector.PathParser
import androidx.compose.ui.unit.dp

/**
 * Our own line drawings, one hand: 24 units square, a round stroke of 1.75, no fills. They stand beside words and
 * never instead of them, but for Back and Close, which are named to a screen reader.
 */
object Icons {
    val back = line("back", "M20 12 H5 M11 6 L5 12 L11 18", mirrored = true)
    val forward = line("forward", "M9 6 L15 12 L9 18", mirrored = true)
    val down = line("down", "M6 9.5 L12 15.5 L18 9.5")
    val close = line("close", "M6 6 L18 18 M18 6 L6 18")
    val leave =
        line(
            "leave",
            "M13 4 H6 A2 2 0 0 0 4 6 V18 A2 2 0 0 0 6 20 H13 M10 12 H20 M16 8 L20 12 L16 16",
            mirrored = true,
        )

    val call =
        line(
            "call",
            "M6.6 3.8 L9.2 3.4 L11 7.8 L9 9.6 A11.5 11.5 0 0 0 14.4 15 L16.2 13 L20.6 14.8 L20.2 17.4 " +
                "A3 3 0 0 1 17 20 A14 14 0 0 1 4 7 A3 3 0 0 1 6.6 3.8 Z",
        )
    val text =
        line(
            "text",
            "M6 5 H18 A2.5 2.5 0 0 1 20.5 7.5 V13.5 A2.5 2.5 0 0 1 18 16 H11 L6.5 20 V16 H6 " +
                "A2.5 2.5 0 0 1 3.5 13.5 V7.5 A2.5 2.5 0 0 1 6 5 Z M8 9 H16 M8 12.2 H13",
        )
    val chat =
        line(
            "chat",
            "M5.5 4.5 H13 A2 2 0 0 1 15 6.5 V10.5 A2 2 0 0 1 13 12.5 H8.5 L5.5 15 V12.5 A2 2 0 0 1 3.5 10.5 V6.5 " +
                "A2 2 0 0 1 5.5 4.5 M18 9.5 H18.5 A2 2 0 0 1 20.5 11.5 V15.5 A2 2 0 0 1 18.5 17.5 V20 L15.5 17.5 " +
                "H12 A2 2 0 0 1 10 15.7",
        )
    val web =
        line("web", "$RING M3.5 12 H20.5 M12 3.5 C8.5 7 8.5 17 12 20.5 M12 3.5 C15.5 7 15.5 17 12 20.5")
    val mail = line("mail", box(3.5f, 5.5f, 17f, 13f) + "M4 7.5 L12 13 L20 7.5")
    val keyboard =
        line("keyboard", box(3.5f, 6.5f, 17f, 11f) + "M7 10 H7.5 M11.8 10 H12.2 M16.5 10 H17 M8.5 14 H15.5")
    val video = line("video", box(3.5f, 6.5f, 11.5f, 11f) + "M15 11 L20.5 7.5 V16.5 L15 13")
    val relay = line("relay", "M4 9 H17 M13.5 5.5 L17 9 L13.5 12.5 M20 15 H7 M10.5 11.5 L7 15 L10.5 18.5")

    val check = line("check", "M5 12.5 L10 17.5 L19 7")
    val stop =
        line("stop", "M8.5 3.5 H15.5 L20.5 8.5 V15.5 L15.5 20.5 H8.5 L3.5 15.5 V8.5 Z M12 7.5 V13 M12 16.4 V16.6")
    val note = line("note", "$RING M12 11 V16.5 M12 7.6 V7.8")
    val help =
        line(
            "help",
            "$RING M12 8.5 A3.5 3.5 0 1 0 12 15.5 A3.5 3.5 0 1 0 12 8.5 " +
                "M6 6 L9.5 9.5 M18 6 L14.5 9.5 M6 18 L9.5 14.5 M18 18 L14.5 14.5",
        )
    val quote =
        line(
            "quote",
            "M5 6.5 H19 A1.5 1.5 0 0 1 20.5 8 V14.5 A1.5 1.5 0 0 1 19 16 H12 L8 19.5 V16 H5 " +
                "A1.5 1.5 0 0 1 3.5 14.5 V8 A1.5 1.5 0 0 1 5 6.5 Z",
        )
    val notThis = line("notThis", "$RING M6.2 17.8 L17.8 6.2")
    val source = line("source", "M6 4.5 H16 A2 2 0 0 1 18 6.5 V19.5 L12 16 L6 19.5 Z")

    val show = line("show", EYE)
    val hide = line("hide", "$EYE M4.5 20 L19.5 4")
    val copy =
        line(
            "copy",
            box(8.5f, 8.5f, 11f, 12f) +
                "M5.5 15.5 A1.5 1.5 0 0 1 4.5 14 V5 A1.5 1.5 0 0 1 6 3.5 H14 A1.5 1.5 0 0 1 15.4 4.6",
        )
    val day = line("day", box(4f, 5.5f, 16f, 14.5f) + "M4 10 H20 M8.5 3.5 V7 M15.5 3.5 V7")
    val time = line("time", "$RING M12 7.5 V12.3 L15.3 14.3")
}

private const val RING = "M12 3.5 A8.5 8.5 0 1 0 12 20.5 A8.5 8.5 0 1 0 12 3.5"
private const val EYE =
    "M2.5 12 C6 5.5 18 5.5 21.5 12 C18 18.5 6 18.5 2.5 12 Z M12 9 A3 3 0 1 0 12 15 A3 3 0 1 0 12 9"

/** A box with soft corners. */
private fun box(
    x: Float,
    y: Float,
    width: Float,
    height: Float,
): String {
    val r = 1.5f
    val (right, low) = x + width to y + height
    return "M${x + r} $y H${right - r} A$r $r 0 0 1 $right ${y + r} V${low - r} A$r $r 0 0 1 ${right - r} $low " +
        "H${x + r} A$r $r 0 0 1 $x ${low - r} V${y + r} A$r $r 0 0 1 ${x + r} $y "
}

private fun line(
    name: String,
    path: String,
    mirrored: Boolean = false,
): ImageVector =
    ImageVector
        .Builder(
            name = name,
            defaultWidth = 24.dp,
            defaultHeight = 24.dp,
            viewportWidth = 24f,
            viewportHeight = 24f,
            autoMirror = mirrored,
        ).addPath(
            pathData = PathParser().parsePathString(path).toNodes(),
            stroke = SolidColor(Color.Black),
            strokeLineWidth = 1.75f,
            strokeLineCap = StrokeCap.Round,
            strokeLineJoin = StrokeJoin.Round,
        ).build()
