import FootholdCore
import FootholdModel
import Foundation
import StaticHelp
import TestSupport
import Testing

/// The diary in the whole app: it opens, closes, reminds, is locked, leaves as a file and is left behind fast.
@MainActor struct RunningDiaryTests: RunsTheApp {
    let services = FakeServices()
    let safe = FakeSafe()

    @Test func private_pages_stay_covered_until_the_diary_has_opened() async throws {
        try await withFolder { folder in
            let fake = FakeFootholdClient()
            let app = try running(folder, fake)
            await app.start(saved: [])
            #expect(app.isSettled, "a first page shows nothing of a diary that was never open")
            await app.came()
            #expect(app.isSettled)
            await app.went()
            #expect(!app.isSettled)
            var seen: [Bool] = []
            fake.unlocks = { _, _ in seen = [app.isSettled] }
            fake.draws = { route in
                seen.append(app.isSettled)
                return screenAt(route)
            }
            await app.came()
            #expect(seen.prefix(2) == [false, false], "neither while it opens nor before it is drawn anew")
            #expect(app.isSettled)
            await app.went()
        }
    }

    @Test func whoever_looks_away_while_the_diary_opens_finds_its_pages_covered() async throws {
        try await withFolder { folder in
            let fake = FakeFootholdClient()
            let app = try running(folder, fake)
            await app.start(saved: [])
            await app.came()
            await app.went()
            let (gate, open) = AsyncStream.makeStream(of: Void.self)
            fake.unlocks = { _, _ in for await _ in gate {} }
            async let first: Void = app.came()
            async let went: Void = app.went()
            open.finish()
            _ = await (first, went)
            #expect(!app.isSettled)
            await app.came()
            #expect(app.isSettled)
            await app.went()
        }
    }

    @Test func whoever_comes_back_before_the_diary_could_close_finds_it_open() async throws {
        try await withFolder { folder in
            let fake = FakeFootholdClient()
            var opened = 0
            fake.unlocks = { _, _ in opened += 1 }
            let app = try running(folder, fake)
            await app.start(saved: [])
            await app.came()
            // Core says the plan only when the diary is free: an export may hold it for seconds.
            let (held, free) = AsyncStream.makeStream(of: Void.self)
            fake.plans = { for await _ in held {} }
            fake.performs = { _ in Outcome(go: nil, effects: [.remindersChanged]) }
            await app.model.perform(.lockNow).value
            async let went: Void = app.went()
            async let came: Void = app.came()
            // Both get as far as they can.
            for _ in 0..<100 { await Task.yield() }
            free.finish()
            _ = await (went, came)
            #expect(fake.isUnlocked)
            #expect(opened == 2, "it was closed first: a PIN is asked for")
            #expect(app.isSettled)
            await app.went()
            #expect(!fake.isUnlocked)
        }
    }

    @Test func while_nobody_knows_the_plan_what_is_armed_stays() async throws {
        try await withFolder { folder in
            let fake = FakeFootholdClient()
            fake.plan = nil
            fake.performs = { _ in Outcome(go: nil, effects: [.remindersChanged]) }
            let app = try running(folder, fake)
            await app.start(saved: [])
            await app.came()
            await tap(app, .do(action: .salvage))
            #expect(services.alarms == nil)
            fake.plan = []
            await tap(app, .do(action: .salvage))
            #expect(services.alarms == [])
            await app.went()
        }
    }

    /// A diary with notes and a step that is planned, as an earlier start left it.
    private func planned(_ folder: URL, notes: Int = 0) async throws -> Phone {
        let phone = try await Phone.start(folder: folder.appending(path: "own"))
        for at in 0..<notes {
            try await phone.note(["tried": "note \(at) " + String(repeating: "and more words ", count: 20)])
        }
        try await phone.submit("own-step", ["words": "Ask on the drive"])
        try await phone.submit("plan/1", ["day": "2026-11-25", "time": "10:30"])
        await phone.model.lock().value
        safe.kept = madeUpKey
        return phone
    }

    @Test func a_damaged_diary_keeps_its_alarms_and_is_armed_anew_once_it_is_mended() async throws {
        try await withFolder { folder in
            let file = try await planned(folder, notes: 100).file
            var bytes = try Data(contentsOf: file)
            // Past the first pages, on which the tables themselves hang.
            let middle = bytes.count * 3 / 4 / 4096 * 4096
            bytes.replaceSubrange(middle + 100..<middle + 3000, with: Data(count: 2900))
            try bytes.write(to: file)
            let app = try await begun(folder)
            #expect(services.alarms != [], "nothing is taken back")
            services.alarms = nil
            await tap(app, .do(action: .salvage))
            #expect(problem(app) == nil)
            #expect(services.alarms?.map(\.id) == ["step/1"])
            await app.went()
        }
    }

