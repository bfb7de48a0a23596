import StaticHelp
import SwiftUI
import WidgetKit

/// Crisis numbers on the home screen and the lock screen, one touch from the app's help. They are read from the app's
/// static help: no Rust, no diary, nothing that can fail, and nothing that says why someone has them there.
@main struct HelpWidgets: WidgetBundle {
    var body: some Widget { HelpWidget() }
}

struct HelpWidget: Widget {
    var body: some WidgetConfiguration {
        let words = HelpEntry.now.glance?.words ?? [:]
        return StaticConfiguration(kind: "help", provider: HelpProvider()) { entry in
            HelpWidgetView(glance: entry.glance)
                .widgetURL(URL(string: "foothold://help"))
        }
        .configurationDisplayName(words["help-numbers"] ?? "")
        .description(words["help-widget"] ?? "")
        .supportedFamilies([
            .systemSmall, .systemMedium, .accessoryCircular, .accessoryRectangular, .accessoryInline,
        ])
    }
}

/// The help of the country that was chosen.
struct HelpEntry: TimelineEntry {
    let date: Date
    let glance: HelpGlance?

    static var now: HelpEntry {
        let files = HelpFiles()
        let folder = FileManager.default.containerURL(forSecurityApplicationGroupIdentifier: ChosenHelp.group)
        let chosen = ChosenHelp.read(in: folder, files: files)
        return HelpEntry(
            date: .now,
            glance: HelpGlance.read(files, region: chosen.region, locale: chosen.locale)
        )
    }
}

struct HelpProvider: TimelineProvider {
    func placeholder(in context: Context) -> HelpEntry { .now }

    func getSnapshot(in context: Context, completion: @escaping (HelpEntry) -> Void) { completion(.now) }

    func getTimeline(in context: Context, completion: @escaping (Timeline<HelpEntry>) -> Void) {
        // The app says when another country was chosen. If that does not arrive, it is seen by the next day.
        completion(Timeline(entries: [.now], policy: .after(.now.addingTimeInterval(Self.day))))
    }

    private static let day: TimeInterval = 86_400
}

struct HelpWidgetView: View {
    let glance: HelpGlance?
    @Environment(\.widgetFamily) private var family

    var body: some View {
        content.containerBackground(for: .widget) { Color("Help") }
    }

    @ViewBuilder private var content: some View {
        switch family {
        case .accessoryInline:
            Label(glance?.crisis.text ?? "", systemImage: "lifepreserver")
                .accessibilityLabel(glance?.crisis.spoken ?? glance?.crisis.text ?? "")
        case .accessoryCircular:
            ZStack {
                AccessoryWidgetBackground()
                Image(systemName: "lifepreserver").font(.title)
            }
            .accessibilityLabel(glance?.words["help-numbers"] ?? "")
        case .accessoryRectangular:
            VStack(alignment: .leading) { lines }
        default:
            VStack(alignment: .leading, spacing: 8) {
                Image(systemName: "lifepreserver").accessibilityHidden(true)
                lines.font(.headline)
            }
            .foregroundStyle(.white)
            .frame(maxWidth: .infinity, maxHeight: .infinity, alignment: .leading)
        }
    }

    @ViewBuilder private var lines: some View {
        if let glance {
            ForEach([glance.emergency, glance.crisis], id: \.text) { words in
                Text(verbatim: words.text).accessibilityLabel(words.spoken ?? words.text)
            }
        } else {
            // An app whose own files are broken: a touch opens it all the same.
            Image(systemName: "lifepreserver")
        }
    }
}
