import FootholdCore
import FootholdModel
import Foundation
import TestSupport
import Testing

/// How the model keeps the screen protocol, whatever core answers.
@MainActor struct FootholdModelTests {
    private let fake = FakeFootholdClient()
    private let note = FieldAt(form: "note", field: "tried")

    private func phone(saved: [String] = []) async throws -> Phone {
        try await Phone.start(saved: saved, client: fake)
    }

    private func draws(_ route: Route, _ fields: (String, FieldKind)...) {
        let form = Block.form(
            id: "note",
            fields: fields.map { fieldOf($0.0, value: "before", kind: $0.1) },
            submit: Button(label: words("Send"), tap: .submit(form: "note"))
        )
        let others = fake.draws
        fake.draws = { $0 == route ? screenAt(route, [form]) : try await others($0) }
    }

    private func refuses(_ error: any Error) {
        fake.performs = { _ in throw error }
    }

    @Test func a_restored_stack_is_where_it_was() async throws {
        fake.places = ["home": .home, "guide": .guide(id: "x")]
        let phone = try await phone(saved: ["home", "guide"])
        #expect(phone.screen.route == .guide(id: "x"))
        #expect(phone.drawn.canGoBack)
        await phone.back()
        #expect(phone.screen.route == .home)
        #expect(!phone.drawn.canGoBack)
        await phone.back()
        #expect(phone.screen.route == .home, "nothing is behind it")
        #expect(phone.model.saved == ["home"])
    }

    @Test func started_again_it_only_draws_again() async throws {
        let phone = try await phone()
        await phone.visit(.help)
        await phone.model.start(saved: ["guide"]).value
        #expect(phone.screen.route == .help)
        #expect(phone.model.saved == ["home", "help"])
    }

    @Test func a_link_from_outside_waits_for_what_is_restored_and_goes_on_top() async throws {
        fake.places = ["home": .home, "guide": .guide(id: "x"), "link": .help]
        let phone = try await phone(saved: ["home", "guide"])
        await phone.model.openLink("link").value
        #expect(phone.drawn.routes == [.home, .guide(id: "x"), .help])
        await phone.model.openLink("no link of ours").value
        #expect(phone.screen.route == .lost)
    }

    @Test func what_opens_the_app_goes_on_top_of_what_is_restored() async throws {
        fake.places = ["home": .home, "guide": .guide(id: "x"), "link": .help, "step/1": .keptStep(id: 1)]
        func opened(by open: (FootholdModel) -> Task<Void, Never>) async -> [Route] {
            let model = FootholdModel(client: fake, now: { checked }, carryOut: { _ in })
            let opening = open(model)
            await Task.yield()
            await model.start(saved: ["home", "guide"]).value
            await opening.value
            return model.routes
        }
        #expect(await opened { $0.openLink("link") } == [.home, .guide(id: "x"), .help])
        #expect(await opened { $0.openReminder("step/1") } == [.home, .guide(id: "x"), .keptStep(id: 1)])
    }

    @Test func a_reminder_leads_to_its_place_even_if_that_is_private() async throws {
        fake.places = ["step/1": .keptStep(id: 1)]
        let phone = try await phone()
        await phone.model.openReminder("step/1").value
        #expect(phone.drawn.routes == [.home, .keptStep(id: 1)])
    }

    @Test func what_the_reader_went_to_in_static_help_lies_on_top_of_what_is_restored() async throws {
        fake.places = ["home": .home, "check": .check]
        let model = FootholdModel(client: fake, now: { checked }, carryOut: { _ in })
        await model.start(saved: ["home", "check"], meanwhile: { [.help, .line(id: "us-988")] }).value
        #expect(model.routes == [.home, .check, .help, .line(id: "us-988")])
    }

