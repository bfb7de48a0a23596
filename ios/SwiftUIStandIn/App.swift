import FoundationOnApple

/// As Apple's, without its body: no scene is ever drawn here.
@MainActor @preconcurrency public protocol Scene {}

/// As Apple's.
@MainActor @preconcurrency public protocol App {
    associatedtype Body: Scene
    @SceneBuilder @MainActor @preconcurrency var body: Self.Body { get }
    @MainActor @preconcurrency init()
}

extension App {
    /// As Apple's.
    @MainActor @preconcurrency public static func main() { notOnApple() }
}

/// As Apple's.
@MainActor @resultBuilder public struct SceneBuilder {
    public static func buildBlock<Content: Scene>(_ content: Content) -> Content { content }
}

/// As Apple's.
public struct WindowGroup<Content: View>: Scene {
    public init(@ViewBuilder content: () -> Content) {}
}

/// As Apple's.
@MainActor @preconcurrency @propertyWrapper
public struct UIApplicationDelegateAdaptor<DelegateType: NSObject & UIApplicationDelegate>: DynamicProperty {
    public init(_ delegateType: DelegateType.Type = DelegateType.self) {}
    public var wrappedValue: DelegateType { notOnApple() }
}

/// As Apple's.
@propertyWrapper public struct SceneStorage<Value>: DynamicProperty {
    public var wrappedValue: Value {
        get { notOnApple() }
        nonmutating set { notOnApple() }
    }
    init(ours: Void) {}
}

extension SceneStorage where Value == String {
    /// As Apple's.
    public init(wrappedValue: Value, _ key: String) { self.init(ours: ()) }
}

/// As Apple's.
public enum ScenePhase: Comparable, Sendable {
    case background
    case inactive
    case active
}

private struct ScenePhaseKey: EnvironmentKey {
    static let defaultValue = ScenePhase.active
}

private struct IsSceneCapturedKey: EnvironmentKey {
    static let defaultValue = false
}

extension EnvironmentValues {
    /// As Apple's.
    public var scenePhase: ScenePhase {
        get { self[ScenePhaseKey.self] }
        set { self[ScenePhaseKey.self] = newValue }
    }

    /// As Apple's.
    public var isSceneCaptured: Bool {
        get { self[IsSceneCapturedKey.self] }
        set { self[IsSceneCapturedKey.self] = newValue }
    }
}

extension View {
    /// As Apple's.
    public func onOpenURL(perform action: @escaping (URL) -> Void) -> some View { self }
}

/// As Apple's, without its body.
@MainActor @preconcurrency public protocol WidgetConfiguration {}

/// As Apple's. Its body is no builder.
@MainActor @preconcurrency public protocol Widget {
    associatedtype Body: WidgetConfiguration
    @MainActor @preconcurrency var body: Self.Body { get }
    @MainActor @preconcurrency init()
}

/// As Apple's.
@MainActor @preconcurrency public protocol WidgetBundle {
    associatedtype Body: Widget
    @WidgetBundleBuilder @MainActor @preconcurrency var body: Self.Body { get }
    @MainActor @preconcurrency init()
}

extension WidgetBundle {
    /// As Apple's.
    @MainActor @preconcurrency public static func main() { notOnApple() }
}

/// As Apple's.
@MainActor @resultBuilder public struct WidgetBundleBuilder {
    public static func buildBlock<Content: Widget>(_ content: Content) -> some Widget { content }
}
