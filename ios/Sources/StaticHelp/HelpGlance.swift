import Foundation

/// As much of a help file as a widget shows: the words of the help bar, and the apps' own.
public struct HelpGlance: Decodable, Sendable {
    /// A button's words, and how a screen reader says them where digits occur.
    public struct Words: Sendable {
        /// As shown.
        public let text: String
        /// As spoken; `nil`: as shown.
        public let spoken: String?
        /// The number behind it; `nil` where there is none.
        public let number: String?
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
        emergency = screen.emergency.words
        crisis = screen.crisis.words
        help = screen.help.words
    }

    /// The help of a region, or of no country where its file cannot be read.
    public static func read(_ files: HelpFiles, region: String, locale: String) -> HelpGlance? {
        files.read(region: region, locale: locale) { try JSONDecoder().decode(HelpGlance.self, from: $0) }
    }

    private struct Book: Decodable {
        let words: [String: String]
        let screens: [String: Bar]
    }

    private struct Bar: Decodable {
        let emergency: Button
        let crisis: Button
        let help: Button
    }

    private struct Button: Decodable {
        let label: Label
        let tap: Tap

        var words: Words { Words(text: label.text, spoken: label.spoken, number: tap.reach?.effect.number) }
    }

    private struct Label: Decodable {
        let text: String
        let spoken: String?
    }

    private struct Tap: Decodable {
        let reach: Channel?
    }

    private struct Channel: Decodable {
        let effect: Effect
    }

    private struct Effect: Decodable {
        let number: String?
    }
}