    @Test
    func what_is_typed_survives_a_redraw_and_another_screen_and_is_gone_when_its_place_is_left() async throws {
        draws(.newNote, ("tried", .words))
        let phone = try await phone()
        await phone.visit(.newNote)
        phone.model.type(form: "note", field: "tried", value: "half a sen")
        await phone.model.refresh().value
        #expect(phone.drawn.value(form: "note", field: fieldOf("tried", value: "before")) == "half a sen")
        await phone.visit(.help)
        #expect(phone.drawn.typed.isEmpty)
        await phone.back()
        #expect(phone.drawn.typed == [note: "half a sen"])
        #expect(!phone.model.saved.contains { $0.contains("half") })
        await phone.back()
        await phone.visit(.newNote)
        #expect(phone.drawn.typed.isEmpty)
        #expect(phone.drawn.value(form: "note", field: fieldOf("tried", value: "before")) == "before")
    }

    @Test func a_form_is_sent_whole_and_what_was_typed_goes_only_once_it_was_taken() async throws {
        draws(.newNote, ("tried", .words), ("try_next", .line))
        refuses(FootholdError.Diary(trouble: .full, reason: "No space is left."))
        let phone = try await phone()
        await phone.visit(.newNote)
        phone.model.type(form: "note", field: "tried", value: "words")
        await phone.tap(.submit(form: "note"))
        let sent = [FieldValue(id: "tried", value: "words"), FieldValue(id: "try_next", value: "before")]
        #expect(fake.performed.last == .submit(form: "note", values: sent))
        #expect(phone.problem == .refused(reason: "No space is left.", trouble: .full))
        #expect(phone.drawn.typed == [note: "words"])
        fake.performs = { _ in Outcome(go: nil, effects: []) }
        await phone.tap(.submit(form: "note"))
        #expect(phone.drawn.typed.isEmpty)
        #expect(phone.problem == nil)
    }

    @Test func what_cannot_be_used_is_said_at_its_field_until_that_is_typed_in_again() async throws {
        draws(.newNote, ("tried", .words), ("try_next", .line))
        refuses(FootholdError.Invalid(field: "tried", reason: "It is too long."))
        let phone = try await phone()
        await phone.visit(.newNote)
        await phone.tap(.submit(form: "note"))
        #expect(phone.problem == .inField(note, reason: "It is too long."))
        #expect(phone.drawn.problem(form: "note", field: fieldOf("tried")) == "It is too long.")
        #expect(phone.drawn.problem(form: "note", field: fieldOf("try_next")) == nil)
        phone.model.type(form: "note", field: "try_next", value: "x")
        #expect(phone.problem == .inField(note, reason: "It is too long."))
        phone.model.type(form: "note", field: "tried", value: "x")
        #expect(phone.problem == nil)
    }

