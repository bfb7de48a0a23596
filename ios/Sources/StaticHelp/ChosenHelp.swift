import Foundation

/// Whose help to show: the country and language that were chosen in the app. Widgets cannot see the app's settings,
/// so this much of them lies where both can read it, also while the phone is locked. Nothing else does.
public struct ChosenHelp: Codable, Equatable, Sendable {
    /// The folder that the app and its widgets share, as their entitlements name it too.
    public static let group = "group.org.foothold.app"

    /// The region's id.
    public let region: String
    /// The language's tag.
    public let locale: String

    /// This country in this language.
    public init(region: String, locale: String) {
        self.region = region
        self.locale = locale
    }

    /// What was chosen; where nothing was, what the phone itself says.
    public static func read(in folder: URL?, files: HelpFiles, phone: Locale = .current) -> ChosenHelp {
        if let file = folder?.appending(path: name), let bytes = try? Data(contentsOf: file),
            let chosen = try? JSONDecoder().decode(ChosenHelp.self, from: bytes)
        {
            return chosen
        }
        let country = phone.region?.identifier ?? ""
        return ChosenHelp(
            region: files.region(country: country),
            locale: phone.language.languageCode?.identifier ?? ""
        )
    }

    /// Keeps it.
    ///
    /// - Throws: if it cannot be kept; then what was kept before still is.
    public func write(in folder: URL) throws {
        #if os(iOS)
            // Widgets are drawn on a locked phone too, and no private word is in it.
            let options: Data.WritingOptions = [.atomic, .noFileProtection]
        #else
            let options: Data.WritingOptions = .atomic
        #endif
        try JSONEncoder().encode(self).write(to: folder.appending(path: Self.name), options: options)
    }

    private static let name = "help.json"
}
