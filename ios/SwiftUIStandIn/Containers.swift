/// As Apple's.
public struct VStack<Content: View>: View, _Primitive {
    let content: Content
    public init(
        alignment: HorizontalAlignment = .center,
        spacing: CGFloat? = nil,
        @ViewBuilder content: () -> Content
    ) {
        self.content = content()
    }
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        [ViewNode("VStack", children: drawing.draw(content, as: "content"))]
    }
}

/// As Apple's.
public struct LazyVStack<Content: View>: View, _Primitive {
    let content: Content
    public init(
        alignment: HorizontalAlignment = .center,
        spacing: CGFloat? = nil,
        @ViewBuilder content: () -> Content
    ) {
        self.content = content()
    }
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        [ViewNode("LazyVStack", children: drawing.draw(content, as: "content"))]
    }
}

/// As Apple's.
public struct HStack<Content: View>: View, _Primitive {
    let content: Content
    public init(
        alignment: VerticalAlignment = .center,
        spacing: CGFloat? = nil,
        @ViewBuilder content: () -> Content
    ) {
        self.content = content()
    }
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        [ViewNode("HStack", children: drawing.draw(content, as: "content"))]
    }
}

/// As Apple's.
public struct ZStack<Content: View>: View, _Primitive {
    let content: Content
    public init(alignment: Alignment = .center, @ViewBuilder content: () -> Content) {
        self.content = content()
    }
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        [ViewNode("ZStack", children: drawing.draw(content, as: "content"))]
    }
}

/// As Apple's.
public struct ScrollView<Content: View>: View, _Primitive {
    let content: Content
    public init(_ axes: Axis.Set = .vertical, @ViewBuilder content: () -> Content) {
        self.content = content()
    }
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        [ViewNode("ScrollView", children: drawing.draw(content, as: "content"))]
    }
}

/// As Apple's. Of its choices the first is drawn: nothing is measured here.
public struct ViewThatFits<Content: View>: View, _Primitive {
    let content: Content
    public init(in axes: Axis.Set = [.horizontal, .vertical], @ViewBuilder content: () -> Content) {
        self.content = content()
    }
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        [ViewNode("ViewThatFits", children: Array(drawing.draw(content, as: "content").prefix(1)))]
    }
}

/// As Apple's.
public protocol Layout {}

/// As Apple's.
public struct HStackLayout: Layout {
    public init(alignment: VerticalAlignment = .center, spacing: CGFloat? = nil) {}
}

/// As Apple's.
public struct VStackLayout: Layout {
    public init(alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil) {}
}

/// As Apple's.
@MainActor public struct AnyLayout {
    let name: String
    public init<L: Layout>(_ layout: L) { name = "\(L.self)" }
    public func callAsFunction<V: View>(@ViewBuilder _ content: () -> V) -> some View {
        _Laid(name: name, content: content())
    }
}

struct _Laid<Content: View>: View, _Primitive {
    let name: String
    let content: Content
    func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        [ViewNode(name, children: drawing.draw(content, as: "content"))]
    }
}

/// As Apple's.
public struct Spacer: View, _Primitive {
    public init(minLength: CGFloat? = nil) {}
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] { [] }
}

/// As Apple's.
public struct ProgressView<Label: View, CurrentValueLabel: View>: View, _Primitive {
    public init() where Label == EmptyView, CurrentValueLabel == EmptyView {}
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] { [ViewNode("ProgressView")] }
}
