import FootholdCore
import FootholdModel
import Foundation
import TestSupport
import Testing

/// A Keychain that does what a test tells it.
final class FakeSafe: KeySafe, @unchecked Sendable {
    struct Refuses: Error {}
    var kept: Data?
    var answers = true

    func read() throws -> Data? {
        guard answers else { throw Refuses() }
        return kept
    }

    func write(_ key: Data) throws {
        guard answers else { throw Refuses() }
        kept = key
    }

    func forget() throws {
        guard answers else { throw Refuses() }
        kept = nil
    }
}

/// A key is made once, and never while a diary lies in the folder.
@MainActor struct DiaryKeyTests {
    private let safe = FakeSafe()

    @Test func a_first_run_makes_a_key_and_the_next_finds_it() async throws {
        try await withFolder { folder in
            let key = DiaryKey(safe: safe, diary: folder.appending(path: "diary"))
            guard case .key(let first) = key.read() else { throw Stuck("a key") }
            #expect(first.count == 32)
            #expect(Set(first).count > 8, "not all the same")
            #expect(key.read() == .key(first))
            let other = DiaryKey(safe: FakeSafe(), diary: folder.appending(path: "other")).read()
            #expect(other != .key(first))
        }
    }

    @Test func a_lost_key_is_not_replaced_while_a_diary_lies_there() async throws {
        try await withFolder { folder in
            let key = DiaryKey(safe: safe, diary: folder)
            #expect(key.read() != .lost, "an empty folder is a first run")
            try Data().write(to: folder.appending(path: "file"))
            safe.kept = nil
            #expect(key.read() == .lost)
            #expect(safe.kept == nil)
            safe.kept = Data(repeating: 1, count: 31)
            #expect(key.read() == .lost, "half a key is none")
        }
    }

    @Test func a_safe_that_does_not_answer_may_the_next_time() async throws {
        try await withFolder { folder in
            let key = DiaryKey(safe: safe, diary: folder)
            safe.answers = false
            #expect(key.read() == .notNow)
            #expect(key.renew() == .notNow)
            safe.answers = true
            guard case .key = key.read() else { throw Stuck("a key") }
        }
    }

    @Test func a_renewed_key_is_another_one() async throws {
        try await withFolder { folder in
            let key = DiaryKey(safe: safe, diary: folder)
            let before = key.read()
            let after = key.renew()
            #expect(after != before)
            #expect(key.read() == after)
        }
    }
}

/// The diary opens when the app comes to the screen, whatever became of its key, and closes when it leaves.
@MainActor struct DiaryLifeTests {
    private let safe = FakeSafe()

    private func life(_ phone: Phone) -> DiaryLife {
        DiaryLife(model: phone.model, safe: safe, folder: phone.diary)
    }

    @Test func it_opens_with_the_phones_own_key_and_closes() async throws {
        try await withFolder { folder in
            let phone = try await Phone.start(folder: folder, opens: false)
            let life = life(phone)
            await life.open()
            #expect(life.isOpen)
            try await phone.note(["tried": "Listened"])
            await life.close()
            #expect(!life.isOpen)
            #expect(rows(await phone.visit(timeline), "note/").isEmpty)
            await life.open()
            await life.tend()
            #expect(rows(await phone.visit(timeline), "note/").count == 1)
            await life.close()
        }
    }

    @Test func a_lost_key_is_said_and_a_new_diary_is_offered() async throws {
        try await withFolder { folder in
            let phone = try await Phone.start(folder: folder, opens: false)
            let life = life(phone)
            await life.open()
            try await phone.note(["tried": "PLANTED"])
            await life.close()
            safe.kept = nil
            await life.open()
            #expect(!life.isOpen)
            let shut = await phone.visit(.diary)
            #expect(rows(shut, "start-anew") == ["start-anew"])
            #expect(!text(shut).contains("PLANTED"))
            #expect(dials(await phone.visit(.help)).prefix(2) == ["911", "988"], "help never notices")
            #expect(safe.kept == nil, "no key was made while a diary lies there")
        }
    }

    @Test func a_deleted_diary_gets_a_new_key() async throws {
        try await withFolder { folder in
            let phone = try await Phone.start(folder: folder, opens: false)
            let life = life(phone)
            await life.open()
            let before = safe.kept
            try await phone.act(.deleteEverything)
            #expect(phone.effects.contains(.forgetKey))
            await life.renewKey()
            #expect(life.isOpen)
            #expect(safe.kept != before)
            try await phone.note(["tried": "A new start"])
            await life.close()
        }
    }

    @Test func a_safe_that_does_not_answer_leaves_the_diary_closed() async throws {
        try await withFolder { folder in
            let phone = try await Phone.start(folder: folder, opens: false)
            safe.answers = false
            let life = life(phone)
            await life.open()
            #expect(!life.isOpen)
            safe.answers = true
            await life.open()
            #expect(life.isOpen)
            await life.close()
        }
    }
}
