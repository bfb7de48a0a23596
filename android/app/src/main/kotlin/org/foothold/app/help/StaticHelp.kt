package org.foothold.app.help

import android.content.Context
import org.foothold.app.phone.SettingsFile
import org.foothold.bridge.firstRun
import org.foothold.core.Concern
import org.foothold.core.Person
import org.foothold.core.Settings
import java.io.IOException
import java.util.Locale

/** Which country's help this phone shows, and in which language, known without the library. */
class StaticHelp(
    private val context: Context,
    private val settings: SettingsFile = SettingsFile(context.noBackupFilesDir),
) {
    private val language: String get() = Locale.getDefault().toLanguageTag()

    /** The help to show: of the country that was chosen, else of the one the phone is in. */
    fun book(): HelpBook {
        val kept = settings.read()
        val region = kept?.region ?: HelpBook.regionOf(context.assets, phoneCountry(context))
        return HelpBook.read(context.assets, region, kept?.locale ?: language)
    }

    /** What core starts with. On a first run it asks core, so call it where the library may be loaded. */
    fun firstSettings(): Settings = settings.read() ?: firstRun(phoneCountry(context), language)

    /** The reader chose a country while there is no library to tell. Gives its help, whether or not it can be kept. */
    fun choose(region: String): HelpBook {
        val kept = settings.read() ?: unsaid(region)
        try {
            settings.write(kept.copy(region = region))
        } catch (_: IOException) {
            // Then it holds until the app closes.
        }
        return HelpBook.read(context.assets, region, kept.locale)
    }

    private fun unsaid(region: String) =
        Settings(
            region = region,
            locale = language,
            person = Person.UNSAID,
            concern = Concern.UNSAID,
            veteran = false,
            lgbtq = false,
            localCrisisNumber = "",
            clinicianNumber = "",
        )
}
