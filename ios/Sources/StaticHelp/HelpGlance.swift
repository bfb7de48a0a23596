import Foundation

/// As much of a help file as a widget shows: the words of the help bar, and the apps' own.
public struct HelpGlance: Decodable, Sendable {
    /// Words, and how a screen reader says them where digits occur.
    public struct Words: Decodable, Sendable {
        /// As shown.
        public let text: String
        /// As spoken; `nil`: as shown.
        public let spoken: String?
    }

    /// The apps' own words, by their ids.
    public let words: [String: String]
    /// The emergency number's button.
    public let emergency: Words
    /// The crisis line's button.
    public let crisis: Words
    /// The button that shows every line.
    public let help: Words

    /// What is in a help file.
    public init(from decoder: any Decoder) throws {
        let book = try Book(from: decoder)
        guard let screen = book.screens["help"] else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no help screen"))
        }
        words = book.words
        emergency = screen.emergency.label
        crisis = screen.crisis.label
        help = screen.help.label
    }

    /// The help of a region; `nil` where its file cannot be read.
    public static func read(_ files: HelpFiles, region: String, locale: String) -> HelpGlance? {
        files.read(region: region, locale: locale).flatMap { try? JSONDecoder().decode(HelpGlance.self, from: $0) }
    }

    private struct Book: Decodable {
        let words: [String: String]
        let screens: [String: Bar]
    }

    private struct Bar: Decodable {
        let emergency: Labelled
        let crisis: Labelled
        let help: Labelled
    }

    private struct Labelled: Decodable {
        let label: Words
    }
}
