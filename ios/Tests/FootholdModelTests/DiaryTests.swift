import FootholdCore
import FootholdModel
import Foundation
import TestSupport
import Testing

/// The tracker as a family uses it: the same as in tests/diary.rs, by the same names. What is about the file:
/// ``DiaryFileTests``.
@MainActor struct DiaryTests {
    private func row(_ route: Route) throws -> Int64 {
        switch route {
        case .keptStep(let id), .note(let id), .win(let id): id
        default: throw Stuck("\(route) is no entry")
        }
    }

    @Test func j6_a_step_kept_planned_tried_and_what_to_try_next() async throws {
        try await withFolder { folder in
            var phone = try await Phone.start(folder: folder)
            let words = "Ask on the Saturday drive: would you pick between two therapists?"
            let step = try await phone.submit("own-step", ["words": words])
            let id = try row(step)
            try await phone.submit("plan/\(id)", ["day": "2026-11-25", "time": "10:30"])
            let reminders = try #require(await phone.model.reminders())
            #expect(reminders.count == 1)
            let said = try #require(reminders.first).text.text
            for telling in ["therap", "saturday", "crisis", "help", "child", "talk"] {
                #expect(!said.lowercased().contains(telling), "a reminder says nothing: \(said)")
            }
            #expect(reminders.first?.route == step)

            phone = try await phone.restarted()
            #expect(rows(await phone.visit(.nextStep), "kept/") == ["kept/\(id)"], "kept means kept")

            // Two days late is no reproach.
            phone.later(5 * day)
            let late = await phone.shown(step).lowercased()
            for reproach in ["missed", "overdue", "late", "failed", "streak", "forgot"] {
                #expect(!late.contains(reproach), "on a step whose day went by")
            }
            #expect(await phone.model.reminders() == [], "what has gone by does not ring")

            try await phone.submit("tried/\(id)", ["outcome": "did_not", "how": "Brought it up at dinner."])
            try await phone.note([
                "approach": "choices", "tried": "Asked about two therapists at dinner. Shouting.",
                "outcome": "did_not", "part_of_day": "mealtime", "try_next": "On a drive, side by side.",
            ])
            let note = text(phone.screen)
            #expect(note.contains("Try next") && note.contains("away from meals"), "the timing tip: \(note)")
            let all = await phone.shown(timeline)
            #expect(all.contains("Asked about two therapists") && all.contains("Saturday drive"))
        }
    }

    @Test func what_helped_what_went_badly_and_what_next_each_with_its_count() async throws {
        try await withDiary { phone in
            #expect(await phone.visit(.insights).blocks.count < 6, "two notes are needed first")
            for outcome in ["worked", "worked", "did_not"] {
                try await phone.note(["approach": "listened", "outcome": outcome, "setting": "side-by-side"])
            }
            for _ in 0..<2 {
                try await phone.note([
                    "approach": "argued", "outcome": "did_not", "part_of_day": "late-night",
                    "try_next": "Wait until morning.",
                ])
            }
            let shown = await phone.shown(.insights)
            #expect(shown.contains("Only listened") && shown.contains("2") && shown.contains("3"), "\(shown)")
            #expect(shown.contains("Late at night"), "the time that went badly: \(shown)")
            #expect(shown.contains("Wait until morning."), "the reader's own next: \(shown)")
            for claim in ["always", "proves", "score", "%"] {
                #expect(!shown.lowercased().contains(claim), "it claims too much")
            }
        }
    }

    @Test func j7_notes_and_steps_are_about_the_person_that_was_chosen() async throws {
        try await withDiary { phone in
            try await phone.note(["tried": "Before anyone was named."])
            try await phone.person("Sam", ["age": "minor", "clinician_number": "(555) 010-0199"])
            let settings = try #require(await phone.model.settings())
            #expect(settings.person == .minor, "help follows the one it is about")
            #expect(settings.clinicianNumber == "5550100199")
            try await phone.note(["tried": "Sat with Sam.", "outcome": "worked"])
            try await phone.person("Jo", ["age": "adult"])
            try await phone.note(["tried": "Called Jo.", "outcome": "worked"])
            let jo = await phone.shown(timeline)
            #expect(jo.contains("Called Jo.") && !jo.contains("Sat with Sam."))
            try await phone.act(.choosePerson(person: 1))
            #expect(await phone.model.settings()?.person == .minor)
            let sam = await phone.shown(timeline)
            #expect(sam.contains("Sat with Sam.") && !sam.contains("Called Jo."))
            try await phone.act(.choosePerson(person: nil))
            #expect(await phone.shown(timeline).contains("Before anyone was named."))
        }
    }

    @Test func the_own_clinician_is_the_second_line_when_help_is_needed_today() async throws {
        try await withDiary { phone in
            try await phone.person("Sam", ["age": "adult", "clinician_number": "555 010 0199"])
            try await phone.act(.tick(sign: "suicidal_thoughts", mark: .yes))
            #expect(lines(await phone.visit(.result)).dropFirst().first == "own-clinician")
        }
    }

