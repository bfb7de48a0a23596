import Foundation

/// The help of every country, as files in the app's own resources. `foothold-resources` writes them from the content.
///
/// Nothing here needs the Rust library: it is what stands on the screen before that is there, and in widgets.
public struct HelpFiles: Sendable {
    private let folder: URL

    /// The id of a country without numbers of its own here: it never shows another country's.
    public static let unknown = "unknown"

    /// The files in this folder.
    public init(folder: URL) {
        self.folder = folder
    }

    /// The files in a bundle.
    public init(bundle: Bundle = .main) {
        self.init(folder: (bundle.resourceURL ?? bundle.bundleURL).appending(path: "help"))
    }

    /// The region that a country's code means.
    public func region(country code: String) -> String {
        guard let bytes = try? Data(contentsOf: folder.appending(path: "countries.json")),
            let countries = try? JSONDecoder().decode([String: String].self, from: bytes)
        else { return Self.unknown }
        return countries[code] ?? Self.unknown
    }

    /// The help of a region in a language; in English, or for no country, where there is no such or it cannot be
    /// understood. Where no file can, the help that is in the app's own code: help is never blank.
    public func read<Help>(region: String, locale: String, as understand: (Data) throws -> Help) -> Help? {
        let language = locale.prefix { $0 != "-" && $0 != "_" }
        for language in [locale, String(language), "en"] {
            for region in [region, Self.unknown] {
                let file = folder.appending(path: language).appending(path: "\(region).json")
                if let help = try? understand(Data(contentsOf: file)) { return help }
            }
        }
        return try? understand(Data(LastHelp.json.utf8))
    }
}
