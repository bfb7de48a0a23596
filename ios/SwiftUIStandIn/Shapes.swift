/// As Apple's.
public protocol Shape: View, Sendable {}

/// As Apple's.
public protocol InsettableShape: Shape {}

extension Shape {
    /// As Apple's.
    public func fill<S: ShapeStyle>(_ content: S, style: FillStyle = FillStyle()) -> some View {
        _Drawn(color: content._name)
    }
}

extension InsettableShape {
    /// As Apple's.
    public func strokeBorder<S: ShapeStyle>(
        _ content: S,
        lineWidth: CGFloat = 1,
        antialiased: Bool = true
    ) -> some View {
        _Drawn(color: content._name)
    }
}

/// As Apple's.
public enum RoundedCornerStyle: Sendable { case circular, continuous }

/// As Apple's.
public struct RoundedRectangle: InsettableShape, _Primitive {
    public nonisolated init(cornerRadius: CGFloat, style: RoundedCornerStyle = .continuous) {}
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] { [] }
}

/// As Apple's.
public struct UnevenRoundedRectangle: InsettableShape, _Primitive {
    public nonisolated init(
        topLeadingRadius: CGFloat = 0,
        bottomLeadingRadius: CGFloat = 0,
        bottomTrailingRadius: CGFloat = 0,
        topTrailingRadius: CGFloat = 0,
        style: RoundedCornerStyle = .continuous
    ) {}
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] { [] }
}

/// As Apple's.
public struct Capsule: InsettableShape, _Primitive {
    public nonisolated init(style: RoundedCornerStyle = .continuous) {}
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] { [] }
}

/// As Apple's.
public struct Rectangle: InsettableShape, _Primitive {
    public nonisolated init() {}
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] { [] }
}

/// A shape that was filled or stroked: nothing that says anything.
struct _Drawn: View, _Primitive {
    let color: String
    init(color: String) { self.color = color }
    func _nodes(_ drawing: _Drawing) -> [ViewNode] { [] }
}
