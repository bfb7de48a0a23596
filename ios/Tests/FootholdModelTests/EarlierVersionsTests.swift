import FootholdCore
import FootholdModel
import Foundation
import SQLiteInFoothold
import TestSupport
import Testing

/// A diary of every version that was shipped opens (tests/store), and one of a version to come is left alone.
@MainActor struct EarlierVersionsTests {
    private func versions() throws -> [String] {
        try names(in: "tests/store").filter { $0.wholeMatch(of: /v\d+\.sql/) != nil }
    }

    /// A phone on which another program, with the key, wrote the diary.
    private func phone(_ folder: URL, _ sql: String) async throws -> Phone {
        let phone = try await Phone.start(folder: folder, opens: false)
        try FileManager.default.createDirectory(
            at: phone.file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        var connection: OpaquePointer?
        guard sqlite3_open(phone.file.path, &connection) == 0 else { throw Stuck("no file") }
        defer { _ = sqlite3_close(connection) }
        let digits = madeUpKey.map { String(format: "%02x", $0) }.joined()
        for part in ["PRAGMA cipher_log = off; PRAGMA key = \"x'\(digits)'\"", sql] {
            guard sqlite3_exec(connection, part, nil, nil, nil) == 0 else {
                throw Stuck(String(cString: sqlite3_errmsg(connection)))
            }
        }
        return phone
    }

    @Test func a_diary_of_every_version_opens_and_reads() async throws {
        #expect(try !versions().isEmpty)
        for version in try versions() {
            try await withFolder { folder in
                let phone = try await phone(folder, try read("tests/store/\(version)"))
                #expect(await phone.unlock() == nil, "\(version)")
                let people = await phone.shown(.people)
                #expect(people.contains("Robin") && !people.contains("Gone"), "\(version)")
                let shown = await phone.shown(timeline)
                for words in ["Said what I saw", "Ate with us"] {
                    #expect(shown.contains(words), "\(version): \(shown)")
                }
                try await phone.act(.choosePerson(person: 2))
                let others = await phone.shown(timeline)
                #expect(others.contains("He laughed — once") || others.contains("good"), "\(others)")
                #expect(!others.contains("Taken back"))
                try await phone.note(["tried": "And it can be written"])
                #expect(await phone.shown(timeline).contains("And it can be written"))
                await phone.model.lock().value
            }
        }
    }

    @Test func a_newer_diary_is_refused_and_no_byte_changes() async throws {
        let last = try #require(try versions().last)
        try await withFolder { folder in
            let phone = try await phone(folder, try read("tests/store/\(last)") + "PRAGMA user_version = 999;")
            let before = try phone.files()
            #expect(await phone.unlock() == .newer)
            #expect(try phone.files() == before)
            #expect(await !phone.shown(.people).contains("Robin"))
            #expect(await phone.visit(.help).route == .help)
        }
    }
}
