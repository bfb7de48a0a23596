package org.foothold.app.help

import android.content.res.AssetManager
import org.foothold.core.Route
import org.foothold.core.Screen
import org.json.JSONObject
import java.io.FileNotFoundException

/**
 * The help of one country, as it was when the app was built: shown before the Rust library is there, and where it never
 * comes. Reading it loads no native code.
 */
class HelpBook(
    /** Which country's. */
    val region: String,
    /** The apps' own words. */
    val words: Map<String, String>,
    private val screens: Map<Route, Screen>,
) {
    /** What stands at a place; help where that is nothing. */
    fun at(route: Route): Screen = screens[route] ?: screens.getValue(Route.Help)

    /** True for places that can be shown without the library. */
    operator fun contains(route: Route): Boolean = route in screens

    companion object {
        private const val FOLDER = "help"
        private const val UNKNOWN = "unknown"

        /** The id of a country without numbers of its own here: it never shows another country's. */
        fun regionOf(
            assets: AssetManager,
            country: String,
        ): String = JSONObject(assets.text("$FOLDER/countries.json")).optString(country, UNKNOWN)

        /** The help of a country in a language; in English, or for no country, where there is no such. */
        fun read(
            assets: AssetManager,
            region: String,
            locale: String,
        ): HelpBook {
            val languages = listOf(locale, locale.substringBefore('-'), "en")
            val language = languages.first { assets.has("$FOLDER/$it", "$UNKNOWN.json") }
            val known = if (assets.has("$FOLDER/$language", "$region.json")) region else UNKNOWN
            val book = JSONObject(assets.text("$FOLDER/$language/$known.json"))
            return HelpBook(known, book.getJSONObject("words").texts(), book.getJSONObject("screens").screens())
        }

        private fun AssetManager.has(
            folder: String,
            name: String,
        ): Boolean = list(folder).orEmpty().contains(name)

        @Throws(FileNotFoundException::class)
        private fun AssetManager.text(name: String): String = open(name).bufferedReader().use { it.readText() }
    }
}
