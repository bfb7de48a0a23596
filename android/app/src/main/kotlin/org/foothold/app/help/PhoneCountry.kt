package org.foothold.app.help

import android.content.Context
import android.telephony.TelephonyManager
import java.util.Locale

/**
 * The country to begin with, as an ISO code: where the phone's network is, else whose SIM it has, else whose language
 * it speaks. None of these needs a permission. The reader can choose another at any time.
 */
internal fun phoneCountry(context: Context): String {
    val phone = context.getSystemService(TelephonyManager::class.java)
    val codes = sequenceOf(phone?.networkCountryIso, phone?.simCountryIso, Locale.getDefault().country)
    return codes.firstOrNull { !it.isNullOrBlank() }.orEmpty().uppercase(Locale.ROOT)
}
