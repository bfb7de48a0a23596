import FootholdCore
import FootholdModel
import Foundation
import TestSupport
import Testing

/// What a family does over weeks: practices a talk, fills in sheets, comes home from hospital, hands things on. The same
/// as in tests/sheets.rs, sharing.rs, after.rs and rehearsals.rs, by the same names.
@MainActor struct LongRoadTests {
    private let passphrase = "river pancake window seven"

    /// J4: he drinks every day, says no, and will stop tonight. The planner opens only once safety was looked at.
    @Test func j4_the_meeting_opens_after_the_safety_questions_and_names_the_alternative() async throws {
        try await withDiary { phone in
            let form = "sheet/family-meeting/first"
            let own = Route.ownSheet(id: "family-meeting")
            func section(_ id: String) -> Route { .fillSheet(id: "family-meeting", section: id) }
            await phone.visit(.refusal)
            try await phone.touch("sheets", "sheet/family-meeting")
            let read = text(phone.screen)
            #expect(read.contains("Four questions first") && !read.contains("Who comes?"))
            try await phone.touch("blank")
            #expect(!text(phone.screen).contains("Who comes?"), "nor on paper")
            await phone.back()
            try await phone.touch("fill", "section/first/fill")
            // Left out, they are asked again.
            guard case .inField(let at, _) = try await phone.refused(form: form, ["violence": "no"]) else {
                throw Stuck("the others were left out")
            }
            #expect(at == FieldAt(form: form, field: "dying"))

            func stopping(_ answer: String) async throws {
                await phone.visit(section("first"))
                let answers = ["violence": "no", "dying": "no", "reality": "no", "stopping": answer]
                #expect(try await phone.refused(form: form, answers) == nil)
            }
            // He would stop all at once: a doctor first, and no meeting.
            for danger in ["yes", "unsure"] {
                try await stopping(danger)
                #expect(phone.screen.route == section("not_now"), "\(danger)")
                #expect(text(phone.screen).contains("a doctor has to plan the stopping first"))
                let closed = await phone.shown(own)
                #expect(closed.contains("Not this meeting now") && !closed.contains("Who, when and where"))
                #expect(!offers(phone, "section/who_part/fill"))
            }
            // With a doctor's plan it opens: first what trials found, and what to try before.
            try await stopping("doctor")
            #expect(phone.screen.route == section("evidence"))
            let trials = text(phone.screen)
            #expect(trials.contains("seven in ten families"))
            #expect(trials.contains("CRAFT it was more than six in ten"))
            try await phone.touch("note_7")
            #expect(phone.screen.route == .sheet(id: "craft-invitation"), "to one calm request first")
            let open = await phone.shown(own)
            for part in ["They said yes", "They said no", "What each of you says", "A place ready that day"] {
                #expect(open.contains(part))
            }
            #expect(!open.contains("Not this meeting now"))
            try await nothingThatWouldHarmHim(phone)
        }
    }

