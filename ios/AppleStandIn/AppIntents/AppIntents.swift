import FoundationOnApple

/// As Apple's.
public protocol IntentResult: Sendable {}

/// Ours: what `.result()` gives.
public struct _Result: IntentResult {}

extension IntentResult where Self == _Result {
    /// As Apple's.
    public static func result() -> some IntentResult { _Result() }
}

/// As Apple's.
public protocol AppIntent: Sendable {
    associatedtype PerformResult: IntentResult
    static var title: LocalizedStringResource { get }
    static var openAppWhenRun: Bool { get }
    init()
    func perform() async throws -> Self.PerformResult
}

extension AppIntent {
    /// As Apple's.
    public typealias Parameter<Value: Sendable> = IntentParameter<Value>
}

/// As Apple's.
@propertyWrapper public final class IntentParameter<Value: Sendable>: @unchecked Sendable {
    public var wrappedValue: Value {
        get { notOnApple() }
        set { notOnApple() }
    }
    public var projectedValue: IntentParameter<Value> { self }
    init(ours: Void) {}
}

extension IntentParameter where Value: AppEntity {
    /// As Apple's, which takes more that has defaults.
    public convenience init(title: LocalizedStringResource) { self.init(ours: ()) }
}

/// As Apple's.
public struct TypeDisplayRepresentation: ExpressibleByStringLiteral, Sendable {
    public init(stringLiteral value: String) {}
}

/// As Apple's.
public struct DisplayRepresentation: Sendable {
    public init(title: LocalizedStringResource) {}
}

/// As Apple's.
public protocol AppEntity: Identifiable, Sendable where ID: Sendable {
    associatedtype DefaultQuery: EntityQuery where DefaultQuery.Entity == Self
    static var typeDisplayRepresentation: TypeDisplayRepresentation { get }
    static var defaultQuery: DefaultQuery { get }
    var displayRepresentation: DisplayRepresentation { get }
}

/// As Apple's, whose results may be of other kinds too.
public protocol EntityQuery: Sendable {
    associatedtype Entity: AppEntity
    init()
    func entities(for identifiers: [Entity.ID]) async throws -> [Entity]
    func suggestedEntities() async throws -> [Entity]
}

/// As Apple's.
public struct AppShortcut: Sendable {
    public init<Intent: AppIntent>(
        intent: Intent,
        phrases: [AppShortcutPhrase<Intent>],
        shortTitle: LocalizedStringResource,
        systemImageName: String
    ) {
        notOnApple()
    }
}

/// As Apple's.
public enum AppShortcutPhraseToken: Sendable {
    case applicationName
}

/// As Apple's.
public struct AppShortcutPhrase<Intent: AppIntent>: ExpressibleByStringInterpolation {
    /// As Apple's.
    public struct StringInterpolation: StringInterpolationProtocol {
        public init(literalCapacity: Int, interpolationCount: Int) {}
        public mutating func appendLiteral(_ literal: String) {}
        public mutating func appendInterpolation(_ token: AppShortcutPhraseToken) {}
        public mutating func appendInterpolation<Value: AppEntity>(
            _ parameter: KeyPath<Intent, IntentParameter<Value>>
        ) {}
    }
    public init(stringLiteral value: String) {}
    public init(stringInterpolation: StringInterpolation) {}
}

/// As Apple's.
public protocol AppShortcutsProvider {
    @AppShortcutsBuilder static var appShortcuts: [AppShortcut] { get }
}

extension AppShortcutsProvider {
    /// As Apple's.
    public static func updateAppShortcutParameters() { notOnApple() }
}

/// As Apple's.
@resultBuilder public enum AppShortcutsBuilder {
    public static func buildBlock(_ components: AppShortcut...) -> [AppShortcut] { components }
}
