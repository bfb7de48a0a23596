import FootholdCore
import FootholdModel
import Foundation
import TestSupport
import Testing

/// The diary as a whole, its lock, its key and its file: the same as in tests/diary.rs, by the same names.
@MainActor struct DiaryFileTests {
    private let pin = "482915"
    private let passphrase = "river pancake window seven"
    /// Bytes of a page.
    private let page = 4096

    private func setPin(_ phone: Phone) async throws {
        try await phone.submit("pin", ["pin": pin, "again": pin])
    }

    private func unlock(_ phone: Phone, with pin: String) async throws -> Problem? {
        try await phone.trySubmit("unlock", ["pin": pin])
    }

    @Test func j9_a_locked_diary_shows_nothing_and_help_stays_one_touch_away() async throws {
        try await withFolder { folder in
            var phone = try await Phone.start(folder: folder)
            try await phone.note(["tried": "PLANTED-WORD"])
            try await phone.person("PLANTED-NAME")
            try await phone.submit("own-step", ["words": "PLANTED-STEP"])
            try await setPin(phone)
            try await phone.act(.lockNow)
            #expect(await phone.trouble(.remove(kind: "note", id: 1)) == .locked, "nothing can be written")
            for route in everyKindOfDiary(1, place) {
                #expect(await !phone.shown(route).contains("PLANTED"), "\(route)")
            }
            for route in [Route.home, .help, .check, .guides, .nextStep] {
                #expect(await !phone.shown(route).contains("PLANTED"), "\(route)")
            }
            #expect(await !phone.visit(.help).private)
            #expect(await phone.trouble(.startAnew) == .locked, "nor put away")
            #expect(await phone.trouble(.deleteEverything) == .locked, "nor deleted")
            // A frightened hand types something else: that is no guess.
            for other in ["e", "h", "", "help me", "48", "٤٨٢٩"] {
                #expect(try await unlock(phone, with: other) != nil)
            }
            for _ in 0..<5 {
                guard case .inField = try await unlock(phone, with: "000000") else { throw Stuck("it is wrong") }
            }
            guard case .inField(_, let wait) = try await unlock(phone, with: pin) else {
                throw Stuck("after five wrong ones even the right one waits")
            }
            #expect(wait.contains("1"), "\(wait)")
            // The wait survives the end of the process, and a clock set back does not make it longer.
            phone = try await phone.restarted()
            #expect(try await unlock(phone, with: pin) != nil)
            phone.later(-400 * day)
            #expect(try await unlock(phone, with: pin) != nil)
            phone.later(400 * day + 61)
            #expect(try await unlock(phone, with: pin) == nil)
            #expect(await phone.shown(.nextStep).contains("PLANTED-STEP"))
            // Right once, and the count starts anew.
            try await phone.act(.lockNow)
            #expect(try await unlock(phone, with: "1111") != nil)
            #expect(try await unlock(phone, with: pin) == nil)
        }
    }

    @Test func a_check_that_is_to_be_kept_waits_for_the_lock_to_be_opened() async throws {
        try await withDiary { phone in
            try await setPin(phone)
            try await phone.act(.lockNow)
            try await phone.act(.tick(sign: "means_in_hand", mark: .yes))
            #expect(try await phone.act(.saveCheck).route == .diary, "where the lock is")
            #expect(try await unlock(phone, with: pin) == nil)
            #expect(rows(await phone.visit(timeline), "check/").count == 1)
            try await phone.act(.lockNow)
            #expect(try await unlock(phone, with: pin) == nil)
            #expect(rows(await phone.visit(timeline), "check/").count == 1, "once")
        }
    }