    @Test func a_diary_that_cannot_be_opened_keeps_its_alarms_until_another_is_begun() async throws {
        try await withFolder { folder in
            let file = try await planned(folder).file
            try Data(repeating: 3, count: 8192).write(to: file)
            let app = try running(folder)
            await app.start(saved: [])
            services.rang = ["step/1"]
            await app.came()
            #expect(services.alarms == nil && services.rang == ["step/1"])
            await tap(app, .do(action: .startAnew))
            #expect(problem(app) == nil)
            #expect(services.alarms == [])
            #expect(services.rang.isEmpty, "what rang leads nowhere any more")
            await app.went()
        }
    }

    @Test func a_diary_whose_key_is_lost_takes_its_alarms_with_it_once_another_is_begun() async throws {
        try await withFolder { folder in
            _ = try await planned(folder)
            safe.kept = nil
            let app = try running(folder)
            await app.start(saved: [])
            services.rang = ["step/1"]
            await app.came()
            #expect(services.alarms == nil, "the key may come back")
            safe.answers = false
            await tap(app, .do(action: .startAnew))
            #expect(services.alarms == [])
            safe.answers = true
            await app.came()
            await tap(app, .do(action: .startAnew))
            await app.model.tap(at("diary/step")).value
            #expect(try screen(app).fields("own-step") != nil, "a Keychain that did not answer may the next time")
            #expect(services.alarms == [])
            #expect(services.rang.isEmpty)
            await app.went()
        }
    }

    @Test func a_diary_that_was_mended_is_not_opened_once_more() async throws {
        try await withFolder { folder in
            let fake = FakeFootholdClient()
            var unlocked = 0
            fake.unlocks = { _, _ in
                unlocked += 1
                throw FootholdError.Diary(trouble: .damaged, reason: "It is damaged.")
            }
            let app = try running(folder, fake)
            await app.start(saved: [])
            await app.came()
            await tap(app, .do(action: .salvage))
            await app.came()
            #expect(unlocked == 1, "it would ask for the PIN again")
            await app.went()
            await app.came()
            #expect(unlocked == 2)
            await app.went()
        }
    }

    @Test func a_reminder_that_rang_stays_in_view_until_its_step_is_gone() async throws {
        try await withFolder { folder in
            let app = try await begun(folder)
            await app.model.tap(at("diary/step")).value
            app.model.type(form: "own-step", field: "words", value: "Ask on the drive")
            await app.model.submit("own-step").value
            services.rang = ["step/1"]
            await app.came()
            #expect(services.rang == ["step/1"])
            await tap(app, .do(action: .remove(kind: "step", id: 1)))
            await app.came()
            #expect(services.rang.isEmpty)
            await app.went()
        }
    }

    @Test func the_diary_opens_and_closes_with_the_app_and_alarms_are_planned_at_launch() async throws {
        try await withFolder { folder in
            let app = try await begun(folder)
            #expect(services.alarms == [], "what was armed by an earlier diary goes")
            await app.model.tap(at("diary/step")).value
            app.model.type(form: "own-step", field: "words", value: "Ask on the drive")
            await app.model.submit("own-step").value
            guard case .keptStep(let id) = try screen(app).route else { throw Stuck("a step") }
            app.model.type(form: "plan/\(id)", field: "day", value: "2026-11-25")
            app.model.type(form: "plan/\(id)", field: "time", value: "10:30")
            await app.model.submit("plan/\(id)").value
            await app.settle()
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
            let app = try await begun(folder)
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
            let app = try await begun(folder)
            services.works = false
            await tap(app, .do(action: .deleteEverything))
            guard case .failed(.remindersChanged, let words) = problem(app) else { throw Stuck("it is said") }
            #expect(words.text == app.help.words[.remindersOff])
            await app.went()
        }
    }

    @Test func deleting_everything_makes_a_new_key_and_clears_the_alarms() async throws {
        try await withFolder { folder in
            let app = try await begun(folder)
            let before = safe.kept
            services.alarms = nil
            services.rang = ["step/1"]
            let aside = folder.appending(path: "own/settings-set-aside.json")
            try Data("a clinician's number".utf8).write(to: aside)
            await tap(app, .do(action: .deleteEverything))
            #expect(!FileManager.default.fileExists(atPath: aside.path))
            #expect(safe.kept != before && safe.kept?.count == 32)
            #expect(services.alarms == [])
            #expect(services.rang.isEmpty)
            await app.went()
        }
    }

