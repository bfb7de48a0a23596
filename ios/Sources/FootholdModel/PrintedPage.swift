import FootholdCore

/// A screen on paper: its words, in black, with every number in full. What can only be touched is left out.
public struct PrintedPage: Equatable, Sendable {
    /// What it is called while it waits in the printer.
    public let title: String
    /// The page, for the system's own renderer.
    public let html: String

    /// A screen as a page.
    public init(_ screen: Screen) {
        title = screen.title.text
        let body = screen.blocks.flatMap(Self.lines).joined(separator: "\n")
        html = """
            <html><head><meta charset="utf-8"></head><body style="font: 12pt -apple-system">
            <h1>\(Self.safe(screen.title.text))</h1>
            \(body)
            </body></html>
            """
    }

    private static func lines(_ block: Block) -> [String] {
        switch block {
        case .heading(_, let text):
            [tag("h2", text)]
        case .paragraph(_, let sentences):
            ["<p>\(sentences.map { safe($0.text.text) }.joined(separator: " "))</p>"]
        case .say(_, let say, let avoid, let why, _):
            [tag("blockquote", say)] + [avoid.map { tag("s", $0) }, why.map { tag("p", $0) }].compactMap { $0 }
        case .steps(_, let items, let inOrder, _):
            list(
                inOrder ? "ol" : "ul",
                items.map { step in ([step.text] + step.reach.map(\.label) + step.say.map(\.words)).map(\.text) }
            )
        case .line(_, let line):
            [tag("h2", line.name)] + [line.audience].compactMap { $0 }.map { tag("p", $0) }
                + list("ul", line.channels.map { [$0.label.text, $0.note?.text ?? ""] })
                + [line.hours, line.sendsHelp, line.checked].compactMap { $0 }.map { tag("p", $0) }
        case .question(_, let text, _, let choices, _):
            [tag("h2", text)] + list("ul", choices.map { [$0.text.text] })
        case .card(_, let title, let text, _, _):
            ["<p><b>\(safe(title.text))</b> \(safe(text?.text ?? ""))</p>"]
        case .notice(_, _, let text, _, _):
            ["<p><b>\(safe(text.text))</b></p>"]
        case .form, .progress, .source:
            []
        }
    }

    private static func list(_ name: String, _ items: [[String]]) -> [String] {
        ["<\(name)>"]
            + items.map { words in "<li>\(words.filter { !$0.isEmpty }.map(safe).joined(separator: "<br>"))</li>" }
            + ["</\(name)>"]
    }

    private static func tag(_ name: String, _ phrase: Phrase) -> String {
        "<\(name)>\(safe(phrase.text))</\(name)>"
    }

    /// Words are words, whatever is in them.
    private static func safe(_ text: String) -> String {
        var safe = ""
        for letter in text {
            switch letter {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            default: safe.append(letter)
            }
        }
        return safe
    }
}
