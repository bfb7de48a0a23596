import FootholdCore
import FootholdModel
import Foundation
import StaticHelp
import TestSupport
import Testing

/// A phone that writes down what it was asked for.
@MainActor final class FakeServices: PhoneServices {
    var asked: [String] = []
    var works = true
    var picked = PickedFile.none
    var alarms: [Alarm]?
    /// While this is not finished, the phone asks its reader whether the app may remind.
    var asking: AsyncStream<Void>?

    func open(_ address: String) async -> Bool { answer("open \(address)") }

    func text(_ number: String, body: String) async -> Bool { answer("text \(number) \(body)") }

    func share(_ bytes: Data, name: String, kind: String) async -> Bool { answer("share \(name) \(bytes.count > 0)") }

    func pickFile() async -> PickedFile {
        asked.append("pick")
        return picked
    }

    func recognise(reason: String) async -> Bool { answer("recognise \(reason)") }

    func arm(_ alarms: [Alarm]) async -> Bool {
        if let asking { for await _ in asking {} }
        self.alarms = alarms
        return answer("arm \(alarms.count)")
    }

    func follow(_ chosen: ChosenHelp) { asked.append("follow \(chosen.region)") }

    func leave() { asked.append("leave") }

    private func answer(_ what: String) -> Bool {
        asked.append(what)
        return works
    }
}

/// What the whole app does with what core asks for, on a phone that only writes it down.
@MainActor struct RunningAppTests {
    private let services = FakeServices()
    private let safe = FakeSafe()
    private let files = HelpFiles(folder: checkout("ios/App/Resources/help"))
    private let american = Locale(identifier: "en_US")

    private func running(_ folder: URL, _ client: (any FootholdClient)? = nil) throws -> RunningApp {
        let own = folder.appending(path: "own")
        let shared = folder.appending(path: "shared")
        for folder in [own, shared] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        return RunningApp(
            .init(own: own, shared: shared, help: files),
            services: services,
            safe: safe,
            phone: american,
            client: client,
            now: { checked }
        )
    }

    private func tap(_ app: RunningApp, _ tap: Tap) async throws {
        await app.model.tap(tap).value
        try await waitForWhatWasAsked(app)
    }

    /// What a touch led to may be under way.
    private func waitForWhatWasAsked(_ app: RunningApp) async throws {
        for _ in 0..<5 {
            await app.settle()
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private func screen(_ app: RunningApp) throws -> Screen {
        guard case .drawn(let drawn) = app.model.shown else { throw Stuck("\(app.model.shown)") }
        return drawn.screen
    }

    private func problem(_ app: RunningApp) -> Problem? {
        if case .drawn(let drawn) = app.model.shown { drawn.problem } else { app.help.shown?.problem }
    }

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
            try await tap(app, try screen(app).help.crisis.tap)
            #expect(services.asked.last == "open tel:988")
            await app.model.tap(at("line/us-ctl")).value
            for channel in channels(try screen(app)).dropFirst(2) { try await tap(app, .reach(channel: channel)) }
            #expect(services.asked.contains("text 741741 HOME"))
            #expect(services.asked.contains { $0.hasPrefix("open https://") })
        }
    }

