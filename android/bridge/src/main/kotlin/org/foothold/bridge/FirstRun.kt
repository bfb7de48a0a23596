package org.foothold.bridge

import org.foothold.core.Concern
import org.foothold.core.Person
import org.foothold.core.Settings
import org.foothold.core.regionForTag

/**
 * The settings of a first run: the country and language that the phone's own tag (`en-US`) names, and nothing else.
 * Calls the library.
 */
fun firstRun(
    tag: String,
    locale: String,
) = Settings(
    region = regionForTag(tag),
    locale = locale,
    person = Person.UNSAID,
    concern = Concern.UNSAID,
    veteran = false,
    lgbtq = false,
    localCrisisNumber = "",
    clinicianNumber = "",
)
