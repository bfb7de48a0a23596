/// As Apple's. The top of the path is drawn, by the destination that its root declares.
public struct NavigationStack<Data, Root: View>: View, _Primitive {
    let path: () -> [AnyHashable]
    let back: (Int) -> Void
    let root: Root

    public init(path: Binding<Data>, @ViewBuilder root: () -> Root)
    where
        Data: MutableCollection, Data: RandomAccessCollection, Data: RangeReplaceableCollection,
        Data.Element: Hashable
    {
        self.path = { path.wrappedValue.map { AnyHashable($0) } }
        back = { path.wrappedValue = Data(path.wrappedValue.prefix($0)) }
        self.root = root()
    }

    public func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        let drawn = drawing.draw(root, as: "root")
        let node = ViewNode("NavigationStack", children: drawn)
        let path = path()
        guard let top = path.last else { return [node] }
        let destination = drawn.flatMap(\.all).lazy.compactMap { $0.destination?(top, drawing) }.first
        precondition(destination != nil, "nothing says what to draw at \(top)")
        node.children = destination ?? []
        // The system's own Back button and swipe.
        let button = ViewNode("BackButton", text: "Back")
        button.press = { back(path.count - 1) }
        node.children.insert(button, at: 0)
        return [node]
    }
}

extension View {
    /// As Apple's.
    public func navigationDestination<D: Hashable, C: View>(
        for data: D.Type,
        @ViewBuilder destination: @escaping (D) -> C
    ) -> some View {
        _Destined(content: self, destination: destination)
    }

    /// As Apple's.
    public func navigationTitle<S: StringProtocol>(_ title: S) -> some View {
        let title = String(title)
        return _said { $0.traits["navigationTitle"] = title }
    }

    /// As Apple's.
    public func navigationBarTitleDisplayMode(
        _ displayMode: NavigationBarItem.TitleDisplayMode
    ) -> some View {
        self
    }

    /// As Apple's.
    public func toolbar<Content: ToolbarContent>(
        @ToolbarContentBuilder content: () -> Content
    ) -> some View {
        _Toolbarred(content: self, items: content())
    }

    /// As Apple's.
    public func toolbarBackground<S: ShapeStyle>(
        _ style: S,
        for bars: ToolbarPlacement...
    ) -> some View {
        self
    }
}

/// As Apple's.
public struct NavigationBarItem: Sendable {
    /// As Apple's.
    public enum TitleDisplayMode: Sendable { case automatic, inline, large }
}

/// As Apple's.
public struct ToolbarPlacement: Sendable {
    public static var navigationBar: ToolbarPlacement { .init() }
}

/// As Apple's.
public struct ToolbarItemPlacement: Sendable {
    let name: String
    public static let principal = ToolbarItemPlacement(name: "principal")
    public static let topBarTrailing = ToolbarItemPlacement(name: "topBarTrailing")
}

/// As Apple's.
@MainActor @preconcurrency public protocol ToolbarContent {
    /// Ours: what it draws.
    func _items(_ drawing: _Drawing) -> [ViewNode]
}

/// As Apple's.
public struct ToolbarItem<ID, Content: View>: ToolbarContent {
    let placement: ToolbarItemPlacement
    let content: Content
    public init(placement: ToolbarItemPlacement, @ViewBuilder content: () -> Content) where ID == () {
        self.placement = placement
        self.content = content()
    }
    public func _items(_ drawing: _Drawing) -> [ViewNode] {
        [ViewNode("ToolbarItem", children: drawing.draw(content, as: placement.name))]
    }
}

/// As Apple's.
public struct TupleToolbarContent<T>: ToolbarContent {
    let value: T
    public func _items(_ drawing: _Drawing) -> [ViewNode] {
        Mirror(reflecting: value).children.flatMap { ($0.value as? any ToolbarContent)?._items(drawing) ?? [] }
    }
}

extension Optional: ToolbarContent where Wrapped: ToolbarContent {
    public func _items(_ drawing: _Drawing) -> [ViewNode] { map { $0._items(drawing) } ?? [] }
}

/// As Apple's.
@MainActor @resultBuilder public struct ToolbarContentBuilder {
    public static func buildExpression<Content: ToolbarContent>(_ content: Content) -> Content { content }
    public static func buildBlock<Content: ToolbarContent>(_ content: Content) -> some ToolbarContent { content }
    public static func buildBlock<C0: ToolbarContent, C1: ToolbarContent>(
        _ c0: C0,
        _ c1: C1
    ) -> some ToolbarContent {
        TupleToolbarContent(value: (c0, c1))
    }
    public static func buildBlock<C0: ToolbarContent, C1: ToolbarContent, C2: ToolbarContent>(
        _ c0: C0,
        _ c1: C1,
        _ c2: C2
    ) -> some ToolbarContent {
        TupleToolbarContent(value: (c0, c1, c2))
    }
    public static func buildIf<Content: ToolbarContent>(_ content: Content?) -> Content? { content }
}

struct _Toolbarred<Content: View, Items: ToolbarContent>: View, _Primitive {
    let content: Content
    let items: Items
    init(content: Content, items: Items) {
        self.content = content
        self.items = items
    }
    func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        [ViewNode("Toolbar", children: items._items(drawing))] + drawing.draw(content, as: "content")
    }
}

struct _Destined<Content: View, D: Hashable, C: View>: View, _Primitive {
    let content: Content
    let destination: (D) -> C
    init(content: Content, destination: @escaping (D) -> C) {
        self.content = content
        self.destination = destination
    }
    func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        let node = ViewNode("Group", children: drawing.draw(content, as: "content"))
        let destination = destination
        node.destination = { value, drawing in
            (value.base as? D).map { drawing.draw(destination($0), as: "\($0)") }
        }
        return [node]
    }
}
