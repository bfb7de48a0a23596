import FootholdCore
import FootholdModel
import TestSupport
import Testing

/// With its library the app draws; without it that is a state and no crash.
@MainActor struct LibraryTests {
    private struct Gone: Error {}

    @Test func the_help_screen_needs_no_object() throws {
        let bar = help(region: "us", locale: "en").help
        let numbers = [bar.emergency, bar.crisis].map { button -> String in
            if case .reach(let channel) = button.tap, case .dial(_, let uri, _) = channel.effect { uri } else { "" }
        }
        #expect(numbers == ["tel:911", "tel:988"])
    }

    @Test func with_its_library_it_draws() async throws {
        let phone = try await Phone.start()
        #expect(phone.screen.route == .home)
    }

    @Test func a_library_that_is_not_there_is_a_state_and_no_crash() async throws {
        let client = RustFootholdClient(load: { throw Gone() }) { firstRun(region: "US", locale: "en") }
        let phone = try await Phone.start(client: client)
        #expect(phone.model.shown == .libraryMissing)
        await phone.model.tap(at("help")).value
        #expect(phone.model.shown == .libraryMissing)
        #expect(await phone.model.reminders() == nil)
        #expect(await phone.model.settings() == nil)
        await #expect(throws: LibraryMissing.self) { try await client.screen(.help, now: checked) }
    }

    @Test func the_library_is_loaded_once_and_not_on_the_main_thread() async throws {
        final class Loads: @unchecked Sendable { var count = 0 }
        let loads = Loads()
        let client = RustFootholdClient(load: { loads.count += 1 }) { firstRun(tag: "en-GB", locale: "en") }
        async let one = client.screen(.help, now: checked)
        async let other = client.screen(.home, now: checked)
        _ = try await (one, other)
        #expect(loads.count == 1)
        #expect(try await client.settings().region == "GB")
    }
}
