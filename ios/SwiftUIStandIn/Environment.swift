/// As Apple's.
public protocol EnvironmentKey {
    associatedtype Value
    static var defaultValue: Self.Value { get }
}

/// As Apple's.
public struct EnvironmentValues {
    private var values: [ObjectIdentifier: Any] = [:]

    public init() {}

    public subscript<K: EnvironmentKey>(key: K.Type) -> K.Value {
        get { values[ObjectIdentifier(key)] as? K.Value ?? K.defaultValue }
        set { values[ObjectIdentifier(key)] = newValue }
    }
}

/// As Apple's.
@propertyWrapper public struct Environment<Value>: DynamicProperty {
    let keyPath: KeyPath<EnvironmentValues, Value>
    let box: _Box<Value>

    public init(_ keyPath: KeyPath<EnvironmentValues, Value>) {
        self.keyPath = keyPath
        box = _Box(EnvironmentValues()[keyPath: keyPath])
    }

    public var wrappedValue: Value { box.value }
}

extension Environment: _Linked {
    func _link(to memory: _Memory, at path: String, environment: EnvironmentValues) {
        box.value = environment[keyPath: keyPath]
    }
}

/// As Apple's.
public enum ColorScheme: CaseIterable, Sendable {
    case light
    case dark
}

/// As Apple's.
public enum UserInterfaceSizeClass: Sendable {
    case compact
    case regular
}

/// As Apple's.
public enum DynamicTypeSize: Hashable, Comparable, CaseIterable, Sendable {
    case xSmall, small, medium, large, xLarge, xxLarge, xxxLarge
    case accessibility1, accessibility2, accessibility3, accessibility4, accessibility5

    public var isAccessibilitySize: Bool { self >= .accessibility1 }
}

private struct ColorSchemeKey: EnvironmentKey {
    static let defaultValue = ColorScheme.light
}

private struct VerticalSizeClassKey: EnvironmentKey {
    static let defaultValue: UserInterfaceSizeClass? = .regular
}

private struct DynamicTypeSizeKey: EnvironmentKey {
    static let defaultValue = DynamicTypeSize.large
}

extension EnvironmentValues {
    /// As Apple's.
    public var colorScheme: ColorScheme {
        get { self[ColorSchemeKey.self] }
        set { self[ColorSchemeKey.self] = newValue }
    }

    /// As Apple's.
    public var verticalSizeClass: UserInterfaceSizeClass? {
        get { self[VerticalSizeClassKey.self] }
        set { self[VerticalSizeClassKey.self] = newValue }
    }

    /// As Apple's.
    public var dynamicTypeSize: DynamicTypeSize {
        get { self[DynamicTypeSizeKey.self] }
        set { self[DynamicTypeSizeKey.self] = newValue }
    }
}

extension View {
    /// As Apple's.
    public func environment<V>(
        _ keyPath: WritableKeyPath<EnvironmentValues, V>,
        _ value: V
    ) -> some View {
        _InEnvironment(content: self) { $0[keyPath: keyPath] = value }
    }
}

struct _InEnvironment<Content: View>: View, _Primitive {
    let content: Content
    let change: (inout EnvironmentValues) -> Void

    init(content: Content, change: @escaping (inout EnvironmentValues) -> Void) {
        self.content = content
        self.change = change
    }

    func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        var drawing = drawing
        change(&drawing.environment)
        return drawing.draw(content, as: "environment")
    }
}