    @Test
    func an_export_comes_back_whole_on_another_phone_and_anything_else_is_refused_with_a_reason() async throws {
        try await withDiary { phone in
            try await phone.person("Sam", ["age": "minor"])
            try await phone.note(["tried": "Sat with them", "outcome": "worked"])
            guard case .inField = try await phone.trySubmit("export", ["passphrase": "short", "again": "short"])
            else { throw Stuck("too short") }
            guard
                case .inField(let at, _) = try await phone.trySubmit(
                    "export",
                    ["passphrase": passphrase, "again": "river"]
                )
            else { throw Stuck("it differs") }
            #expect(at.field == "again")
            try await phone.submit("export", ["passphrase": passphrase, "again": passphrase])
            guard case .share(let bytes, let name, _, _) = phone.effects.last else { throw Stuck("no file") }
            #expect(name.hasSuffix(".age") && !name.contains("foothold"), "a name that says little: \(name)")
            try await withDiary { try await takesOnlyTheRightFile($0, bytes) }
        }
    }

    private func takesOnlyTheRightFile(_ other: Phone, _ bytes: Data) async throws {
        try await other.note(["tried": "What was there before"])
        try await other.act(.lockNow)
        let before = await other.shown(timeline)
        func bringBack(_ file: Data, _ passphrase: String) async throws -> Problem? {
            try await other.act(.filePicked(bytes: file))
            return try await other.trySubmit("import", ["passphrase": passphrase])
        }
        var flipped = bytes
        flipped[flipped.count - 40] ^= 1
        for (file, words) in [
            (bytes, "wrong passphrase"), (flipped, passphrase), (bytes.dropLast(), passphrase),
            (Data("not a diary".utf8), passphrase), (Data(), passphrase),
        ] {
            #expect(try await bringBack(file, words) != nil)
            #expect(await other.shown(timeline) == before, "nothing was changed")
        }
        #expect(try await bringBack(bytes, passphrase) == nil, "the right file with the right passphrase")
        #expect(await other.shown(.people).contains("Sam"))
        try await other.act(.choosePerson(person: 1))
        #expect(await other.shown(timeline).contains("Sat with them"))
    }

    @Test
    func a_wrong_short_or_lost_key_is_a_plain_sentence_and_starting_anew_sets_the_old_diary_aside() async throws {
        try await withDiary { phone in
            try await phone.note(["tried": "PLANTED"])
            await phone.model.lock().value
            let before = try phone.files()
            await phone.unlock(Data(repeating: 7, count: 31))
            #expect(await phone.shown(.diary).contains("Start a new"), "a key that is none can be given up")
            let wrong = Data(repeating: 1, count: 32)
            for (key, trouble) in [
                (wrong, Trouble.wrongKey), (Data(repeating: 7, count: 31), .keyLength), (Data(), .keyLength),
                (wrong, .wrongKey),
            ] {
                #expect(await phone.unlock(key) == trouble)
                #expect(try phone.files() == before, "not a byte was changed")
            }
            let shut = await phone.visit(timeline)
            #expect(rows(shut, "start-anew") == ["start-anew"])
            #expect(await phone.visit(.check).route == .check, "help never notices")
            // Nothing is put away by one touch.
            let asked = await phone.visit(.startAnew)
            let tap = Tap.do(action: .startAnew)
            #expect(!cards(shut).contains { $0.tap == tap })
            #expect(cards(asked).contains { $0.tap == tap })
            await phone.tap(tap)
            #expect(await phone.shown(.storage).contains("Set aside on these days"))
            try await phone.note(["tried": "A new start"])
            #expect(await !phone.shown(timeline).contains("PLANTED"))
            let kept = try phone.files().keys
            #expect(kept.contains { $0.contains("aside") }, "set aside, not deleted")
        }
    }

    @Test func deleting_everything_leaves_no_byte_and_asks_for_a_new_key() async throws {
        try await withDiary { phone in
            try await phone.note(["tried": "PLANTED"])
            #expect(await phone.model.tend() == nil, "a copy is made")
            try await phone.person("Sam", ["clinician_number": "555 010 0199"])
            phone.effects = []
            try await phone.act(.deleteEverything)
            #expect(await phone.model.settings()?.clinicianNumber == "", "what was said about them goes too")
            #expect(phone.effects.contains { if case .keepSettings = $0 { true } else { false } })
            #expect(phone.effects.contains(.forgetKey) && phone.effects.contains(.remindersChanged))
            let left = try phone.files().values
            #expect(left.allSatisfy { $0.isEmpty })
            #expect(await phone.unlock() == nil, "a new diary")
            #expect(rows(await phone.visit(timeline), "note/").isEmpty)
        }
    }

