import FootholdCore
import FootholdModel
import Foundation
import StaticHelp
import TestSupport
import Testing

/// What the whole app does with what core asks for: help, links, settings and what stands outside it.
@MainActor struct RunningAppTests: RunsTheApp {
    let services = FakeServices()
    let safe = FakeSafe()

    @Test func a_first_run_shows_the_help_of_the_phones_own_country() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            #expect(app.help.shown?.screen.help.crisis.label.text == "988", "before the library is there")
            await app.start(saved: [])
            #expect(try screen(app).route == .home)
            #expect(services.asked == ["follow US"])
        }
    }

    @Test func a_country_that_was_chosen_before_the_library_is_there_holds_at_the_next_start() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            app.help.touch(.do(action: .setRegion(region: "GB")))
            #expect(services.asked.last == "follow GB")
            let next = try running(folder)
            #expect(next.help.shown?.screen.help.emergency.label.text == "Call 999")
            await next.start(saved: [])
            #expect(try screen(next).help.emergency.label.text == "Call 999")
        }
    }

    @Test func calls_texts_and_addresses_go_to_the_phone_as_core_says() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            await app.start(saved: [])
            await tap(app, try screen(app).help.crisis.tap)
            #expect(services.asked.last == "open tel:988")
            await app.model.tap(at("line/us-ctl")).value
            for channel in channels(try screen(app)).dropFirst(2) { await tap(app, .reach(channel: channel)) }
            #expect(services.asked.contains("text 741741 HOME"))
            #expect(services.asked.contains { $0.hasPrefix("open https://") })
        }
    }

    @Test func what_the_phone_cannot_do_is_said_with_what_can_be_copied() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            await app.start(saved: [])
            services.works = false
            await tap(app, try screen(app).help.emergency.tap)
            guard case .failed(let effect, let words) = problem(app) else { throw Stuck("it is said") }
            #expect(effect.copyable == "911")
            #expect(words.text.contains("911"))
            #expect(app.trouble == words.spoken, "VoiceOver says it, digit by digit")
        }
    }

    @Test func before_the_library_and_without_it_help_still_dials() async throws {
        try await withFolder { folder in
            let client = RustFootholdClient(load: { throw Stuck("gone") }) { firstRun(region: "US", locale: "en") }
            let app = try running(folder, client)
            app.ask(.crisis)
            await app.settle()
            #expect(services.asked == ["follow US"], "the system opens nothing for an app that is not on the screen")
            await app.came()
            await app.settle()
            #expect(services.asked.filter { $0 == "open tel:988" }.count == 1)
            await app.start(saved: ["home"])
            #expect(app.model.shown == .libraryMissing)
            services.works = false
            app.ask(.emergency)
            await app.settle()
            guard case .failed = app.help.shown?.problem else { throw Stuck("it is said") }
            await app.came()
            await app.went()
        }
    }

    @Test func settings_are_kept_and_everything_outside_follows() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            await app.start(saved: [])
            await tap(app, .do(action: .setRegion(region: "GB")))
            #expect(services.asked.last == "follow GB")
            let shared = folder.appending(path: "shared")
            #expect(ChosenHelp.read(in: shared, files: files, phone: american).region == "GB")
            let next = try running(folder)
            #expect(next.help.shown?.screen.help == help(region: "GB", locale: "en").help)
            await next.start(saved: [])
            #expect(await next.model.settings()?.region == "GB")
        }
    }

    @Test func what_widgets_could_not_be_told_is_said_and_told_at_the_next_start() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            await app.start(saved: [])
            let shared = folder.appending(path: "shared")
            try FileManager.default.removeItem(at: shared)
            await tap(app, .do(action: .setRegion(region: "GB")))
            guard case .failed(.keepSettings, _) = problem(app) else { throw Stuck("it is said") }
            #expect(services.asked.last == "follow GB", "the icon's menu follows all the same")
            let next = try running(folder)
            #expect(ChosenHelp.read(in: shared, files: files, phone: american).region == "GB")
            await next.start(saved: [])
            #expect(await next.model.settings()?.region == "GB", "it was kept")
        }
    }

    @Test func a_country_chosen_in_static_help_is_taken_over_once() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            app.help.touch(.do(action: .setRegion(region: "GB")))
            await app.start(saved: [])
            await tap(app, .do(action: .setRegion(region: "IE")))
            await app.start(saved: [])
            #expect(await app.model.settings()?.region == "IE", "what was chosen last holds")
        }
    }

    @Test func a_country_chosen_without_the_library_changes_nothing_else_that_is_kept() async throws {
        try await withFolder { folder in
            let first = try running(folder)
            await first.start(saved: [])
            await tap(first, .do(action: .setPerson(person: .minor)))
            let client = RustFootholdClient(load: { throw Stuck("gone") }) { firstRun(region: "US", locale: "en") }
            let alone = try running(folder, client)
            await alone.start(saved: [])
            alone.help.touch(.do(action: .setRegion(region: "GB")))
            let next = try running(folder)
            #expect(next.help.shown?.screen.help.emergency.label.text == "Call 999")
            await next.start(saved: [])
            let settings = await next.model.settings()
            #expect(settings?.region == "GB" && settings?.person == .minor)
        }
    }

    @Test func settings_that_cannot_be_kept_are_said() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            await app.start(saved: [])
            try FileManager.default.removeItem(at: folder.appending(path: "own"))
            await tap(app, .do(action: .setRegion(region: "GB")))
            guard case .failed(.keepSettings, _) = problem(app) else { throw Stuck("it is said") }
        }
    }

    @Test func a_country_chosen_before_the_library_came_counts_afterwards() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            app.help.touch(at("settings/country"))
            app.help.touch(.do(action: .setRegion(region: "IE")))
            await app.start(saved: [])
            #expect(await app.model.settings()?.region == "IE")
        }
    }

    @Test func whoever_opened_the_app_for_help_has_it_in_view_afterwards() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            app.ask(.help)
            await app.came()
            await app.start(saved: ["home", "guides"])
            #expect(app.model.routes == [.home, .guides, .help])
            await app.went()
        }
    }

    @Test func whoever_looks_away_for_a_moment_finds_the_diary_open() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            await app.start(saved: [])
            for _ in 0..<3 {
                async let came: Void = app.came()
                async let went: Void = app.went()
                _ = await (came, went)
            }
            await app.came()
            await app.model.tap(at("diary/step")).value
            #expect(try screen(app).fields("own-step") != nil)
            await app.went()
        }
    }

    @Test func what_was_read_in_static_help_is_still_in_view_afterwards() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            app.help.touch(at("line/us-988"))
            await app.start(saved: [])
            #expect(app.model.routes == [.home, .help, .line(id: "us-988")])
        }
    }

    @Test func a_link_opens_what_static_help_has_at_once_and_without_the_library_too() async throws {
        try await withFolder { folder in
            let words = try #require(URL(string: "foothold://words"))
            let app = try running(folder)
            app.open(words)
            #expect(app.help.shown?.screen.route == .emergencyWords, "before the library is there")
            await app.start(saved: ["home"])
            await app.settle()
            #expect(app.model.routes == [.home, .help, .emergencyWords])
            let client = RustFootholdClient(load: { throw Stuck("gone") }) { firstRun(region: "US", locale: "en") }
            let alone = try running(folder, client)
            await alone.start(saved: [])
            alone.open(words)
            #expect(alone.help.shown?.screen.route == .emergencyWords)
        }
    }
}
