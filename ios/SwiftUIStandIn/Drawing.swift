/// One thing that was drawn, and what was said about it.
@MainActor public final class ViewNode {
    /// The view's type, such as `Button`.
    public let kind: String
    /// Its own words.
    public var text: String
    /// What is in it.
    public var children: [ViewNode]
    /// What modifiers said, by their names.
    public var traits: [String: String] = [:]
    /// What a press does.
    public var press: (@MainActor () -> Void)?
    /// What typing does.
    public var change: (@MainActor (String) -> Void)?
    /// What is read back after typing, before anything is drawn anew.
    public var current: (@MainActor () -> String)?
    /// What the keyboard's own button does.
    public var submit: (@MainActor () -> Void)?
    /// What it says is to be drawn at a value of a navigation stack's path.
    var destination: (@MainActor (AnyHashable, _Drawing) -> [ViewNode]?)?

    public init(_ kind: String, text: String = "", children: [ViewNode] = []) {
        self.kind = kind
        self.text = text
        self.children = children
    }

    /// This and everything in it, in the order in which it was drawn.
    public var all: [ViewNode] { [self] + children.flatMap(\.all) }

    /// As text, for those who look for what went wrong.
    public func dump(_ indent: Int = 0) -> String {
        let said = traits.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        let own = String(repeating: "  ", count: indent) + kind + (text.isEmpty ? "" : " \"\(text)\"") + said + "\n"
        return own + children.map { $0.dump(indent + 1) }.joined()
    }
}

/// A view on a screen: it can be drawn again and again, and what its parts remember stays.
@MainActor public final class ViewHost {
    private let view: any View
    private let memory = _Memory()
    /// What the phone says of itself.
    public var environment = EnvironmentValues()

    public init(_ view: some View) {
        self.view = view
    }

    /// What is drawn now.
    public func draw() -> ViewNode {
        let drawing = _Drawing(memory: memory, environment: environment, path: "")
        return ViewNode("Screen", children: drawing.draw(view, as: "screen"))
    }
}

/// Where in the tree something is drawn, with what holds there.
@MainActor public struct _Drawing {
    let memory: _Memory
    var environment: EnvironmentValues
    let path: String

    public func draw(_ view: any View, as name: String) -> [ViewNode] {
        let here = _Drawing(memory: memory, environment: environment, path: "\(path)/\(name)")
        if let primitive = view as? any _Primitive { return primitive._nodes(here) }
        here.link(view)
        return here.draw(body(of: view), as: "\(type(of: view))")
    }

    /// Gives the property wrappers of a view or a modifier what they wrap.
    func link(_ owner: Any) {
        for property in Mirror(reflecting: owner).children {
            guard let dynamic = property.value as? any _Linked else { continue }
            dynamic._link(to: memory, at: "\(path).\(property.label ?? "")", environment: environment)
        }
    }

    private func body(of view: some View) -> any View { view.body }
}

/// What `@State` keeps from one drawing to the next.
@MainActor final class _Memory {
    private var kept: [String: AnyObject] = [:]

    func box<Box: AnyObject>(_ path: String, or fresh: Box) -> Box {
        if let known = kept[path] as? Box { return known }
        kept[path] = fresh
        return fresh
    }
}

/// A property wrapper that finds its value when its view is drawn.
@MainActor protocol _Linked {
    func _link(to memory: _Memory, at path: String, environment: EnvironmentValues)
}
