struct _Modified<Content: View>: View, _Primitive {
    let content: Content
    let change: @MainActor (ViewNode) -> Void

    init(content: Content, change: @escaping @MainActor (ViewNode) -> Void) {
        self.content = content
        self.change = change
    }

    func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        let drawn = drawing.draw(content, as: "modified")
        let node = drawn.count == 1 ? drawn[0] : ViewNode("Group", children: drawn)
        change(node)
        return [node]
    }
}

/// As Apple's.
@MainActor @preconcurrency public protocol ViewModifier {
    associatedtype Body: View
    typealias Content = _ViewModifier_Content<Self>
    @ViewBuilder @MainActor @preconcurrency func body(content: Self.Content) -> Self.Body
}

/// As Apple's.
public struct _ViewModifier_Content<Modifier: ViewModifier>: View, _Primitive {
    let content: any View
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] { drawing.draw(content, as: "content") }
}

struct _ModifiedBy<Content: View, Modifier: ViewModifier>: View, _Primitive {
    let content: Content
    let modifier: Modifier
    func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        drawing.link(modifier)
        return drawing.draw(modifier.body(content: .init(content: content)), as: "\(Modifier.self)")
    }
}

extension View {
    /// As Apple's, whose result is a type of its own.
    public func modifier<T: ViewModifier>(_ modifier: T) -> some View {
        _ModifiedBy(content: self, modifier: modifier)
    }

    /// Ours: a modifier that says something about its view.
    func _said(_ change: @escaping @MainActor (ViewNode) -> Void) -> some View {
        _Modified(content: self, change: change)
    }

    // MARK: Looks, of which nothing is drawn here

    public func padding(_ edges: Edge.Set = .all, _ length: CGFloat? = nil) -> some View { self }
    public func padding(_ length: CGFloat) -> some View { self }
    public func font(_ font: Font?) -> some View { self }
    public func fontWeight(_ weight: Font.Weight?) -> some View { self }
    public func lineSpacing(_ lineSpacing: CGFloat) -> some View { self }
    public func lineLimit(_ number: Int?) -> some View { self }
    public func lineLimit(_ limit: PartialRangeFrom<Int>) -> some View { self }
    public func multilineTextAlignment(_ alignment: TextAlignment) -> some View { self }
    public func fixedSize(horizontal: Bool, vertical: Bool) -> some View { self }
    public func clipShape<S: Shape>(_ shape: S, style: FillStyle = FillStyle()) -> some View { self }
    public func contentShape<S: Shape>(_ shape: S, eoFill: Bool = false) -> some View { self }
    public func ignoresSafeArea(
        _ regions: SafeAreaRegions = .all,
        edges: Edge.Set = .all
    ) -> some View {
        self
    }
    public func opacity(_ opacity: Double) -> some View {
        _said { $0.traits["opacity"] = "\(opacity)" }
    }
    public func tint<S: ShapeStyle>(_ tint: S?) -> some View { self }
    public func scrollDismissesKeyboard(_ mode: ScrollDismissesKeyboardMode) -> some View { self }
    public func buttonStyle<S: PrimitiveButtonStyle>(_ style: S) -> some View { self }
    public func datePickerStyle<S: DatePickerStyle>(_ style: S) -> some View { self }
    public func labelsHidden() -> some View { self }
    public func submitLabel(_ submitLabel: SubmitLabel) -> some View {
        _said { $0.traits["keyboardButton"] = submitLabel.name }
    }

    public func frame(
        minWidth: CGFloat? = nil,
        idealWidth: CGFloat? = nil,
        maxWidth: CGFloat? = nil,
        minHeight: CGFloat? = nil,
        idealHeight: CGFloat? = nil,
        maxHeight: CGFloat? = nil,
        alignment: Alignment = .center
    ) -> some View {
        _said { node in
            if let minWidth { node.traits["minWidth"] = "\(minWidth)" }
            if let minHeight { node.traits["minHeight"] = "\(minHeight)" }
        }
    }