    /// In any part of these sheets, open as they are, read and printed.
    private func nothingThatWouldHarmHim(_ phone: Phone) async throws {
        let harmful = [
            "kick", "throw out", "cold turkey", "rock bottom", "ultimatum", "consequences", "enabl", "addict",
            "pour it", "866-446-3945", "800-779-4314",
        ]
        for id in ["family-meeting", "craft-invitation", "boundaries"] {
            let doors = rows(await phone.visit(.ownSheet(id: id)), "section/")
            #expect(!doors.isEmpty)
            let sections = doors.map { Route.fillSheet(id: id, section: String($0.split(separator: "/")[1])) }
            for place in [.sheet(id: id), .blankSheet(id: id), .ownSheet(id: id)] + sections {
                let shown = await phone.shown(place).lowercased()
                for wrong in harmful { #expect(!shown.contains(wrong), "\(place): \(wrong)") }
            }
        }
    }

    /// J7 and M10: what the notes say worked stands in the draft, as the caregiver's view, and nothing else does.
    @Test func j7_notes_that_worked_start_the_draft_as_the_caregivers_view() async throws {
        try await withDiary { phone in
            try await phone.person("Sam", ["age": "adult"])
            try await phone.note([
                "tried": "Sat with him in the car", "approach": "listened", "outcome": "worked",
            ])
            try await phone.note(["approach": "choices", "outcome": "worked"])
            try await phone.note([
                "tried": "Brought it up at dinner", "approach": "argued", "outcome": "did_not",
            ])
            try await phone.note(["tried": "Asked twice", "outcome": "partly"])
            try await phone.person("Jo")
            try await phone.note(["tried": "Jo alone", "outcome": "worked"])
            await phone.visit(.person(id: 1))
            try await phone.touch("choose")
            let mark = "This is the caregiver's view."
            for (id, section, worked, didNot) in [
                ("relapse-plan", "helps_part", "helps", "hurts"), ("advance-directive", "what", "helped", "worse"),
            ] {
                #expect(await phone.shown(.sheet(id: id)).contains(mark))
                try await phone.touch("fill")
                let empty = text(phone.screen)
                #expect(empty.contains(mark) && empty.contains("Nothing is filled in yet"))
                try await phone.touch("section/\(section)/fill")
                #expect(text(phone.screen).contains(mark))
                let form = "sheet/\(id)/\(section)"
                let fields = try #require(formInView(phone)?.fields)
                func value(_ id: String) -> String? { fields.first { $0.id == id }?.value }
                #expect(value(worked) == "- Offered two choices\n- Sat with him in the car", "\(id)")
                #expect(value(didNot) == "- Brought it up at dinner", "\(id)")
                let still = await phone.shown(.ownSheet(id: id))
                #expect(still.contains("Nothing is filled in yet"), "kept only when it is sent")
                await phone.back()
                #expect(try await phone.refused(form: form, [:]) == nil, "kept as it stands")
                await phone.visit(.ownSheet(id: id))
                try await phone.touch("share")
                #expect(!offers(phone, "page"), "nothing is chosen by itself")
                try await phone.touch("all")
                let page = try await handOn(phone, "page").words
                #expect(page.contains("This is the caregiver&#39;s view."))
                #expect(page.contains("Sat with him in the car"))
                #expect(!page.contains("Jo alone") && !page.contains("Asked twice"))
            }
        }
    }

    @Test func the_responder_sheet_is_two_touches_from_every_result() async throws {
        var titles: Set<String> = []
        for (tile, sign) in [
            ("body", "unresponsive"), ("suicide", "suicidal_thoughts"), ("weeks", "hopeless"),
            ("weeks", "isolation"), ("weeks", "mild_distress"),
        ] {
            let phone = try await Phone.start()
            for answered in ["body", "took", "suicide", "threat", "mind", "missing_or_me"] {
                try await phone.act(.nothingElse(tile: answered))
            }
            await phone.visit(.tile(id: tile))
            try await phone.touch(sign)
            titles.insert(await phone.visit(.result).title.text)
            let before = phone.taps
            try await phone.touch("words", "sheet/responder")
            #expect(phone.screen.route == .sheet(id: "responder"))
            #expect(phone.taps - before == 2, "\(sign)")
        }
        #expect(titles.count >= 4, "results of every kind")
    }

    @Test func every_sheet_is_filled_in_from_empty_to_printed() async throws {
        try await withDiary { phone in
            let sheets = rows(await phone.visit(.sheets), "sheet/").map { String($0.dropFirst("sheet/".count)) }
            #expect(sheets.count > 15)
            for id in sheets {
                let questions = steps(await phone.visit(.sheet(id: id)))
                let given = try await fillIn(phone, id)
                let missing = Set(questions).subtracting(given.map(\.field.id))
                #expect(missing.isEmpty, "\(id): what it asks on paper, it asks here")
                let said = text(phone.screen)
                try await phone.touch("share")
                #expect(!offers(phone, "page"), "\(id): nothing is chosen by itself")
                try await phone.touch("all")
                let shown = text(phone.screen)
                let page = try await handOn(phone, "page")
                #expect(page.name == "sheet-2026-11-22.html" && page.kind == "text/html")
                try await phone.touch("all")
                let plain = try await handOn(phone, "text")
                #expect(plain.name == "sheet-2026-11-22.txt" && plain.kind == "text/plain")
                for (field, answer) in given {
                    let words = asShown(field, answer)
                    #expect([said, shown, plain.words].allSatisfy { $0.contains(words) }, "\(id) \(field.id)")
                    #expect(page.words.contains(html(words)), "\(id) \(field.id)")
                }
                try isHarmless(page.words)
            }
        }
    }

    /// Fills in a sheet from its first section to its last, and gives each question with its answer.
    private func fillIn(_ phone: Phone, _ id: String) async throws -> [(field: Field, answer: String)] {
        try await phone.touch("fill")
        try await phone.touch(try #require(rows(phone.screen, "section/").first { $0.hasSuffix("/fill") }))
        var given: [(field: Field, answer: String)] = []
        while phone.screen.route != .ownSheet(id: id) {
            guard given.count < 200 else { throw Stuck("`\(id)` has no end") }
            #expect(phone.screen.private)
            let form = try #require(formInView(phone))
            let answers = form.fields.map { (field: $0, answer: answerTo($0)) }
            let sent = Dictionary(uniqueKeysWithValues: answers.map { ($0.field.id, $0.answer) })
            #expect(try await phone.refused(form: form.id, sent) == nil, "\(form.id)")
            given += answers
        }
        return given
    }

    /// What someone answers: words that stand nowhere else and would do harm as HTML, or the choice that opens most.
    private func answerTo(_ field: Field) -> String {
        switch field.kind {
        case .oneOf:
            let offered = field.options.map(\.id)
            return ["no", "yes", "done", "stay"].first { offered.contains($0) } ?? offered[0]
        case .day: return "2026-12-03"
        case .words: return "Q\(field.id) <b>&\n\"ü'"
        default: return String("Q\(field.id) <".prefix(12))
        }
    }

    /// An answer as a screen and a paper show it.
    private func asShown(_ field: Field, _ answer: String) -> String {
        switch field.kind {
        case .oneOf: field.options.first { $0.id == answer }?.label.text ?? "an answer that is not offered"
        case .day: "3 Dec 2026"
        default: answer.trimmingCharacters(in: .whitespaces)
        }
    }

    private let chosen = ["address", "medicines", "calms"]
    private let wanted = ["QAddress", "QMedicine", "QCalm"]
    private let secret = ["QName", "QSam", "555 0100", "QTried", "QNext", "QStep", "QWin"]

    @Test func j7_three_fields_are_printed_and_the_other_phone_shows_exactly_those() async throws {
        try await withDiary { phone in
            try await sam(phone)
            await phone.visit(.ownSheet(id: "responder"))
            try await phone.touch("share")
            #expect(ticks(phone.screen).allSatisfy { !$0.on }, "nothing is chosen by itself")
            for id in chosen { try await phone.touch(id) }
            let page = try await handOn(phone, "page").words
            #expect(wanted.allSatisfy { page.contains($0) } && !secret.contains { page.contains($0) })
            for id in chosen + ["more", "file"] { try await phone.touch(id) }
            #expect(phone.screen.route == .shareFile)
            let words = ["passphrase": passphrase, "again": passphrase]
            #expect(try await phone.refused(form: "share-file", words) == nil)
            guard case .share(let file, let name, _, _) = phone.effects.last else { throw Stuck("no file") }
            #expect(name.hasPrefix("shared-") && name.hasSuffix(".age"), "\(name)")
            for word in wanted + secret {
                #expect(file.range(of: Data(word.utf8)) == nil, "\(word) can be read by anyone")
            }
            try await withDiary { try await takesIn($0, file) }
        }
    }

    private func sam(_ phone: Phone) async throws {
        try await phone.person("QName", ["age": "minor"])
        try await phone.note(["tried": "QTried", "try_next": "QNext", "outcome": "worked"])
        try await phone.submit("own-step", ["words": "QStep"])
        try await phone.submit("plan/1", ["day": "2026-11-29", "time": "18:30"])
        try await phone.submit("win", ["words": "QWin"])
        let who = ["address": "QAddress", "name": "QSam", "phone": "555 0100"]
        try await phone.submit("sheet/responder/who", who)
        try await phone.submit("sheet/responder/health", ["medicines": "QMedicine"])
        try await phone.submit("sheet/responder/near", ["calms": "QCalm"])
    }

    /// The co-parent's phone: what was there is there, and what is new is one sheet with the three answers.
    private func takesIn(_ other: Phone, _ file: Data) async throws {
        try await other.person("Mine")
        try await other.submit("sheet/responder/who", ["address": "My own address"])
        try await other.act(.lockNow)
        let places = [timeline, .people, .ownSheet(id: "responder"), .emergencyWords, .nextStep]
        func own() async -> [String] {
            var shown: [String] = []
            for place in places { shown.append(await other.shown(place)) }
            return shown
        }
        let before = await own()

        func add(_ passphrase: String) async throws -> Problem? {
            await other.visit(.addFile)
            other.effects = []
            try await other.touch("pick")
            guard case .pickFile = other.effects.first else { throw Stuck("it asks for a file") }
            try await other.act(.filePicked(bytes: file))
            #expect(other.screen.route == .addFile)
            return try await other.refused(form: "add-file", ["passphrase": passphrase])
        }
        guard case .inField(_, let reason) = try await add("not the passphrase") else { throw Stuck("it is wrong") }
        #expect(reason.contains("Nothing was changed"), "\(reason)")
        #expect(await own() == before)
        #expect(try await add(passphrase) == nil)
        #expect(text(other.screen).contains("Added: 1"))
        let after = await own()
        for at in [0, 2, 3, 4] { #expect(after[at] == before[at], "the reader's own is as it was") }
        for word in secret { #expect(after.allSatisfy { !$0.contains(word) }, "\(word)") }
        // One sheet more, about someone of their own, with exactly the three answers.
        #expect(rows(await other.visit(.people), "person/").sorted() == ["person/1", "person/2"])
        try await other.touch("person/2", "choose")
        let shown = await other.shown(.ownSheet(id: "responder"))
        let answers = other.screen.blocks.compactMap { block -> String? in
            if case .paragraph(let id, _) = block, id.hasPrefix("answer/") { id } else { nil }
        }
        #expect(Set(answers) == Set(chosen.map { "answer/\($0)" }))
        #expect(wanted.allSatisfy { shown.contains($0) })
        #expect(!(secret + ["My own address"]).contains { shown.contains($0) })
        #expect(rows(await other.visit(timeline), "").filter { $0.contains("/") } == ["sheet/2"])
        // A second time adds nothing.
        #expect(try await add(passphrase) == nil)
        #expect(text(other.screen).contains("in your diary already"))
        #expect(rows(await other.visit(timeline), "sheet/") == ["sheet/2"])
        // Taken back whole.
        try await other.act(.remove(kind: "person", id: 2))
        try await other.act(.choosePerson(person: 1))
        // What was removed can be brought back until the diary closes.
        await other.model.lock().value
        #expect(await other.unlock() == nil)
        #expect(await own() == before)
    }

    @Test func j10_a_table_holds_no_formula() async throws {
        try await withDiary { phone in
            let dangerous = [
                "=HYPERLINK(\"http://x\")", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\u{ff1d}1", "x\n=1",
                "\u{202e}=1", "plain",
            ]
            for words in dangerous { try await phone.note(["tried": words, "try_next": "-2"]) }
            await phone.visit(.diary)
            try await phone.touch("share")
            for id in 1...dangerous.count {
                try await phone.touch("note/\(id)", "all")
                await phone.back()
            }
            let table = try await handOn(phone, "table")
            #expect(table.name == "page-2026-11-22.csv" && table.kind == "text/csv")
            let rows = try csv(table.words)
            #expect(rows.count == 1 + dangerous.count)
            #expect(rows.allSatisfy { $0.count == rows[0].count }, "a word is no border")
            let cells = rows.joined()
            let formula = Set("=+-@\t\r\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}".unicodeScalars)
            for cell in cells {
                let first = cell.unicodeScalars.first { !$0.properties.isWhitespace }
                #expect(!(first.map { formula.contains($0) } ?? false), "[\(cell)]")
            }
            for wanted in [
                "'=HYPERLINK(\"http://x\")", "'+1", "'-1+1", "'@SUM(A1)", "'\u{ff1d}1", "'-2", "plain",
            ] {
                #expect(cells.contains(wanted), "\(wanted)")
            }
        }
    }

    @Test func nothing_leaves_but_what_was_ticked_and_a_warning_comes_first() async throws {
        try await withDiary { phone in
            try await phone.person("QName")
            for _ in 0..<2 {
                try await phone.note([
                    "approach": "listened", "tried": "QTried", "outcome": "worked", "try_next": "QNext",
                ])
            }
            try await phone.submit("own-step", ["words": "QStep"])
            try await phone.submit("plan/1", ["day": "2026-11-29", "time": "18:30"])
            try await phone.submit("tried/1", ["outcome": "partly", "how": "QHow"])
            try await phone.submit("win", ["words": "QWin"])
            for from in [Route.note(id: 1), .keptStep(id: 1), .win(id: 1)] {
                await phone.visit(from)
                try await phone.touch("share")
                try warnsFirst(phone.screen)
                let all = ticks(phone.screen)
                #expect(!all.isEmpty && all.allSatisfy { !$0.on }, "nothing is chosen by itself")
                #expect(preview(phone.screen) == "\n", "and nothing is shown to leave")
                phone.effects = []
                for way in [Way.page, .text, .table, .calendar] {
                    guard case .refused = await phone.refused(.handOn(place: phone.screen.route, way: way)) else {
                        throw Stuck("\(from) \(way): nothing was ticked")
                    }
                }
                #expect(phone.effects.isEmpty)
                // One at a time: the text is what was shown, and holds the words of no other.
                for (id, _) in all {
                    try await phone.touch(id)
                    let shown = preview(phone.screen)
                    let left = try await handOn(phone, "text")
                    #expect(left.words == shown, "\(from) \(id)")
                    #expect(left.name == "page-2026-11-22.txt", "a name that tells nothing")
                    let held = ["QTried", "QNext", "QStep", "QHow", "QWin", "QName"].filter { shown.contains($0) }
                    #expect(held.count <= 1, "\(from) \(id)")
                    #expect(ticks(phone.screen).allSatisfy { !$0.on }, "handed on, and no longer chosen")
                }
            }
            // What the notes say, counted.
            await phone.visit(.insights)
            try await phone.touch("share", "next")
            let page = try await handOn(phone, "page").words
            try isHarmless(page)
            #expect(page.contains("QNext") && !page.contains("QTried"))
        }
    }

    /// The warning is above all else, with its source and where to read on.
    private func warnsFirst(_ screen: Screen) throws {
        guard case .notice(_, .stop, let warning, let sources, _) = screen.blocks.first else {
            throw Stuck("no warning on \(screen.route)")
        }
        #expect(warning.text.contains("custody") && warning.text.contains("hurts you"))
        #expect(!sources.isEmpty, "the warning names its source")
        #expect(Set(rows(screen, "guide/")).isSuperset(of: ["guide/custody", "guide/abuse"]))
        #expect(screen.private && screen.leave != nil)
    }

    private let days: [UInt32] = [1, 3, 7, 14, 30, 60, 90]

    /// J7: from the hospital to day ninety, for a child and for an adult.
    @Test func j7_the_days_after_coming_home_ask_plainly_and_remind_in_neutral_words() async throws {
        let (child, adult) = ("a child's care goes on", "take one thing off their hands")
        for (age, says, keepsBack) in [("minor", child, adult), ("adult", adult, child)] {
            try await withFolder { folder in
                var phone = try await Phone.start(folder: folder)
                try await comesHome(phone, age)
                for (at, day) in days.enumerated() {
                    phone.now = Moment(
                        unixSeconds: checked.unixSeconds + Int64(day) * TestSupport.day,
                        utcOffsetMinutes: 0
                    )
                    // Each day by a phone that was started again.
                    phone = try await phone.restarted()
                    #expect(try await ahead(phone).count == days.count - at)
                    let home = await phone.shown(.home).lowercased()
                    for telling in ["hospital", "suicide", "sam", "pills", "gun"] {
                        #expect(!home.contains(telling), "on the first screen")
                    }
                    try await phone.touch("due")
                    try await asksThreeThings(phone, day)
                    let shown = text(phone.screen)
                    if day == 7 { #expect(shown.contains(says) && !shown.contains(keepsBack), "\(age)") }
                    try await phone.touch("tick")
                    #expect(text(phone.screen).contains("Ticked") && !offers(phone, "tick"))
                    await phone.visit(.home)
                    #expect(!offers(phone, "due"), "done for today")
                    #expect(try await ahead(phone).count == days.count - at - 1)
                }
                phone.later(8 * TestSupport.day)
                #expect(await phone.shown(.ownAfter).contains("The ninety days are behind you"))
                await phone.model.lock().value
            }
        }
    }

    private func comesHome(_ phone: Phone, _ age: String) async throws {
        try await phone.person("Sam", ["age": age])
        await phone.visit(.home)
        #expect(!offers(phone, "due"))
        func enter(_ day: String, _ time: String) async throws -> Problem? {
            await phone.visit(.ownAfter)
            return try await phone.refused(
                form: try #require(formInView(phone)).id,
                ["day": day, "time": time]
            )
        }
        guard case .inField(_, let reason) = try await enter("2026-11-23", "") else { throw Stuck("tomorrow") }
        #expect(reason.hasPrefix("That day is still to come."), "\(reason)")
        phone.effects = []
        #expect(try await enter("2026-11-22", "18:30") == nil)
        #expect(phone.effects.contains(.remindersChanged))
        #expect(!offers(phone, "due"), "nothing is due on the day itself")
        #expect(text(phone.screen).contains("The next one is day 1, on 23 Nov 2026"))
        let reminders = try await ahead(phone)
        let planned = reminders.compactMap { reminder -> UInt32? in
            if case .ownAfterDay(_, let day) = reminder.route { day } else { nil }
        }
        #expect(planned == days)
        // From noon, when a phone here is looked at, to the hour that was asked for.
        let evening: Int64 = 6 * 3_600 + 30 * 60
        let expected = days.map { checked.unixSeconds + Int64($0) * TestSupport.day + evening }
        #expect(reminders.map(\.at.unixSeconds) == expected)
    }

    /// The reminders to come, none of which says anything to who sees it on a lock screen.
    private func ahead(_ phone: Phone) async throws -> [Reminder] {
        let reminders: [Reminder]? = try await phone.client.reminders(now: phone.now)
        let known = try #require(reminders)
        #expect(known.allSatisfy { $0.text.text == "You planned something for today." })
        return known
    }

    /// In plain words whether they think of suicide, what the plan says, where pills and guns are; danger before all.
    private func asksThreeThings(_ phone: Phone, _ day: UInt32) async throws {
        let screen = phone.screen
        guard case .ownAfterDay(_, day) = screen.route else { throw Stuck("\(screen.route)") }
        #expect(screen.private && screen.leave != nil)
        let stops = screen.blocks.compactMap { block -> String? in
            if case .notice(_, .stop, let text, _, _) = block { text.text } else { nil }
        }
        let stop = try #require(stops.first)
        #expect(stop.contains("call 911 now") && stop.contains("988"), "\(stop)")
        #expect(Set(steps(screen)).isSuperset(of: ["ask", "plan", "home"]), "day \(day)")
        let items = screen.blocks.flatMap { block -> [Step] in
            if case .steps(_, let items, _, _) = block { items } else { [] }
        }
        #expect(items.allSatisfy { !$0.sources.isEmpty })
        let ask = try #require(items.first { $0.id == "ask" })
        #expect(ask.say.count <= 1, "one wording, for this age")
        if day == 1 {
            let words = try #require(ask.say.first).words.text
            #expect(words.contains("are you thinking about killing yourself today?"), "\(words)")
        }
        if day > 7 { return }
        for door in ["sheet/safety-plan", "sheet/home-safety"] { #expect(offers(phone, door), "day \(day)") }
        // Pills, guns and the rest, item by item: is it done, by whom, by when.
        try await phone.touch("sheet/home-safety")
        for item in ["guns", "medicines", "blades", "alcohol"] {
            let asked = ["done", "who", "when"].map { "\(item)_\($0)" }
            #expect(Set(steps(phone.screen)).isSuperset(of: asked), "\(item)")
        }
        await phone.back()
    }

    private let aboutSuicide = "rehearsal/ask-about-suicide"

    @Test
    func every_way_through_every_talk_ends_within_four_turns_with_a_step_to_keep_and_a_way_out_at_each() async throws {
        try await withDiary { phone in
            await phone.visit(.refusal)
            try await phone.touch("rehearsals")
            let talks = rows(phone.screen, "rehearsal/")
            #expect(talks.count > 8)
            for talk in talks {
                await phone.visit(talk)
                try await phone.touch("begin")
                #expect(try await waysOn(phone, talk, 1) > 3, "\(talk)")
            }
        }
    }

    /// Plays every answer of the turn in view and of those behind it, by Back. How many ways there are to an end.
    private func waysOn(_ phone: Phone, _ talk: String, _ turn: Int) async throws -> Int {
        try hasAWayOut(phone, talk)
        let screen = phone.screen
        let answers = ticks(screen).map(\.id).filter { $0.hasPrefix("say/") }
        if answers.isEmpty {
            #expect(routeText(route: screen.route) == "\(talk)/end")
            #expect((2...5).contains(turn), "\(talk): \(turn)")
            #expect(rows(screen, "").contains { $0.hasSuffix("/keep") }, "\(talk)")
            return 1
        }
        #expect(routeText(route: screen.route) == "\(talk)/\(turn)")
        var ends = 0
        for answer in answers {
            try await phone.touch(answer)
            try hasAWayOut(phone, talk)
            let title = phone.screen.title.text
            #expect(["This opens the door", "This closes the door"].contains(title))
            let why = phone.screen.blocks.flatMap { block -> [SourceRef] in
                if case .paragraph("why", let sentences) = block { sentences.flatMap(\.sources) } else { [] }
            }
            #expect(!why.isEmpty, "\(talk) \(turn) \(answer)")
            try await phone.touch("on")
            ends += try await waysOn(phone, talk, turn + 1)
            await phone.back()
            await phone.back()
        }
        return ends
    }

    /// One touch to the check, from wherever one is in a talk; and that screen is nobody else's.
    private func hasAWayOut(_ phone: Phone, _ talk: String) throws {
        guard case .go(let way, _) = cards(phone.screen).first(where: { $0.id == "out" })?.tap else {
            throw Stuck("no way out of \(phone.screen.route)")
        }
        switch way {
        case .check: #expect(talk != aboutSuicide)
        case .tile(let tile): #expect(talk != aboutSuicide || tile == "suicide")
        default: throw Stuck("\(talk) leads out to \(way)")
        }
        #expect(phone.screen.private && phone.screen.leave != nil, "\(talk)")
    }

    @Test func a_step_of_the_end_is_kept() async throws {
        try await withFolder { folder in
            var phone = try await Phone.start(folder: folder)
            await phone.visit(.rehearsals)
            try await phone.touch(try #require(rows(phone.screen, "rehearsal/").first), "begin")
            while ticks(phone.screen).contains(where: { $0.id == "say/1" }) {
                try await phone.touch("say/1", "on")
            }
            let keep = try #require(rows(phone.screen, "").last { $0.hasSuffix("/keep") })
            var words = ""
            for block in phone.screen.blocks {
                if case .paragraph(_, let sentences) = block { words = sentences.first?.text.text ?? "" }
                if case .card(keep, _, _, _, _) = block { break }
            }
            #expect(!words.isEmpty)
            #expect(await !phone.shown(.nextStep).contains(words))
            await phone.back()
            try await phone.touch(keep)
            phone = try await phone.restarted()
            #expect(await phone.shown(.nextStep).contains(words), "kept means kept: \(words)")
            await phone.model.lock().value
        }
    }

    @Test func the_talk_about_suicide_waits_for_nothing_and_sends_to_the_check_first() async throws {
        let phone = try await Phone.start()
        let screen = await phone.visit(aboutSuicide)
        guard case .notice(_, .stop, _, _, .some(let check)) = screen.blocks.first else {
            throw Stuck("the check comes first")
        }
        #expect(text(screen).contains("988"), "whom to call")
        #expect(ticks(screen).isEmpty, "no list to tick stands before asking")
        await phone.tap(check.tap)
        #expect(phone.screen.route == .tile(id: "suicide"))
        try await phone.touch("suicidal_thoughts")
        #expect(phone.screen.leave != nil)
        #expect(lines(phone.screen).first == "us-988", "from practice to a person in two touches")
    }

    private func offers(_ phone: Phone, _ card: String) -> Bool { rows(phone.screen, "").contains(card) }

    private func formInView(_ phone: Phone) -> (id: String, fields: [Field])? {
        phone.screen.blocks.lazy.compactMap { block -> (id: String, fields: [Field])? in
            if case .form(let id, let fields, _) = block { (id, fields) } else { nil }
        }.first
    }

    /// Hands on what is in view, and gives its words, its name and its media type.
    private func handOn(_ phone: Phone, _ way: String) async throws -> (words: String, name: String, kind: String) {
        try await phone.touch(way)
        guard case .share(let bytes, let name, let kind, _) = phone.effects.last else { throw Stuck("no file") }
        return (try #require(String(data: bytes, encoding: .utf8)), name, kind)
    }
}

/// What can be ticked on a screen, and whether it is.
private func ticks(_ screen: Screen) -> [(id: String, on: Bool)] {
    screen.blocks.flatMap { block -> [(id: String, on: Bool)] in
        if case .question(_, _, _, let choices, _) = block { choices.map { ($0.id, $0.mark == .yes) } } else { [] }
    }
}

/// What a screen shows to leave, as the text that then leaves.
private func preview(_ screen: Screen) -> String {
    var groups: [(id: Substring, lines: [String])] = []
    for block in screen.blocks {
        let (id, words): (String, String)
        switch block {
        case .heading(let known, let text): (id, words) = (known, text.text)
        case .paragraph(let known, let sentences):
            (id, words) = (known, sentences.map(\.text.text).joined(separator: " "))
        default: continue
        }
        let parts = id.split(separator: "/")
        guard parts.count > 2, parts[0] == "paper" else { continue }
        if groups.last?.id == parts[1] {
            groups[groups.count - 1].lines.append(words)
        } else {
            groups.append((parts[1], [words]))
        }
    }
    return groups.map { $0.lines.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
}

private func html(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
        .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
        .replacingOccurrences(of: "'", with: "&#39;")
}

/// Nothing on a page runs, loads or leads anywhere: every tag is one of ours, without an address.
private func isHarmless(_ page: String) throws {
    #expect(page.hasPrefix("<!doctype html>") && page.hasSuffix("</html>\n"))
    #expect(page.contains("default-src 'none'"))
    let known: Set<Substring> = [
        "!doctype", "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "b", "span", "i",
    ]
    for piece in page.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
        let tag = try #require(piece.split(separator: ">", omittingEmptySubsequences: false).first)
        let name = tag.drop { $0 == "/" }.prefix { $0 != " " }
        #expect(known.contains(name), "<\(tag)>")
        for leads in ["href", "src=", "url(", "onload"] { #expect(!tag.contains(leads), "<\(tag)>") }
    }
}

/// RFC 4180, as a spreadsheet reads it: by code points, since Swift takes the two that end a line for one letter.
private func csv(_ text: String) throws -> [[String]] {
    var letters = Array(text.unicodeScalars)
    guard letters.first == "\u{feff}" else { throw Stuck("no mark that says UTF-8") }
    letters.removeFirst()
    var (rows, row, cell): ([[String]], [String], String) = ([], [], "")
    var (at, quoted) = (0, false)
    while at < letters.count {
        let letter = letters[at]
        at += 1
        switch letter {
        case "\"" where quoted && at < letters.count && letters[at] == "\"":
            cell.unicodeScalars.append(letter)
            at += 1
        case "\"": quoted.toggle()
        case "," where !quoted, "\n" where !quoted:
            row.append(cell)
            cell = ""
            guard letter == "\n" else { break }
            rows.append(row)
            row = []
        case "\r" where !quoted: break
        default: cell.unicodeScalars.append(letter)
        }
    }
    #expect(!quoted && row.isEmpty && cell.isEmpty, "it ends with a line")
    return rows
}