    @Test func the_owners_face_opens_the_lock_and_a_strangers_does_not() async throws {
        try await withFolder { folder in
            let app = try await begun(folder)
            await app.model.tap(at("diary/lock")).value
            for field in ["pin", "again"] { app.model.type(form: "pin", field: field, value: "482915") }
            await app.model.submit("pin").value
            await app.model.perform(.setPhoneLock(on: true)).value
            await app.model.perform(.lockNow).value
            await app.model.tap(at("diary")).value
            let ask = Tap.do(action: .askPhone)
            #expect(taps(try screen(app)).contains(ask))
            services.works = false
            await tap(app, ask)
            #expect(services.asked.last == "recognise \(app.help.words[.unlockTitle])")
            guard case .failed(.authenticate, _) = problem(app) else { throw Stuck("type the digits") }
            services.works = true
            await tap(app, ask)
            #expect(try screen(app).fields("unlock") == nil, "it is open")
            await app.model.perform(.lockNow).value
            await app.model.tap(at("diary")).value
            let before = services.asked
            services.known = Data([1, 2])
            await tap(app, ask)
            guard case .failed(.authenticate, _) = problem(app) else { throw Stuck("type the digits") }
            #expect(services.asked == before, "a finger was added since: nobody is asked for one")
            #expect(try screen(app).fields("unlock") != nil)
            await app.went()
        }
    }

    @Test func a_file_is_picked_or_not_or_cannot_be_read() async throws {
        try await withFolder { folder in
            let app = try await begun(folder)
            await app.model.tap(at("diary/import")).value
            await tap(app, .do(action: .pickImport))
            #expect(problem(app) == nil, "nothing was chosen")
            services.picked = .failed
            await tap(app, .do(action: .pickImport))
            guard case .failed(.pickFile, _) = problem(app) else { throw Stuck("it is said") }
            services.picked = .bytes(Data("not a diary".utf8))
            await tap(app, .do(action: .pickImport))
            #expect(try screen(app).fields("import") != nil)
            await app.went()
        }
    }

    @Test func leaving_covers_everything_and_waits_for_nothing() async throws {
        try await withFolder { folder in
            let fake = FakeFootholdClient()
            let (gate, open) = AsyncStream.makeStream(of: Void.self)
            fake.unlocks = { _, _ in for await _ in gate {} }
            fake.performs = { _ in Outcome(go: Go(route: .home, mode: .reset), effects: [.leave]) }
            let app = try running(folder, fake)
            await app.start(saved: [])
            async let came: Void = app.came()
            let mark = folder.appending(path: "own/left").path
            var wasMarked = false
            services.ends = { wasMarked = FileManager.default.fileExists(atPath: mark) }
            await app.model.tap(.do(action: .leave)).value
            #expect(services.asked.suffix(2) == ["cover", "leave"], "while the diary is still busy")
            #expect(wasMarked)
            open.finish()
            await came
            await app.went()
        }
    }

    @Test func leaving_does_not_wait_for_an_export() async throws {
        try await withFolder { folder in
            let app = try await begun(folder)
            await app.model.tap(at("diary/export")).value
            for field in ["passphrase", "again"] {
                app.model.type(form: "export", field: field, value: "river pancake window seven")
            }
            let export = app.model.submit("export")
            await app.model.tap(.do(action: .leave)).value
            await export.value
            await app.settle()
            #expect(services.asked.suffix(3) == ["cover", "leave", "share diary-2026-11-22.age true"])
            await app.went()
        }
    }

    @Test func what_was_left_fast_is_not_restored() async throws {
        try await withFolder { folder in
            let app = try await begun(folder)
            await app.model.tap(at("diary")).value
            await tap(app, .do(action: .leave))
            #expect(services.asked.last == "leave")
            #expect(app.model.saved == ["home"])
            await app.went()
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
            let app = try await begun(folder)
            await app.model.tap(at("diary/export")).value
            for field in ["passphrase", "again"] {
                app.model.type(form: "export", field: field, value: "river pancake window seven")
            }
            await app.model.submit("export").value
            await app.settle()
            #expect(services.asked.contains("share diary-2026-11-22.age true"))
            await app.went()
        }
    }
}
