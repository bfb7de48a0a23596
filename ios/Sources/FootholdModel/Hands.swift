import FootholdCore

/// Something that screens can be drawn from: the model, or the static help before it and without it.
///
/// Nothing is decided by what draws. What is touched is handed on as it is.
@MainActor public protocol Hands: AnyObject, Sendable {
    /// The places of the stack as they are drawn, from the bottom.
    var routes: [Route] { get }

    /// What to draw at a place of the stack: the screen itself at the top, and below it as it was left.
    func drawn(at route: Route) -> Drawn?

    /// Something was touched.
    func touch(_ tap: Tap)

    /// A field changed. Called on every keystroke, so that a draft survives whatever takes the app away.
    func type(form: String, field: String, value: String)

    /// Back, until so many places are left.
    func back(to count: Int)

    /// What went wrong was read and may go.
    func dismiss()
}
