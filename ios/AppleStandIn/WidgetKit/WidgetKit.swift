import FoundationOnApple
import SwiftUI

/// As Apple's.
public enum WidgetFamily: Int, Sendable {
    case systemSmall, systemMedium, systemLarge, systemExtraLarge
    case accessoryCircular, accessoryRectangular, accessoryInline
}

/// As Apple's.
public protocol TimelineEntry {
    var date: Date { get }
}

/// As Apple's.
public struct TimelineReloadPolicy: Equatable, Sendable {
    public static func after(_ date: Date) -> TimelineReloadPolicy { TimelineReloadPolicy() }
}

/// As Apple's.
public struct Timeline<EntryType: TimelineEntry> {
    public init(entries: [EntryType], policy: TimelineReloadPolicy) { notOnApple() }
}

/// As Apple's.
public struct TimelineProviderContext {}

/// As Apple's.
public protocol TimelineProvider {
    associatedtype Entry: TimelineEntry
    typealias Context = TimelineProviderContext
    func placeholder(in context: Self.Context) -> Self.Entry
    @preconcurrency func getSnapshot(
        in context: Self.Context,
        completion: @escaping @Sendable (Self.Entry) -> Void
    )
    @preconcurrency func getTimeline(
        in context: Self.Context,
        completion: @escaping @Sendable (Timeline<Self.Entry>) -> Void
    )
}

/// As Apple's.
public struct StaticConfiguration<Content: View>: WidgetConfiguration {
    public init<Provider: TimelineProvider>(
        kind: String,
        provider: Provider,
        @ViewBuilder content: @escaping (Provider.Entry) -> Content
    ) {
        notOnApple()
    }
}

extension WidgetConfiguration {
    /// As Apple's.
    public func configurationDisplayName<S: StringProtocol>(_ displayName: S) -> some WidgetConfiguration { self }
    /// As Apple's.
    public func description<S: StringProtocol>(_ description: S) -> some WidgetConfiguration { self }
    /// As Apple's.
    public func supportedFamilies(_ families: [WidgetFamily]) -> some WidgetConfiguration { self }
}

/// As Apple's.
public final class WidgetCenter: Sendable {
    public static let shared = WidgetCenter()
    public func reloadAllTimelines() { notOnApple() }
}

/// As Apple's.
public struct AccessoryWidgetBackground: View {
    public init() {}
    public var body: some View { EmptyView() }
}

/// As Apple's.
public struct ContainerBackgroundPlacement: Sendable {
    public static let widget = ContainerBackgroundPlacement()
}

private struct WidgetFamilyKey: EnvironmentKey {
    static let defaultValue = WidgetFamily.systemSmall
}

extension EnvironmentValues {
    /// As Apple's.
    public var widgetFamily: WidgetFamily {
        get { self[WidgetFamilyKey.self] }
        set { self[WidgetFamilyKey.self] = newValue }
    }
}

extension View {
    /// As Apple's.
    public func widgetURL(_ url: URL?) -> some View { self }
    /// As Apple's.
    public func containerBackground<V: View>(
        for container: ContainerBackgroundPlacement,
        alignment: Alignment = .center,
        @ViewBuilder content: () -> V
    ) -> some View {
        self
    }
}