    @Test func a_pin_that_is_refused_is_typed_anew() async throws {
        draws(.lock, ("pin", .pin), ("again", .pin))
        refuses(FootholdError.Invalid(field: "again", reason: "It is not the same."))
        let phone = try await phone()
        await phone.visit(.lock)
        for field in ["pin", "again"] { phone.model.type(form: "note", field: field, value: "482915") }
        await phone.tap(.submit(form: "note"))
        #expect(
            phone.problem == .inField(FieldAt(form: "note", field: "again"), reason: "It is not the same.")
        )
        #expect(phone.drawn.typed == [FieldAt(form: "note", field: "pin"): "482915"])
    }

    @Test func a_panic_in_core_ends_nothing() async throws {
        struct Panic: Error {}
        refuses(Panic())
        fake.unlocks = { _, _ in throw Panic() }
        let phone = try await phone()
        await phone.tap(.do(action: .startAgain))
        #expect(!phone.drawn.isBusy)
        #expect(await phone.unlock() == .failed)
        fake.draws = { _ in throw Panic() }
        await phone.model.refresh().value
        #expect(phone.screen.route == .home, "what is in view stays")
        await phone.tap(phone.screen.help.crisis.tap)
        #expect(phone.effects.count == 1)
    }

    @Test func what_is_drawn_again_before_the_start_is_done_waits_for_it() async throws {
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        fake.places = ["home": .home, "guide": .guide(id: "x")]
        fake.draws = { route in
            for await _ in gate { break }
            return screenAt(route)
        }
        let model = FootholdModel(client: fake, now: { checked }, carryOut: { _ in })
        let started = model.start(saved: ["home", "guide"])
        #expect(model.saved == ["home", "guide"], "put away before anything is drawn")
        let others = [model.refresh(), model.lock()]
        open.finish()
        for task in [started] + others { await task.value }
        #expect(Set(fake.drawn) == [.guide(id: "x")])
        #expect(model.saved == ["home", "guide"])
    }

    @Test
    func what_is_wrong_with_no_field_in_view_is_said_as_a_message_until_the_place_is_left() async throws {
        draws(.import, ("passphrase", .passphrase))
        refuses(FootholdError.Invalid(field: "file", reason: "Choose a file first."))
        let phone = try await phone()
        await phone.visit(.import)
        await phone.tap(.submit(form: "note"))
        #expect(phone.problem == .refused(reason: "Choose a file first.", trouble: nil))
        await phone.back()
        #expect(phone.problem == nil)
        refuses(FootholdError.Unexpected(reason: "Something went wrong in here."))
        await phone.tap(.do(action: .startAgain))
        #expect(phone.problem == .refused(reason: "Something went wrong in here.", trouble: nil))
        phone.model.dismiss()
        #expect(phone.problem == nil)
    }

    @Test func what_is_asked_for_is_handed_on_in_order_and_said_if_it_fails() async throws {
        let message = Effect.text(number: "741741", body: "HOME", ifItFails: words("This phone cannot send it"))
        fake.performs = { _ in
            Outcome(go: Go(route: .help, mode: .push), effects: [.remindersChanged, message])
        }
        let phone = try await phone()
        await phone.tap(.do(action: .saveCheck))
        await phone.tap(phone.screen.help.crisis.tap)
        #expect(phone.effects.prefix(2) == [.remindersChanged, message])
        guard case .dial = phone.effects.last else { throw Stuck("it is dialled") }
        #expect(phone.screen.route == .help)
        phone.model.failed(message)
        #expect(phone.problem == .failed(message, words: words("This phone cannot send it")))
        #expect(message.copyable == "741741")
        phone.model.failed(.remindersChanged)
        #expect(phone.problem == nil, "nothing that the reader could do")
    }

    @Test func a_screen_that_comes_late_is_not_drawn_over_a_newer_one() async throws {
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        fake.draws = { route in
            if route == .diary { for await _ in gate { break } }
            return screenAt(route)
        }
        let phone = try await phone()
        let late = phone.model.tap(at("diary"))
        await phone.model.tap(at("help")).value
        #expect(phone.screen.route == .help, "help waits for nobody")
        open.finish()
        await late.value
        #expect(phone.screen.route == .help)
        #expect(phone.drawn.routes == [.home, .diary, .help])
    }

    @Test func whoever_went_on_while_something_was_done_is_not_called_back() async throws {
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        fake.performs = { _ in
            for await _ in gate { break }
            return Outcome(go: Go(route: .storage, mode: .return), effects: [.remindersChanged])
        }
        let phone = try await phone()
        let slow = phone.model.tap(.do(action: .salvage))
        await phone.model.tap(at("help")).value
        #expect(phone.drawn.isBusy)
        open.finish()
        await slow.value
        #expect(!phone.drawn.isBusy)
        #expect(phone.screen.route == .help)
        #expect(phone.effects == [.remindersChanged], "it was done all the same")
    }

    @Test func whoever_leaves_leaves_wherever_they_have_gone_meanwhile() async throws {
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        fake.performs = { _ in
            for await _ in gate { break }
            return Outcome(go: Go(route: .home, mode: .reset), effects: [.leave])
        }
        let phone = try await phone()
        let leaving = phone.model.tap(.do(action: .leave))
        await phone.model.tap(at("diary")).value
        open.finish()
        await leaving.value
        #expect(phone.model.saved == ["home"])
    }

    @Test func leaving_forgets_what_is_typed() async throws {
        draws(.home, ("tried", .words))
        fake.performs = { _ in Outcome(go: Go(route: .home, mode: .reset), effects: [.leave]) }
        let phone = try await phone()
        phone.model.type(form: "note", field: "tried", value: "words")
        await phone.tap(.do(action: .leave))
        #expect(phone.drawn.typed.isEmpty)
        #expect(phone.model.saved == ["home"])
    }

    @Test func a_phone_that_is_put_down_keeps_half_a_note_and_no_passphrase() async throws {
        draws(.home, ("tried", .words), ("pin", .pin), ("again", .passphrase))
        let phone = try await phone()
        for field in ["tried", "pin", "again"] { phone.model.type(form: "note", field: field, value: "typed") }
        await phone.model.lock().value
        #expect(phone.drawn.typed == [note: "typed"])
    }

    @Test func a_phone_that_is_put_down_keeps_no_page_of_the_diary() async throws {
        let phone = try await phone()
        await phone.visit(.diary)
        await phone.visit(.help)
        #expect(phone.model.drawn(at: .diary) != nil, "it is seen while a swipe uncovers it")
        await phone.model.lock().value
        #expect(phone.model.drawn(at: .diary) == nil)
        #expect(phone.model.drawn(at: .help) != nil)
    }

    @Test func the_systems_own_back_is_followed_at_once() async throws {
        let phone = try await phone()
        for route in [Route.check, .tile(id: "body"), .help] { await phone.visit(route) }
        phone.model.back(to: 2)
        #expect(phone.model.routes == [.home, .check], "before anything is drawn anew")
        #expect(phone.screen.route == .check)
        await phone.model.refresh().value
        #expect(phone.drawn.routes == [.home, .check])
    }

    @Test func a_new_place_is_gone_to_once_it_is_drawn() async throws {
        let phone = try await phone()
        let going = phone.model.tap(at("help"))
        #expect(phone.model.routes == [.home])
        await going.value
        #expect(phone.model.routes == [.home, .help])
    }

    @Test func a_diary_that_does_not_open_says_what_is_wrong_and_everything_else_goes_on() async throws {
        fake.unlocks = { _, _ in throw FootholdError.Diary(trouble: .wrongKey, reason: "Another key.") }
        fake.tends = { throw FootholdError.Diary(trouble: .damaged, reason: "It is damaged.") }
        let phone = try await phone()
        let before = fake.drawn.count
        #expect(await phone.unlock() == .wrongKey)
        #expect(await phone.model.tend() == .damaged)
        #expect(fake.drawn.count == before + 2, "what that changes is drawn")
        fake.unlocks = { _, _ in }
        #expect(await phone.unlock() == nil)
        #expect(fake.isUnlocked)
    }

    @Test func without_a_library_nothing_is_drawn_and_nothing_fails() async throws {
        fake.draws = { _ in throw LibraryMissing() }
        refuses(LibraryMissing())
        let phone = try await phone()
        #expect(phone.model.shown == .libraryMissing)
        await phone.model.tap(.do(action: .startAgain)).value
        await phone.model.openLink("help").value
        await phone.model.refresh().value
        #expect(phone.model.shown == .libraryMissing)
    }

    @Test func what_went_wrong_on_a_private_page_is_gone_when_the_diary_closes_but_not_what_help_could_not_do()
        async throws
    {
        let fake = FakeFootholdClient()
        fake.draws = { screenAt($0, isPrivate: $0 == .result) }
        let phone = try await Phone.start(client: fake)
        let own = Effect.dial(number: "555 010 0199", uri: "tel:5550100199", ifItFails: words("Use any phone"))
        guard case .reach(let crisis) = helpBar.crisis.tap else { throw Stuck("it calls") }
        for (route, effect, stays) in [
            (Route.result, own, false), (.result, crisis.effect, true), (.help, own, true),
        ] {
            await phone.visit(route)
            phone.model.failed(effect)
            #expect(phone.problem != nil)
            await phone.model.lock().value
            #expect((phone.problem != nil) == stays, "\(route) \(effect)")
        }
    }
}