    @Test func every_place_of_the_diary_is_private_and_no_link_from_outside_opens_it() async throws {
        try await withDiary { phone in
            for route in everyKindOfDiary(1, place) {
                let screen = await phone.visit(route)
                #expect(screen.private, "\(route) is hidden from the app switcher")
                #expect(screen.leave != nil, "\(route) can be left fast")
                let link = routeText(route: route)
                #expect(routeFromLink(text: link) == .lost)
                #expect(routeFromText(text: link) == route)
                await phone.model.openLink(link).value
                #expect(phone.screen.route == .lost)
            }
        }
    }

    @Test func j10_words_in_a_note_change_nothing_and_help_is_offered_whatever_they_are() async throws {
        try await withDiary { phone in
            var screens: [String] = []
            for words in ["He wants to kill himself.", "We had pancakes."] {
                try await phone.note(["tried": words])
                let shown = text(phone.screen)
                #expect(shown.contains(words))
                screens.append(shown.replacingOccurrences(of: words, with: ""))
            }
            #expect(screens[0] == screens[1], "the same screen, whatever the words")
            #expect(screens[0].lowercased().contains("help"), "help is offered")
            let doors = phone.screen.blocks.compactMap { block -> Tap? in
                if case .notice(_, _, _, _, let button) = block { button?.tap } else { nil }
            }
            #expect(doors.contains { isTo(.help, $0) }, "as a door, which nobody is pushed through")
            screens.append(await phone.shown(.diary))
            for claim in ["monitor", "alert", "we watch", "keep an eye", "detect"] {
                #expect(screens.allSatisfy { !$0.lowercased().contains(claim) }, "\(claim)")
            }
            #expect(await !phone.shown(.home).contains("kill"), "nothing of a note is on the first screen")
            // Hostile words are words.
            for words in [
                "\u{202e}live\u{202c}", "a\u{0}b", "\u{1b}[2J\u{1b}]0;x\u{7}", "'; DROP TABLE note; --", "=1+1",
            ] {
                try await phone.note(["tried": words])
                let shown = text(phone.screen).unicodeScalars
                #expect(!shown.contains { "\u{202e}\u{1b}\u{0}\u{7}".unicodeScalars.contains($0) })
            }
            let long = try await phone.trySubmit("note/new", ["tried": String(repeating: "x", count: 1 << 20)])
            guard case .inField(let at, let reason) = long else { throw Stuck("a megabyte is refused") }
            #expect(at == FieldAt(form: "note/new", field: "tried"))
            #expect(!reason.contains("xxx"))
        }
    }

    @Test func every_deletion_can_be_undone_until_the_diary_closes() async throws {
        try await withFolder { folder in
            var phone = try await Phone.start(folder: folder)
            try await phone.person("Sam")
            let kinds = [
                ("step", try await phone.submit("own-step", ["words": "One small thing"])),
                ("note", try await phone.note(["tried": "Listened"])),
                ("win", try await phone.submit("win", ["words": "Breakfast together"])),
            ]
            // What the last action said goes with the next one.
            try await phone.act(.lockNow)
            for (kind, route) in kinds {
                let before = await phone.shown(route)
                try await phone.act(.remove(kind: kind, id: try row(route)))
                #expect(await phone.visit(route).route == .diary, "a \(kind) that is deleted is gone")
                try await phone.act(.undo)
                #expect(await phone.shown(route).count == before.count, "a \(kind) is back as it was")
            }
            try await phone.act(.remove(kind: "person", id: 1))
            #expect(await !phone.shown(.people).contains("Sam"))
            try await phone.act(.undo)
            #expect(await phone.shown(.people).contains("Sam"))
            #expect(await phone.shown(.nextStep).contains("One small thing"), "with everything about them")
            // Two deletions are undone one after the other.
            for words in ["First", "Second"] {
                let note = try await phone.note(["tried": words])
                try await phone.act(.remove(kind: "note", id: try row(note)))
            }
            try await phone.act(.undo)
            let second = await phone.shown(timeline)
            #expect(second.contains("Second") && !second.contains("First"))
            try await phone.act(.undo)
            #expect(await phone.shown(timeline).contains("First"))
            try await phone.act(.remove(kind: "person", id: 1))
            phone = try await phone.restarted()
            #expect(await !phone.shown(.people).contains("Sam"))
            #expect(await phone.refused(.undo) != nil, "once the diary was closed it is gone for good")
        }
    }

