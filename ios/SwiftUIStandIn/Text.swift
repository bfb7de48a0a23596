/// As Apple's.
public struct LocalizedStringKey: Equatable, ExpressibleByStringInterpolation, Sendable {
    let key: String
    public init(_ value: String) { key = value }
    public init(stringLiteral value: String) { key = value }
}

/// As Apple's.
public struct Text: View, Equatable, Sendable {
    let words: String
    let isSelectable: Bool

    public init(verbatim content: String) {
        words = content
        isSelectable = false
    }

    @_disfavoredOverload public init<S: StringProtocol>(_ content: S) {
        self.init(verbatim: String(content))
    }

    public func font(_ font: Font?) -> Text { self }
    public func fontWeight(_ weight: Font.Weight?) -> Text { self }
    public func bold() -> Text { self }
    public func baselineOffset(_ baselineOffset: CGFloat) -> Text { self }
    public func foregroundStyle<S: ShapeStyle>(_ style: S) -> Text { self }

    public static func + (lhs: Text, rhs: Text) -> Text { Text(verbatim: lhs.words + rhs.words) }
}

extension Text: _Primitive {
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] { [ViewNode("Text", text: words)] }
}

/// As Apple's.
public struct Image: View, _Primitive {
    let name: String
    public init(systemName: String) { name = systemName }
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        let node = ViewNode("Image")
        node.traits["systemName"] = name
        return [node]
    }
}

/// As Apple's.
public struct Label<Title: View, Icon: View>: View, _Primitive {
    let title: Title
    let icon: Icon
    public init(@ViewBuilder title: () -> Title, @ViewBuilder icon: () -> Icon) {
        self.title = title()
        self.icon = icon()
    }
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        // Its picture says nothing: the title is its name.
        [ViewNode("Label", children: drawing.draw(title, as: "title"))]
    }
}

extension Label where Title == Text, Icon == Image {
    /// As Apple's.
    public init<S: StringProtocol>(_ title: S, systemImage name: String) {
        self.init(title: { Text(title) }, icon: { Image(systemName: name) })
    }
}