    /// What the phone has armed it keeps where core does not know: a diary that cannot be read now still has its days.
    @Test func reminders_are_unknown_while_the_diary_cannot_be_read_and_none_once_it_is_deleted() async throws {
        try await withFolder { folder in
            var phone = try await Phone.start(folder: folder)
            try await phone.submit("own-step", ["words": "Ask again on Saturday"])
            try await phone.submit("plan/1", ["day": "2026-11-25", "time": "10:30"])
            let planned = await phone.model.reminders()
            #expect(planned?.count == 1)
            await phone.model.lock().value
            #expect(await phone.model.reminders() == nil, "closed")
            let whole = try Data(contentsOf: phone.file)
            try (whole.prefix(100) + Data(count: whole.count - 100)).write(to: phone.file)
            #expect(await phone.unlock() != nil)
            #expect(await phone.model.reminders() == nil, "damaged")
            try whole.write(to: phone.file)
            #expect(await phone.unlock() == nil, "as it was")
            #expect(await phone.model.reminders() == planned)
            try await setPin(phone)
            phone = try await phone.restarted()
            #expect(await phone.model.reminders() == planned, "a PIN takes no reminder away")
            try await phone.submit("unlock", ["pin": "482915"])
            try await phone.act(.deleteEverything)
            #expect(await phone.model.reminders() == [], "deleted")
            await phone.model.lock().value
        }
    }

    @Test func a_damaged_diary_never_takes_help_with_it_and_what_can_be_read_is_saved() async throws {
        try await withDiary { phone in
            for at in 0..<200 {
                try await phone.note(["tried": "note \(at) " + String(repeating: "and more words ", count: 20)])
            }
            await phone.model.lock().value
            var bytes = try Data(contentsOf: phone.file)
            // Past the first pages, on which the tables themselves hang.
            let middle = bytes.count * 3 / 4 / page * page
            bytes.replaceSubrange(middle + 100..<middle + 3000, with: Data(count: 2900))
            try bytes.write(to: phone.file)
            await phone.unlock()
            await phone.model.tend()
            #expect(rows(await phone.visit(timeline), "salvage") == ["salvage"], "\(text(phone.screen))")
            for route in [Route.home, .help, .check, .guides, .search] {
                #expect(await phone.visit(route).route == route, "help never notices")
            }
            try await phone.act(.salvage)
            #expect(await phone.shown(timeline).contains("note "))
            let aside = try phone.files().filter { $0.key.contains("aside") && $0.key.hasSuffix("diary.db") }
            #expect(Array(aside.values) == [bytes], "the damaged file is kept as it was")
        }
    }

    @Test func a_file_that_lost_its_end_gives_back_what_it_still_holds() async throws {
        try await withDiary { phone in
            for at in 0..<100 {
                try await phone.note(["tried": "note \(at) " + String(repeating: "and more words ", count: 30)])
            }
            await phone.model.lock().value
            let handle = try FileHandle(forWritingTo: phone.file)
            try handle.truncate(atOffset: handle.seekToEnd() - UInt64(2 * page))
            try handle.close()
            #expect(await phone.unlock() == .damaged)
            try await phone.act(.salvage)
            let told = await phone.shown(.diary)
            let read = told.firstMatch(of: /could be read: (\d+)\./).flatMap { Int($0.1) }
            #expect(read ?? 0 >= 60, "\(told)")
        }
    }

