import FootholdCore

/// The help files as screens of core's. `bindings/generate` writes them and says what is in them; a test there holds
/// them equal to the content, a test here holds what is read equal to what core says.
enum HelpJSON {
    struct File: Decodable {
        let words: [String: String]
        let screens: [String: HelpJSON.Screen]
    }

    struct Screen: Decodable {
        let title: HelpJSON.Phrase
        let emergency: HelpJSON.Button
        let crisis: HelpJSON.Button
        let help: HelpJSON.Button
        let blocks: [HelpJSON.Block]
    }

    struct Phrase: Decodable {
        let text: String
        let spoken: String?
    }

    struct Button: Decodable {
        let label: HelpJSON.Phrase
        let tap: HelpJSON.Tap
    }

    struct Tap: Decodable {
        let go: String?
        let region: String?
        let reach: HelpJSON.Channel?
    }

    struct Channel: Decodable {
        let id: String
        let kind: String
        let label: HelpJSON.Phrase
        let note: HelpJSON.Phrase?
        let without_data: Bool
        let effect: HelpJSON.Effect
        let if_it_fails: HelpJSON.Phrase
    }

    struct Effect: Decodable {
        let number: String?
        let dial: String?
        let body: String?
        let url: String?
    }

    /// Any kind of block: each kind has some of these.
    struct Block: Decodable {
        let kind: String
        let id: String
        let title: HelpJSON.Phrase?
        let text: HelpJSON.Phrase?
        let sentences: [HelpJSON.Phrase]?
        let say: HelpJSON.Phrase?
        let avoid: HelpJSON.Phrase?
        let why: HelpJSON.Phrase?
        let items: [HelpJSON.Step]?
        let in_order: Bool?
        let in_sight: UInt32?
        let line: HelpJSON.Line?
        let main: Bool?
        let stop: Bool?
        let tap: HelpJSON.Tap?
    }

    struct Step: Decodable {
        let id: String
        let text: HelpJSON.Phrase
        let say: [HelpJSON.Words]
        let reach: [HelpJSON.Channel]
    }

    struct Words: Decodable {
        let to: HelpJSON.Phrase?
        let words: HelpJSON.Phrase
    }

    struct Line: Decodable {
        let id: String
        let name: HelpJSON.Phrase
        let audience: HelpJSON.Phrase?
        let channels: [HelpJSON.Channel]
        let hours: HelpJSON.Phrase?
        let sends_help: HelpJSON.Phrase?
        let checked: HelpJSON.Phrase?
        let more: HelpJSON.Button?
    }

    /// A help file holds something that this app does not know.
    struct Unknown: Error {
        let what: String
    }

    /// The few places that these files name, by the text of their routes.
    static func route(_ text: String) -> Route {
        switch text {
        case "help": .help
        case "words": .emergencyWords
        case "no-connection": .noConnection
        case "settings/country": .country
        default: .line(id: String(text.trimmingPrefix("line/")))
        }
    }
}
