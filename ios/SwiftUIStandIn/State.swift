/// As Apple's.
public protocol DynamicProperty {}

/// As Apple's.
@propertyWrapper @dynamicMemberLookup public struct Binding<Value> {
    private let getter: () -> Value
    private let setter: (Value) -> Void

    @preconcurrency public init(
        get: @escaping @isolated(any) @Sendable () -> Value,
        set: @escaping @isolated(any) @Sendable (Value) -> Void
    ) {
        // As SwiftUI does: called on the actor that made it, which is the main one.
        getter = unsafeBitCast(get, to: (() -> Value).self)
        setter = unsafeBitCast(set, to: ((Value) -> Void).self)
    }

    init(_get: @escaping () -> Value, _set: @escaping (Value) -> Void) {
        getter = _get
        setter = _set
    }

    public static func constant(_ value: Value) -> Binding<Value> {
        .init(_get: { value }, _set: { _ in })
    }

    public var wrappedValue: Value {
        get { getter() }
        nonmutating set { setter(newValue) }
    }

    public var projectedValue: Binding<Value> { self }

    public subscript<Subject>(dynamicMember keyPath: WritableKeyPath<Value, Subject>) -> Binding<Subject> {
        .init(
            _get: { wrappedValue[keyPath: keyPath] },
            _set: {
                var value = wrappedValue
                value[keyPath: keyPath] = $0
                wrappedValue = value
            }
        )
    }
}

extension Binding: DynamicProperty {}

/// A value that outlives the view it is in.
final class _Box<Value> {
    var value: Value
    /// The same state of an earlier drawing.
    var kept: _Box?

    init(_ value: Value) { self.value = value }

    var current: Value {
        get { kept?.value ?? value }
        set { if let kept { kept.value = newValue } else { value = newValue } }
    }

    @MainActor func link(to memory: _Memory, at path: String) {
        let known = memory.box(path, or: self)
        kept = known === self ? nil : known
    }
}

/// As Apple's.
@propertyWrapper public struct State<Value>: DynamicProperty {
    let box: _Box<Value>

    public init(wrappedValue value: Value) { box = _Box(value) }
    public init(initialValue value: Value) { box = _Box(value) }

    public var wrappedValue: Value {
        get { box.current }
        nonmutating set { box.current = newValue }
    }

    public var projectedValue: Binding<Value> {
        .init(_get: { box.current }, _set: { box.current = $0 })
    }
}

extension State where Value: ExpressibleByNilLiteral {
    public init() { self.init(wrappedValue: nil) }
}

extension State: _Linked {
    func _link(to memory: _Memory, at path: String, environment: EnvironmentValues) {
        box.link(to: memory, at: path)
    }
}

/// As Apple's.
@propertyWrapper public struct FocusState<Value: Hashable>: DynamicProperty {
    /// As Apple's.
    @propertyWrapper public struct Binding {
        let box: _Box<Value>
        public var wrappedValue: Value {
            get { box.current }
            nonmutating set { box.current = newValue }
        }
        public var projectedValue: FocusState<Value>.Binding { self }
    }

    let box: _Box<Value>

    public init() where Value == Bool { box = _Box(false) }
    public init<T: Hashable>() where Value == T? { box = _Box(nil) }

    public var wrappedValue: Value {
        get { box.current }
        nonmutating set { box.current = newValue }
    }

    public var projectedValue: FocusState<Value>.Binding { .init(box: box) }
}

extension FocusState: _Linked {
    func _link(to memory: _Memory, at path: String, environment: EnvironmentValues) {
        box.link(to: memory, at: path)
    }
}

/// As Apple's. Nothing is scaled here.
@propertyWrapper public struct ScaledMetric<Value: BinaryFloatingPoint>: DynamicProperty {
    public let wrappedValue: Value
    public init(wrappedValue: Value, relativeTo textStyle: Font.TextStyle) { self.wrappedValue = wrappedValue }
}
