import FootholdCore

/// The settings of a first run: the country and language that the phone's own tag (`en-US`) names, and nothing else.
/// Calls the library.
public func firstRun(tag: String, locale: String) -> Settings {
    firstRun(region: regionForTag(tag: tag), locale: locale)
}

/// The settings of a first run in a region.
public func firstRun(region: String, locale: String) -> Settings {
    Settings(
        region: region,
        locale: locale,
        person: .unsaid,
        concern: .unsaid,
        veteran: false,
        lgbtq: false,
        localCrisisNumber: "",
        clinicianNumber: ""
    )
}

extension Settings {
    /// The same in another region.
    func moved(to region: String) -> Settings {
        Settings(
            region: region,
            locale: locale,
            person: person,
            concern: concern,
            veteran: veteran,
            lgbtq: lgbtq,
            localCrisisNumber: localCrisisNumber,
            clinicianNumber: clinicianNumber
        )
    }
}
