import Foundation
@testable import HelpWidget
import StaticHelp
import SwiftUI
import TestSupport
import Testing
import WidgetKit

/// What the widgets show, in every shape and of every country.
@MainActor struct HelpWidgetTests {
    private let files = HelpFiles(folder: checkout("ios/App/Resources/help"))
    private let shapes: [WidgetFamily] = [
        .systemSmall, .systemMedium, .accessoryCircular, .accessoryRectangular, .accessoryInline,
    ]

    private func draw(_ glance: HelpGlance?, _ shape: WidgetFamily) -> ViewNode {
        let host = ViewHost(HelpWidgetView(glance: glance))
        host.environment.widgetFamily = shape
        return host.draw()
    }

    private func said(_ drawn: ViewNode) -> String {
        drawn.all.map(\.spoken).joined(separator: "\n")
    }

    @Test func every_shape_shows_the_countrys_own_numbers_and_says_them_digit_by_digit() throws {
        for region in try table("contacts/regions.csv").compactMap({ $0["region"] }) {
            let glance = try #require(HelpGlance.read(files, region: region, locale: "en"), "\(region)")
            let bar = [glance.emergency, glance.crisis].map { $0.spoken ?? $0.text }
            for shape in [WidgetFamily.systemSmall, .systemMedium, .accessoryRectangular] {
                for words in bar { #expect(said(draw(glance, shape)).contains(words), "\(region) \(shape)") }
            }
            let inline = said(draw(glance, .accessoryInline))
            #expect(inline.contains(glance.crisis.spoken ?? glance.crisis.text), "\(region)")
            let round = said(draw(glance, .accessoryCircular))
            #expect(round.contains(glance.words["help-numbers"] ?? "-"), "a picture alone has a name")
        }
    }

    @Test func a_widget_says_nothing_of_why_someone_has_it() throws {
        let glance = try #require(HelpGlance.read(files, region: "US", locale: "en"))
        for shape in shapes {
            let shown = said(draw(glance, shape)).lowercased()
            for telling in ["suicid", "mental", "addict", "diary", "crisis", "teen"] {
                #expect(!shown.contains(telling), "\(shape): \(shown)")
            }
        }
    }

    @Test func without_its_file_there_is_still_something_to_touch() {
        for shape in shapes { #expect(draw(nil, shape).all.contains { ["Image", "Label"].contains($0.kind) }) }
    }

    @Test func what_is_red_here_is_help_and_readable() throws {
        let help = try read("ios/App/Assets.xcassets/Help.colorset/Contents.json")
        #expect(help.contains("0x8C") && help.contains("0x1D") && help.contains("0x18"))
        let glance = try #require(HelpGlance.read(files, region: "US", locale: "en"))
        #expect(draw(glance, .systemSmall).all.contains { $0.traits["foreground"] == "FFFFFF" })
    }
}