    @Test func what_the_phone_cannot_do_is_said_with_what_can_be_copied() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            await app.start(saved: [])
            services.works = false
            try await tap(app, try screen(app).help.emergency.tap)
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
            try await waitForWhatWasAsked(app)
            #expect(services.asked == ["follow US"], "the system opens nothing for an app that is not on the screen")
            await app.came()
            try await waitForWhatWasAsked(app)
            #expect(services.asked.filter { $0 == "open tel:988" }.count == 1)
            await app.start(saved: ["home"])
            #expect(app.model.shown == .libraryMissing)
            services.works = false
            app.ask(.emergency)
            try await waitForWhatWasAsked(app)
            guard case .failed = app.help.shown?.problem else { throw Stuck("it is said") }
            await app.came()
            await app.went()
        }
    }

    @Test func settings_are_kept_and_everything_outside_follows() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            await app.start(saved: [])
            try await tap(app, .do(action: .setRegion(region: "GB")))
            #expect(services.asked.last == "follow GB")
            let shared = folder.appending(path: "shared")
            #expect(ChosenHelp.read(in: shared, files: files, phone: american).region == "GB")
            let next = try running(folder)
            #expect(next.help.shown?.screen.help == help(region: "GB", locale: "en").help)
            await next.start(saved: [])
            #expect(await next.model.settings()?.region == "GB")
        }
    }

    @Test func settings_that_cannot_be_kept_are_said() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            await app.start(saved: [])
            try FileManager.default.removeItem(at: folder.appending(path: "own"))
            try await tap(app, .do(action: .setRegion(region: "GB")))
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

    @Test func the_diary_opens_and_closes_with_the_app_and_alarms_are_planned_at_launch() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            await app.start(saved: [])
            await app.came()
            #expect(services.alarms == [], "what was armed by an earlier diary goes")
            await app.model.tap(at("diary/step")).value
            app.model.type(form: "own-step", field: "words", value: "Ask on the drive")
            await app.model.submit("own-step").value
            guard case .keptStep(let id) = try screen(app).route else { throw Stuck("a step") }
            app.model.type(form: "plan/\(id)", field: "day", value: "2026-11-25")
            app.model.type(form: "plan/\(id)", field: "time", value: "10:30")
            await app.model.submit("plan/\(id)").value
            try await waitForWhatWasAsked(app)
            #expect(services.alarms?.map(\.id) == ["step/\(id)"])
            await app.went()
            await app.model.tap(at("next-step")).value
            #expect(rows(try screen(app), "kept/").isEmpty, "the file is closed")

            services.alarms = nil
            let next = try running(folder)
            await next.start(saved: [])
            await next.came()
            #expect(services.alarms?.map(\.id) == ["step/\(id)"], "planned anew")
            await next.went()
        }
    }

    @Test func the_diary_closes_while_the_phone_still_asks_whether_it_may_remind() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            await app.start(saved: [])
            await app.came()
            await app.model.tap(at("diary/step")).value
            app.model.type(form: "own-step", field: "words", value: "PLANTED")
            await app.model.submit("own-step").value
            let route = try screen(app).route
            guard case .keptStep(let id) = route else { throw Stuck("a step") }
            let (gate, answer) = AsyncStream.makeStream(of: Void.self)
            services.asking = gate
            services.alarms = nil
            app.model.type(form: "plan/\(id)", field: "day", value: "2026-11-25")
            app.model.type(form: "plan/\(id)", field: "time", value: "10:30")
            await app.model.submit("plan/\(id)").value
            // At once: what was planned a moment ago is armed all the same.
            await app.went()
            await app.model.tap(.go(route: route, mode: .push)).value
            #expect(!text(try screen(app)).contains("PLANTED"), "it is closed")
            #expect(services.alarms == nil)
            answer.finish()
            await app.settle()
            #expect(services.alarms?.map(\.id) == ["step/\(id)"])
        }
    }

    @Test func a_phone_that_does_not_remind_is_said_once_it_matters() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            await app.start(saved: [])
            await app.came()
            services.works = false
            try await tap(app, .do(action: .deleteEverything))
            guard case .failed(.remindersChanged, let words) = problem(app) else { throw Stuck("it is said") }
            #expect(words.text == app.help.words[.remindersOff])
            await app.went()
        }
    }

    @Test func deleting_everything_makes_a_new_key_and_clears_the_alarms() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            await app.start(saved: [])
            await app.came()
            let before = safe.kept
            services.alarms = nil
            try await tap(app, .do(action: .deleteEverything))
            #expect(safe.kept != before && safe.kept?.count == 32)
            #expect(services.alarms == [])
            await app.went()
        }
    }

    @Test func the_owners_face_opens_the_lock_and_a_strangers_does_not() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            await app.start(saved: [])
            await app.came()
            await app.model.tap(at("diary/lock")).value
            for field in ["pin", "again"] { app.model.type(form: "pin", field: field, value: "482915") }
            await app.model.submit("pin").value
            await app.model.perform(.setPhoneLock(on: true)).value
            await app.model.perform(.lockNow).value
            await app.model.tap(at("diary")).value
            let ask = Tap.do(action: .askPhone)
            #expect(taps(try screen(app)).contains(ask))
            services.works = false
            try await tap(app, ask)
            #expect(services.asked.last == "recognise \(app.help.words[.unlockTitle])")
            guard case .failed(.authenticate, _) = problem(app) else { throw Stuck("type the digits") }
            services.works = true
            try await tap(app, ask)
            #expect(try screen(app).fields("unlock") == nil, "it is open")
            await app.went()
        }
    }

    @Test func a_file_is_picked_or_not_or_cannot_be_read() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            await app.start(saved: [])
            await app.came()
            await app.model.tap(at("diary/import")).value
            try await tap(app, .do(action: .pickImport))
            #expect(problem(app) == nil, "nothing was chosen")
            services.picked = .failed
            try await tap(app, .do(action: .pickImport))
            guard case .failed(.pickFile, _) = problem(app) else { throw Stuck("it is said") }
            services.picked = .bytes(Data("not a diary".utf8))
            try await tap(app, .do(action: .pickImport))
            #expect(try screen(app).fields("import") != nil)
            await app.went()
        }
    }

    @Test func leaving_closes_the_diary_before_the_app() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            await app.start(saved: [])
            await app.came()
            await app.model.tap(at("diary")).value
            try await tap(app, .do(action: .leave))
            #expect(services.asked.last == "leave")
            #expect(app.model.saved == ["home"])
            let next = try running(folder)
            await next.start(saved: ["home", "diary"])
            #expect(next.model.routes == [.home], "what the system kept does not count")
            let later = try running(folder)
            await later.start(saved: ["home", "guides"])
            #expect(later.model.routes == [.home, .guides])
        }
    }

    @Test func an_export_is_handed_on_as_a_file() async throws {
        try await withFolder { folder in
            let app = try running(folder)
            await app.start(saved: [])
            await app.came()
            await app.model.tap(at("diary/export")).value
            for field in ["passphrase", "again"] {
                app.model.type(form: "export", field: field, value: "river pancake window seven")
            }
            await app.model.submit("export").value
            try await waitForWhatWasAsked(app)
            #expect(services.asked.contains("share diary-2026-11-22.age true"))
            await app.went()
        }
    }
}