    @Test func guesses_of_many_processes_are_counted_as_one() async throws {
        try await withDiary { phone in
            try await phone.submit("pin", ["pin": "4711", "again": "4711"])
            await phone.model.lock().value
            let folder = try #require(phone.folder)
            let processes = (0..<8).map { process in Task { try await guesses(folder, process) } }
            var looked = 0
            for process in processes { looked += try await process.value }
            #expect(looked == 5, "then even the right one has to wait")
        }
    }

    /// How many of three wrong guesses in a process of their own were looked at.
    private func guesses(_ folder: URL, _ process: Int) async throws -> Int {
        let other = try await Phone.start(folder: folder, opens: false)
        var looked = 0
        for guess in 0..<3 {
            #expect(await other.unlock() == nil)
            guard case .inField(_, let reason) = try await unlock(other, with: "\(process)\(guess)00") else {
                throw Stuck("it is wrong")
            }
            if reason.contains("That is not the PIN") { looked += 1 }
        }
        await other.model.lock().value
        return looked
    }

    @Test
    func where_nothing_can_be_read_the_copies_are_offered_and_not_the_same_button_again() async throws {
        try await withDiary { phone in
            try await phone.note(["tried": "PLANTED"])
            #expect(await phone.model.tend() == nil, "a copy is made")
            await phone.model.lock().value
            var bytes = try Data(contentsOf: phone.file)
            bytes[200] ^= 1
            try bytes.write(to: phone.file)
            #expect(await phone.unlock() != nil, "its first page is damaged")
            #expect(await phone.trouble(.salvage) == .damaged)
            #expect(rows(await phone.visit(.diary), "") == ["copy/1", "start-anew"])
            try await phone.act(.bringBack(copy: 1))
            #expect(await phone.shown(timeline).contains("PLANTED"))
        }
    }

    /// Notes, a copy from before the lock was set, and the lock; closed.
    private func lockedWithCopies(_ phone: Phone) async throws {
        for at in 0..<60 {
            try await phone.note(["tried": "PLANTED \(at) " + String(repeating: "words ", count: 40)])
        }
        #expect(await phone.model.tend() == nil, "a copy without a lock")
        try await setPin(phone)
        await phone.model.lock().value
    }

    @Test func going_back_to_a_copy_does_not_take_the_lock_off() async throws {
        try await withDiary { phone in
            try await lockedWithCopies(phone)
            var bytes = try Data(contentsOf: phone.file)
            bytes.replaceSubrange(0..<200, with: Data(count: 200))
            try bytes.write(to: phone.file)
            #expect(await phone.unlock() != nil, "its first page is gone")
            let copy = try #require(rows(await phone.visit(.diary), "copy/").last)
            try await phone.act(.bringBack(copy: try #require(UInt32(copy.dropFirst("copy/".count)))))
            #expect(await !phone.shown(timeline).contains("PLANTED"))
            #expect(try await unlock(phone, with: pin) == nil)
            #expect(await phone.shown(timeline).contains("PLANTED"))
        }
    }

    @Test func salvaging_does_not_take_the_lock_off() async throws {
        try await withDiary { phone in
            try await lockedWithCopies(phone)
            let before = try phone.files()
            let whole = try Data(contentsOf: phone.file)
            var salvaged = 0
            // Every fifth; in Rust every one.
            for at in stride(from: 1, to: whole.count / page, by: 5) {
                try FileManager.default.removeItem(at: phone.diary)
                for (name, bytes) in before {
                    let file = phone.diary.appending(path: name)
                    try FileManager.default.createDirectory(
                        at: file.deletingLastPathComponent(),
                        withIntermediateDirectories: true
                    )
                    try bytes.write(to: file)
                }
                var damaged = whole
                damaged.replaceSubrange(at * page..<(at + 1) * page, with: Data(count: page))
                try damaged.write(to: phone.file)
                await phone.unlock()
                await phone.model.tend()
                if await phone.refused(.salvage) == nil {
                    salvaged += 1
                    #expect(await phone.trouble(.remove(kind: "note", id: 1)) == .locked, "page \(at)")
                }
                await phone.model.lock().value
            }
            #expect(salvaged > 2)
        }
    }
}