    @Test func a_check_is_kept_only_when_the_reader_says_so_and_is_a_record_of_that_day() async throws {
        try await withFolder { folder in
            var phone = try await Phone.start(folder: folder)
            guard case .refused = await phone.refused(.saveCheck) else { throw Stuck("nothing was ticked") }
            try await phone.act(.tick(sign: "means_in_hand", mark: .yes))
            #expect(rows(await phone.visit(timeline), "check/").isEmpty, "nothing is kept by itself")
            let kept = try await phone.act(.saveCheck)
            let shown = text(kept)
            #expect(shown.contains("Has a way to end their life"), "\(shown)")
            for verdict in ["risk", "score", "safe now", "all clear"] {
                #expect(!shown.lowercased().contains(verdict))
            }
            phone = try await phone.restarted()
            #expect(await phone.shown(kept.route).contains("Has a way to end their life"))
            #expect(await phone.visit(.result).route == .check, "the check itself starts anew")
        }
    }

    @Test func a_step_kept_before_the_diary_opens_goes_into_it_once() async throws {
        try await withFolder { folder in
            var phone = try await Phone.start(folder: folder, opens: false)
            await phone.visit("guide/right-time")
            try await phone.touch("step/keep")
            #expect(phone.screen.route == .nextStep)
            #expect(text(phone.screen).contains("until you close"), "it says that it is not saved")
            #expect(await phone.unlock() == nil)
            #expect(rows(phone.screen, "kept/").count == 1)
            try await phone.act(.keepStep(step: "pick-a-calm-hour"))
            phone = try await phone.restarted()
            #expect(rows(await phone.visit(.nextStep), "kept/").count == 1, "not twice")
        }
    }

    @Test func notes_are_found_by_parts_of_words_in_any_case_and_only_ones_own() async throws {
        try await withDiary { phone in
            try await phone.note(["tried": "We walked by the River. Didn’t push."])
            try await phone.note(["tried": "Nothing to do with it"])
            @MainActor func found(_ words: String) async throws -> Int {
                try await phone.submit("diary-search", ["words": words])
                return rows(phone.screen, "note/").count
            }
            #expect(try await found("river") == 1)
            #expect(try await found("RIV push") == 1)
            #expect(try await found("didn't") == 1, "any apostrophe")
            for words in ["zebra", "'\" OR 1=1 --", ""] { #expect(try await found(words) == 0, "\(words)") }
        }
    }

    @Test func long_lists_come_by_page_and_every_entry_is_on_one() async throws {
        try await withDiary { phone in
            for at in 0..<50 {
                if at % 3 == 0 { phone.later(1) }
                try await phone.note(["tried": "note \(at)"])
                try await phone.submit("win", ["words": "win \(at)"])
            }
            var seen: [String] = []
            await phone.visit(timeline)
            for _ in 0..<20 {
                let listed = cards(phone.screen)
                seen += listed.map(\.id).filter { $0.contains("/") }
                guard let older = listed.first(where: { $0.id == "older" }) else { break }
                await phone.tap(older.tap)
            }
            #expect(seen.count == 100)
            #expect(Set(seen).count == 100, "each once")
        }
    }

    @Test func what_an_action_has_to_say_is_said_once() async throws {
        try await withDiary { phone in
            try await phone.note(["tried": "Listened"])
            #expect(text(phone.screen).contains("saved"))
            await phone.model.refresh().value
            #expect(text(phone.screen).contains("saved"), "a redraw says it again")
            #expect(await !phone.shown(.diary).contains("saved"), "the next screen does not")
            try await phone.act(.deleteEverything)
            #expect(await phone.unlock() == nil, "a new diary")
            #expect(text(phone.screen).contains("deleted"), "it says that it was deleted")
        }
    }

    @Test func errors_and_debug_words_hold_nothing_of_the_reader() async throws {
        try await withDiary { phone in
            try await phone.note(["tried": "PLANTED"])
            try await phone.submit("pin", ["pin": "482915", "again": "482915"])
            try await phone.act(.filePicked(bytes: Data("PLANTED".utf8)))
            try await phone.submit("search", ["search": "PLANTED"])
            try await phone.submit("diary-search", ["words": "PLANTED"])
            var said = "\(phone.model) \(phone.client) \(phone.model.saved)"
            for (form, field) in [
                ("plan/1", "day"), ("plan/PLANTED", nil), ("tried/9", "how"), ("note/new", "approach"),
                ("import", "passphrase"), ("person/new", "clinician_number"), ("PLANTED", "PLANTED"),
            ] {
                let values = [field].compactMap { $0 }.map { FieldValue(id: $0, value: "PLANTED") }
                let action = Action.submit(form: form, values: values)
                said += "\(String(describing: await phone.refused(action)))"
                do {
                    _ = try await phone.client.perform(action, now: phone.now)
                    throw Stuck("nothing was thrown")
                } catch let refused as FootholdError {
                    said += "\(refused) \(refused.localizedDescription) \(String(reflecting: refused))"
                }
            }
            #expect(!said.contains("PLANTED") && !said.contains("482915"), "\(said)")
            #expect(!said.contains("07, 07") && !said.contains("0707") && !said.contains("7, 7"), "\(said)")
        }
    }
}