    public func frame(
        width: CGFloat? = nil,
        height: CGFloat? = nil,
        alignment: Alignment = .center
    ) -> some View {
        _said { node in
            if let width { node.traits["minWidth"] = "\(width)" }
            if let height { node.traits["minHeight"] = "\(height)" }
        }
    }

    public func foregroundStyle<S: ShapeStyle>(_ style: S) -> some View {
        _said { $0.traits["foreground"] = style._name }
    }

    public func background<S: ShapeStyle>(
        _ style: S,
        ignoresSafeAreaEdges edges: Edge.Set = .all
    ) -> some View {
        _said { $0.traits["background"] = style._name }
    }

    public func background<S: ShapeStyle, T: Shape>(
        _ style: S,
        in shape: T,
        fillStyle: FillStyle = FillStyle()
    ) -> some View {
        _said { $0.traits["background"] = style._name }
    }

    public func overlay<V: View>(
        alignment: Alignment = .center,
        @ViewBuilder content: () -> V
    ) -> some View {
        _Overlaid(content: self, over: content())
    }

    // MARK: What happens

    public func disabled(_ disabled: Bool) -> some View {
        _said { $0.traits["disabled"] = "\(disabled)" }
    }

    public func onChange<V: Equatable>(
        of value: V,
        initial: Bool = false,
        _ action: @escaping (_ oldValue: V, _ newValue: V) -> Void
    ) -> some View {
        self
    }

    public func task(
        priority: TaskPriority = .userInitiated,
        @_inheritActorContext _ action: @escaping @Sendable () async -> Void
    ) -> some View {
        self
    }

    public func onSubmit(
        of triggers: SubmitTriggers = .text,
        _ action: @escaping (() -> Void)
    ) -> some View {
        // Views are on the main actor, and so is whoever presses the button.
        nonisolated(unsafe) let action = action
        return _said { $0.submit = { action() } }
    }

    public func focused<Value: Hashable>(
        _ binding: FocusState<Value>.Binding,
        equals value: Value
    ) -> some View {
        _said { $0.traits["focused"] = "\(binding.wrappedValue == value)" }
    }

    // MARK: Typing

    public func keyboardType(_ type: UIKeyboardType) -> some View {
        _said { $0.traits["keyboard"] = "\(type)" }
    }

    public func autocorrectionDisabled(_ disable: Bool = true) -> some View {
        _said { $0.traits["autocorrectionDisabled"] = "\(disable)" }
    }

    public func textInputAutocapitalization(
        _ autocapitalization: TextInputAutocapitalization?
    ) -> some View {
        self
    }

    public func textSelection<S: TextSelectability>(_ selectability: S) -> some View {
        _said { $0.traits["selectable"] = "true" }
    }
}

struct _Overlaid<Content: View, Over: View>: View, _Primitive {
    let content: Content
    let over: Over

    init(content: Content, over: Over) {
        self.content = content
        self.over = over
    }

    func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        let under = drawing.draw(content, as: "under")
        let over = drawing.draw(over, as: "over")
        return over.isEmpty ? under : [ViewNode("Overlay", children: under + over)]
    }
}

/// As Apple's.
public struct FillStyle: Sendable {
    public init(eoFill: Bool = false, antialiased: Bool = true) {}
}

/// As Apple's.
public struct SafeAreaRegions: Sendable {
    public static let all = SafeAreaRegions()
}

/// As Apple's.
public struct ScrollDismissesKeyboardMode: Sendable {
    public static var interactively: ScrollDismissesKeyboardMode { .init() }
}

/// As Apple's.
public struct SubmitTriggers: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let text = SubmitTriggers(rawValue: 1)
}

/// As Apple's.
public protocol TextSelectability {}

/// As Apple's.
public struct EnabledTextSelectability: TextSelectability {}

extension TextSelectability where Self == EnabledTextSelectability {
    public static var enabled: EnabledTextSelectability { .init() }
}
