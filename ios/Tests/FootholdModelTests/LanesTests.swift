import FootholdCore
import FootholdModel
import TestSupport
import Testing

@MainActor struct LanesTests {
    @Test func help_and_the_check_never_wait_for_what_takes_long() async throws {
        try await withDiary { phone in
            let words = "river pancake window seven"
            let values = ["passphrase", "again"].map { FieldValue(id: $0, value: words) }
            var done = 0
            let exports = (0..<3).map { _ in
                Task {
                    _ = try await phone.client.perform(.submit(form: "export", values: values), now: checked)
                    done += 1
                }
            }
            // They are asked for first, and each of their keys takes a hundred times as long as both of these.
            await Task.yield()
            #expect(try await phone.client.screen(.help, now: checked).route == .help)
            _ = try await phone.client.perform(.tick(sign: "plan", mark: .yes), now: checked)
            #expect(done < 3)
            for export in exports { try await export.value }
        }
    }

    @Test func calls_of_one_kind_keep_their_order() async throws {
        let phone = try await Phone.start()
        let marks: [Mark] = (0..<50).map { $0.isMultiple(of: 2) ? .yes : .clear } + [.yes]
        let tasks = marks.map { phone.model.perform(.tick(sign: "plan", mark: $0)) }
        for task in tasks { await task.value }
        #expect(try await phone.look(.result).route == .result, "the last one counts")
    }
}
