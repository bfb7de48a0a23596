package org.foothold.app.ui

import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.ui.unit.dp

/** Shapes. Soft ones hold what is calm; only what must be read first has hard ones. */
object Shapes {
    val card = RoundedCornerShape(20.dp)
    val button = RoundedCornerShape(16.dp)
    val field = RoundedCornerShape(12.dp)
    val mark = RoundedCornerShape(6.dp)
    val pill = RoundedCornerShape(percent = 50)
    val bar = RoundedCornerShape(18.dp)
    val stop = RoundedCornerShape(2.dp)

    /** Words to say aloud: a bubble whose tail is its one hard corner. */
    val speech = RoundedCornerShape(topStart = 4.dp, topEnd = 18.dp, bottomEnd = 18.dp, bottomStart = 18.dp)
}
