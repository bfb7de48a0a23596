package org.foothold.app.phone

import org.foothold.core.Concern
import org.foothold.core.Person
import org.foothold.core.Settings
import org.json.JSONException
import org.json.JSONObject
import java.io.File
import java.io.IOException

/**
 * Core's settings, kept outside the diary so that help is right when the diary cannot be opened. They hold a
 * clinician's number, so the file lies where no backup reaches.
 */
class SettingsFile(
    folder: File,
) {
    private val file = WholeFile(File(folder, "settings.json"))

    /** `null` on a first run, and where the file cannot be read: then the phone's own country and language count. */
    fun read(): Settings? =
        try {
            file.read()?.let { settings(JSONObject(it.decodeToString())) }
        } catch (_: JSONException) {
            null
        }

    /**
     * One write after the other: the help window and the main one both keep what was chosen in them.
     *
     * @throws IOException if they cannot be kept.
     */
    fun write(settings: Settings) =
        synchronized(SettingsFile) { file.write(json(settings).toString().encodeToByteArray()) }

    private fun json(settings: Settings) =
        JSONObject()
            .put("region", settings.region)
            .put("locale", settings.locale)
            .put("person", settings.person.name)
            .put("concern", settings.concern.name)
            .put("veteran", settings.veteran)
            .put("lgbtq", settings.lgbtq)
            .put("local_crisis_number", settings.localCrisisNumber)
            .put("clinician_number", settings.clinicianNumber)

    private fun settings(from: JSONObject) =
        Settings(
            region = from.getString("region"),
            locale = from.getString("locale"),
            person = Person.entries.find { it.name == from.optString("person") } ?: Person.UNSAID,
            concern = Concern.entries.find { it.name == from.optString("concern") } ?: Concern.UNSAID,
            veteran = from.optBoolean("veteran"),
            lgbtq = from.optBoolean("lgbtq"),
            localCrisisNumber = from.optString("local_crisis_number"),
            clinicianNumber = from.optString("clinician_number"),
        )

    private companion object
}
