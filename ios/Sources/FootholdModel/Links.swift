import Foundation

/// Links into the app: `foothold://` and the text of a route. Core says which of them may be opened from outside.
public enum Links {
    /// The scheme, as `Info.plist` names it too.
    public static let scheme = "foothold"

    /// The route's text in a link.
    public static func text(in link: URL) -> String {
        let text = link.absoluteString
        guard let end = text.range(of: "://")?.upperBound else { return text }
        return String(text[end...])
    }
}
