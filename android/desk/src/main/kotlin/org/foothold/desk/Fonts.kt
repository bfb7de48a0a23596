package org.foothold.desk

import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontStyle
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.platform.Font
import org.foothold.app.ui.FootholdType

/** The phone's own fonts, so that what is judged at a desk is what a phone shows. */
val PhoneType: FootholdType by lazy {
    FootholdType.of(
        serif =
            FontFamily(
                font("NotoSerif-Regular", FontWeight.Normal),
                font("NotoSerif-Bold", FontWeight.Bold),
            ),
        sans =
            FontFamily(
                font("Roboto-Regular", FontWeight.Normal),
                font("Roboto-Medium", FontWeight.Medium),
                font("Roboto-Bold", FontWeight.Bold),
            ),
    )
}

private fun font(
    name: String,
    weight: FontWeight,
) = Font(
    identity = name,
    data =
        checkNotNull(
            FootholdType::class.java.getResourceAsStream("/fonts/$name.ttf"),
        ) { "no font $name" }.readBytes(),
    weight = weight,
    style = FontStyle.Normal,
)
